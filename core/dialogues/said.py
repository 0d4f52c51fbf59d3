"""What a learner said, as the intents look at it: words with their lemmas, and which of them are denied.

A negative word denies what follows it, up to the next mark or clause and at most seven words on; `no` and `without`
deny only what stands beside them. A question with `n't` ("Don't you have tea?") and the sayings of phrases.yaml ("I
don't mind") deny nothing.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from lemminflect import getAllLemmas

from core.answers.letters import on_the_other_keyboard
from core.answers.variants import american
from core.checker.morphology import AUXILIARY_LEMMAS
from core.checker.tokens import tokenize

LONGEST = 2_000
"""Characters that are looked at."""
FAR, NEAR = 7, 3
"""Words that a negation reaches."""
DENIES_FAR = frozenset({"not", "never", "hardly", "neither", "nor"})
DENIES_NEAR = frozenset({"no", "without", "nothing", "except", "nobody", "none"})
NEGATIVE = DENIES_FAR | DENIES_NEAR
_PUTS_ASIDE = {"rather": "than", "instead": "of"}
"""With the word behind them they deny what follows: "tea rather than coffee"."""
_NEW_CLAUSE = frozenset(
    "but however although though because so if whether where how what when why who which unless until then "
    "please".split()
)
_SUBJECTS = frozenset("i you he she it we they that this there".split())
_VERBS = frozenset("am is are was were will would can could must should have has had do did want need like".split())
_THINKING = frozenset("think believe suppose guess expect feel imagine say sure hope do be".split())
_ASKING = frozenset("do does did is are was were ca could wo would have has had should".split())
_MARK = re.compile(r"[.,;:!?…—–()]+")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark. `lemmas` are all that it may be a form of, in American spelling, and the form itself."""

    form: str
    lemmas: frozenset[str]
    denied: bool = False
    idle: bool = False
    """A negative word that denies nothing."""

    @property
    def is_mark(self) -> bool:
        return _MARK.fullmatch(self.form) is not None

    @property
    def is_negative(self) -> bool:
        return not self.lemmas.isdisjoint(NEGATIVE)


def said(text: str) -> tuple[Word, ...]:
    """The words of a text, in order."""
    return _with_denials(_with_idle(words_of(on_the_other_keyboard(text) or text)))


def words_of(text: str) -> tuple[Word, ...]:
    """The same without a look at what is denied: for the entries of a graph."""
    plain = _WORD.sub(_in_full, text[:LONGEST].translate(_APOSTROPHES))
    forms = [token.lower for token in tokenize(plain, 0, len(plain)) if token.lower != "'"]
    return tuple(_word(form, after) for form, after in zip(forms, [*forms[1:], ""], strict=False))


@cache
def phrases() -> dict[str, Any]:
    """phrases.yaml."""
    text = Path(__file__).with_name("phrases.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


@lru_cache(maxsize=50_000)
def lemmas_of(form: str) -> frozenset[str]:
    """Every lemma of a form, and the form itself, in American spelling."""
    if form in AUXILIARY_LEMMAS:
        return AUXILIARY_LEMMAS[form] | {form}
    found = {lemma for kind in getAllLemmas(form).values() for lemma in kind}
    return frozenset({*map(american, found), american(form), form})


def _in_full(found: re.Match[str]) -> str:
    return str(phrases()["shorthand"].get(found[0].lower(), found[0]))


def _word(form: str, following: str) -> Word:
    if form == "'s" and following not in {"got", "been"}:
        return Word(form, frozenset({form, "be"}))
    if form == "'d":
        return Word(form, frozenset({form, "have" if following in {"better", "been", "got"} else "would"}))
    return Word(form, lemmas_of(form))


def _with_idle(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(
        replace(word, idle=True) if word.is_negative and _is_idle(words, at) else word for at, word in enumerate(words)
    )


def _is_idle(words: tuple[Word, ...], at: int) -> bool:
    begins = (at == 1 or (at > 1 and words[at - 2].is_mark)) and any("?" in word.form for word in words[at:])
    asks = words[at].form == "n't" and _form(words, at - 1) in _ASKING
    return (asks and (begins or _form(words, at + 1) in _SUBJECTS)) or any(
        _stands(words, at, idiom) for idiom in _idioms()
    )


def _stands(words: tuple[Word, ...], at: int, idiom: tuple[Word, ...]) -> bool:
    """Whether a saying stands where its negative word is at `at`."""
    start = at - next(place for place, word in enumerate(idiom) if word.is_negative)
    piece = words[start : start + len(idiom)] if start >= 0 else ()
    return len(piece) == len(idiom) and all(
        one.form == other.form if one.form == "not" else not heard_as(one.form).isdisjoint(other.lemmas)
        for one, other in zip(idiom, piece, strict=True)
    )


@cache
def _idioms() -> tuple[tuple[Word, ...], ...]:
    return tuple(words_of(idiom) for idiom in phrases()["idioms"])


@lru_cache(maxsize=5_000)
def heard_as(form: str) -> frozenset[str]:
    """The lemmas by which a word of an entry is heard: `am` as any form of be, other words as they are written."""
    if form in {"'s", "'d"}:
        return frozenset({"be"}) if form == "'s" else frozenset({"would"})
    return AUXILIARY_LEMMAS.get(form) or frozenset({american(form)})


def _with_denials(words: tuple[Word, ...]) -> tuple[Word, ...]:
    out: list[Word] = []
    left = 0
    for at, word in enumerate(words):
        if word.is_mark or _begins_a_clause(words, at):
            left = 0
        out.append(replace(word, denied=left > 0 and not word.is_negative))
        left = max(_reach(words, at), left - 1)
    return tuple(out)


def _begins_a_clause(words: tuple[Word, ...], at: int) -> bool:
    """A new subject with its verb begins one, but for what one does not think: "I don't think I will"."""
    form, before, after = words[at].form, words[at - 1] if at else None, _form(words, at + 1)
    if form in {"just", "only"}:
        return before is None or not before.is_negative
    if form in _SUBJECTS and (after in _VERBS or after.startswith("'")):
        return before is None or before.lemmas.isdisjoint(_THINKING)
    return form in _NEW_CLAUSE or (form in {"and", "or"} and after in _SUBJECTS)


def _reach(words: tuple[Word, ...], at: int) -> int:
    word = words[at]
    if _PUTS_ASIDE.get(word.form, "?") == _form(words, at + 1):
        return NEAR + 1
    if word.idle or not word.is_negative:
        return 0
    if not word.lemmas.isdisjoint(DENIES_FAR):
        return FAR
    return 0 if word.form == "no" and _form(words, at + 1) in {*_SUBJECTS, "thanks", "thank"} else NEAR


def _form(words: tuple[Word, ...], at: int) -> str:
    return words[at].form if 0 <= at < len(words) else ""
