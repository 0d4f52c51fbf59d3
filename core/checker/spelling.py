"""Misspelt words: unknown to American and British dictionaries alike, and unknown to usage."""

import re
from collections.abc import Iterator

import harper

from core.answers.edits import distance
from core.checker.candidates import Candidate
from core.checker.fluency import Fluency
from core.checker.morphology import inflect, kinds
from core.checker.packs import load_sets
from core.checker.sentences import Sentence
from core.checker.tokens import Token
from core.checker.types import Area, Tier

_PLAIN = re.compile(r"^[A-Za-z]+(?:'[a-z]+)?$")
_RU = "Опечатка или трудное слово: пишется «{good}»."
_EN = "A slip or a tricky word: it is spelt “{good}”."
_COMMON = -5.7
"""A word that usage knows at least this well (log10) is not a misspelling, whatever the dictionaries say."""
_WELL_KNOWN = -5.5
"""A rare word is no sure suggestion: learners misspell the words they use."""
_COMMON_TWICE = -5.2
_COMMON_NAME = -4.7
_LONG = 7
"""Letters of a word in which two slips can still be told from another rare word."""
_CLEAR_LEAD = 0.6
"""How much likelier (log10) the best suggestion must be than the next to be the sure one."""
_PRIORITY = 52
"""Behind the pack, which knows teached and childs better than a dictionary does."""
_PREFIXES = ("un", "re", "non", "over", "mis", "out", "pre", "anti")
CHAT_WORDS = frozenset(
    "lol omg btw idk imo imho tbh ok okay pls plz thx gonna wanna gotta kinda sorta dunno lemme gimme yeah yep "
    "nope nah "
    "hmm haha hahaha ugh wow oops yay hey hi bye hiya cuz coz tho u ur r y'all ain't cos til app apps wifi selfie "
    "selfies vlog vlogger hashtag emoji emojis meme memes podcast podcasts blockchain crypto bitcoin covid lockdown "
    "startup startups chatbot chatbots influencer influencers freelancer freelancers coworking screenshot screenshots "
    "smartphone smartphones metro babushka dacha borscht pelmeni kefir matryoshka banya shashlik dumplings".split()
)


class Speller:
    """Two dictionaries, and the words around to choose between their suggestions."""

    def __init__(self, fluency: Fluency) -> None:
        self._fluency = fluency
        self._linters = [_speller(dialect) for dialect in (harper.Dialect.AMERICAN, harper.Dialect.BRITISH)]

    def candidates(self, text: str, english: list[Sentence]) -> Iterator[Candidate]:
        """Misspelt words of the English sentences."""
        american = self._unknown(self._linters[0], text)
        if not american:
            return
        both = american.keys() & self._unknown(self._linters[1], text).keys()
        for sentence in english:
            for at, token in enumerate(sentence.tokens):
                if (token.start, token.end) in both and self._worth_telling(sentence, at):
                    yield from self._candidate(sentence, token, american[token.start, token.end])

    def _unknown(self, linter: harper.Linter, text: str) -> dict[tuple[int, int], list[str]]:
        return {
            (lint.span.start, lint.span.end): [one.replacement_text for one in lint.suggestions]
            for lint in linter.lint(text, language=harper.Language.PLAINTEXT)
        }

    def _worth_telling(self, sentence: Sentence, at: int) -> bool:
        token = sentence.tokens[at]
        named = token.text[0].isupper() and not _opens(sentence, at)
        usual = self._fluency.word(token.lower) > _COMMON
        spoken = token.lower.endswith("in") and bool(kinds(token.lower + "g"))  # comin', tryin'
        known = spoken or bool(kinds(token.lower)) or is_derived(token.lower)
        joined = sentence.low(at - 1) in {"-", "/"} or sentence.low(at + 1) in {"-", "/"}
        return (
            bool(_PLAIN.match(token.text))
            and len(token.text) > 2
            and not (named or usual or known or joined or token.lower in CHAT_WORDS or token.text.isupper())
        )

    def _candidate(self, sentence: Sentence, token: Token, suggestions: list[str]) -> Iterator[Candidate]:
        ranked = sorted(
            ((self._fit(sentence, token, word, place), word) for place, word in enumerate(suggestions)), reverse=True
        )
        if not ranked:
            return
        sure = self._is_sure(ranked, token, opens=_opens(sentence, sentence.tokens.index(token)))
        options = tuple(word for _, word in ranked)
        ru, en = _RU.format(good=options[0]), _EN.format(good=options[0])
        tier = Tier.SURE if sure else Tier.MAYBE
        yield Candidate(token.start, token.end, options, "spelling.unknown", Area.SPELLING, tier, ru, en, _PRIORITY)

    def _is_sure(self, ranked: list[tuple[float, str]], token: Token, *, opens: bool) -> bool:
        """One slip of a word that learners use; two only in a long and common one. At the beginning of a sentence
        the capital may be a name's."""
        best, word = ranked[0]
        lead = best - ranked[1][0] if len(ranked) > 1 else 9.0
        slips, usual = distance(token.lower, word.lower()), self._fluency.word(word.lower())
        long = len(token.text) >= _LONG and token.lower[0] == word[0].lower()
        near = " " not in word and (slips <= 1 or (slips == 2 and long and usual > _COMMON_TWICE))
        least = _COMMON_NAME if opens and token.text[0].isupper() else _WELL_KNOWN
        return near and lead >= _CLEAR_LEAD and usual > least

    def _fit(self, sentence: Sentence, token: Token, word: str, place: int) -> float:
        text = sentence.text
        after = text[sentence.start : token.start] + word + text[token.end : sentence.end]
        return self._fluency.score(after) - 1.2 * distance(token.lower, word.lower()) - 0.4 * place


def is_derived(word: str) -> bool:
    """A regular derivation of a known word, which no dictionary needs to list: redly, unstaple, relaced."""
    if any(word.startswith(prefix) and kinds(word[len(prefix) :]) for prefix in _PREFIXES):
        return True
    stems = [word[: -len(ending)] for ending in ("ly", "ness", "less") if word.endswith(ending)]
    if any(len(stem) > 2 and kinds(stem) for stem in stems):
        return True
    endings = (("s", "NNS"), ("es", "NNS"), ("ing", "VBG"), ("ed", "VBD"), ("d", "VBD"), ("ing", "VBG"))
    return any(_is_regular(word, word[: -len(ending)], tag) for ending, tag in endings if word.endswith(ending))


def _is_regular(word: str, stem: str, tag: str) -> bool:
    known = len(stem) > 2 and ("NN" if tag == "NNS" else "VB") in kinds(stem)
    return known and stem not in load_sets()["mass"] and inflect(stem, tag) == word


def _opens(sentence: Sentence, at: int) -> bool:
    return at == 0 or sentence.low(at - 1) in {'"', "“", "«", "-", "—", ":", "("}


def _speller(dialect: harper.Dialect) -> harper.Linter:
    linter = harper.Linter(dialect)
    linter.set_lint_config({rule: rule == "SpellCheck" for rule in linter.get_lint_config()})
    return linter
