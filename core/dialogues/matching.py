"""Whether a text means what an author wanted: every group met by one of its entries, none of the forbidden there.

An entry is a lemma (`want` hears wanted), a phrase (`how much`; articles and small adverbs may stand between its
words), or a class: `<yes>`, `<no>`, `<number>`, `<time>`, `<thanks>`, `<greeting>`, `<bye>`, `<help>` of phrases.yaml,
`<question>` for anything that asks, `<word>` for any word in Latin letters, `<sentence>` for three English words and
more. A dot before an entry: it begins a clause; a dot
behind it: it ends one (`i do.`). What is denied does not count ("no coffee"), but for entries that deny themselves
(`not sure`) and those with a wave before them (`~concentrate` hears "I can't concentrate"). A word that is none may
be a typo of an entry's word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from lemminflect import getAllInflections, getAllLemmas

from core.dialogues.distance import is_near
from core.dialogues.said import Word, heard_as, phrases, said, words_of
from core.dialogues.schema import Groups, Reply, Wanted
from core.dialogues.wording import is_common

ENGINE = "intents/1"
"""Raised with every change of a rule."""
_FILLERS = frozenset(
    "a an the some any really very just also please so quite perhaps maybe always still only actually probably".split()
)
_ARTICLES = frozenset({"a", "an", "the"})
_BEFORE_A_CLAUSE = frozenset("oh well so and but um er yes no yeah sorry hm ah okay ok".split())
_DIGITS = re.compile(r"\d[\d.,:]*(?:st|nd|rd|th|am|pm|%)?")
_LATIN = re.compile(r"[a-z][a-z'-]*")
_QUESTION_WORDS = frozenset("what where when why who whose which how".split())
_AUXILIARIES = frozenset("do does did is are was were am can could will would shall should may might have has".split())
_PRONOUNS = frozenset("i you he she it we they there this that".split())


def first_meant(text: str, replies: Sequence[Reply]) -> Reply | None:
    """The first reply that a text means; None when it means none."""
    words = said(text)
    return next((reply for reply in replies if _is_meant(words, reply)), None)


def means(text: str, wanted: Wanted) -> bool:
    """Whether a text means this."""
    return _is_meant(said(text), wanted)


def meets(text: str, groups: Groups) -> bool:
    """Whether every group is met by a text."""
    words = said(text)
    return all(_meets(words, group) for group in groups)


def class_names() -> frozenset[str]:
    """What may stand in angle brackets."""
    return frozenset({*phrases()["classes"], "word", "sentence", "question"})


def _is_meant(words: tuple[Word, ...], wanted: Wanted) -> bool:
    if any(_occurs(words, entry, even_denied=True) for entry in wanted.none):
        return False
    return all(_meets(words, group) for group in wanted.all)


def _meets(words: tuple[Word, ...], group: Sequence[str]) -> bool:
    return any(_occurs(words, entry) for entry in group)


def _occurs(words: tuple[Word, ...], entry: str, *, even_denied: bool = False) -> bool:
    if entry.startswith("<"):
        return _is_of_class(words, entry.strip("<>"), even_denied=even_denied)
    phrase = _phrase(entry)
    return any(phrase.stands_at(words, at, even_denied=even_denied or entry[0] == "~") for at in range(len(words)))


def _is_of_class(words: tuple[Word, ...], name: str, *, even_denied: bool) -> bool:
    if name == "word":
        return any(_LATIN.fullmatch(word.form) for word in words)
    if name == "sentence":
        return _is_sentence(words)
    if name == "question":
        return _asks(words)
    if name in {"number", "time"} and any(_DIGITS.fullmatch(word.form) for word in words):
        return True
    return any(_occurs(words, entry, even_denied=even_denied) for entry in phrases()["classes"][name])


def _is_sentence(words: tuple[Word, ...]) -> bool:
    """Three words and more, two thirds of them English: not what a cat types."""
    forms = [word.form for word in words if _LATIN.fullmatch(word.form)]
    return len(forms) >= 3 and 3 * sum(map(_is_english, forms)) >= 2 * len(forms)


def _asks(words: tuple[Word, ...]) -> bool:
    forms = [*(word.form for word in words), "", ""]
    begins = forms[0] in _QUESTION_WORDS or (forms[0] in _AUXILIARIES and forms[1] in _PRONOUNS)
    return begins or any("?" in form for form in forms)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry, read."""

    words: tuple[Word, ...]
    begins: bool
    ends: bool

    def stands_at(self, words: tuple[Word, ...], at: int, *, even_denied: bool) -> bool:
        """Whether it begins at a word. Fillers may stand between its words, marks may not."""
        if self.begins and not _is_beginning(words, at):
            return False
        end = self._end(words, at, even_denied=even_denied or self._denies)
        if end is None or (end < len(words) and self._is_turned(words[end])):
            return False
        return not self.ends or end == len(words) or words[end].is_mark or words[end].form == "please"

    @property
    def _denies(self) -> bool:
        return any(word.is_negative for word in self.words)

    def _end(self, words: tuple[Word, ...], at: int, *, even_denied: bool) -> int | None:
        for number, wanted in enumerate(self.words):
            while number and at < len(words) and words[at].form in _FILLERS and not _fits(words[at], wanted):
                at += 1
            if at >= len(words) or not _fits(words[at], wanted) or (words[at].denied and not even_denied):
                return None
            if words[at].idle and len(self.words) == 1:  # "no problem" is no "no"
                return None
            at += 1
        return at

    def _is_turned(self, after: Word) -> bool:
        """`i do` is not said by "I do not"."""
        return "not" in after.lemmas and not after.idle and not self._denies


def _is_beginning(words: tuple[Word, ...], at: int) -> bool:
    return at == 0 or words[at - 1].is_mark or words[at - 1].form in _BEFORE_A_CLAUSE


def _fits(word: Word, wanted: Word) -> bool:
    return not heard_as(wanted.form).isdisjoint(word.lemmas) or _is_typo(word.form, wanted.form)


@lru_cache(maxsize=20_000)
def _is_typo(form: str, wanted: str) -> bool:
    """Whether a form that is no English word comes near to a word, or to one of its forms."""
    if len(form) < 4 or len(wanted) < 4 or not _LATIN.fullmatch(form) or _is_english(form):
        return False
    return any(len(each) >= 4 and is_near(form, each) for each in _forms_of(wanted))


@lru_cache(maxsize=20_000)
def _is_english(form: str) -> bool:
    return bool(getAllLemmas(form)) or is_common(form)


@lru_cache(maxsize=5_000)
def _forms_of(word: str) -> frozenset[str]:
    return frozenset({word, *(form for forms in getAllInflections(word).values() for form in forms)})


@cache
def _phrase(entry: str) -> Phrase:
    words = words_of(entry.strip("~. "))
    full = tuple(word for word in words if word.form not in _ARTICLES)
    return Phrase(full or words, begins=entry.startswith("."), ends=entry.endswith("."))
