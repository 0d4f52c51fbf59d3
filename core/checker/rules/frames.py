"""Frames that ask for a or an: such a good idea, quite a good player, is there a bank near here?"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from core.checker.edits import Edit
from core.checker.packs import article
from core.checker.rules.articles import Articles
from core.checker.rules.countables import every_countable
from core.checker.rules.notes import proposal
from core.checker.sentences import Sentence
from core.checker.types import Tier

_UNIT = re.compile(r"(?i)^(\w+)-(year|month|week|day|hour|minute|star|page|metre|meter|kilometre|room)s(-old)?$")
_NO_ARTICLE = frozenset(
    "quality company condition work weather progress advice news luck behaviour behavior interest "
    "taste wind rain snow food demand value speed distance height depth order manner fashion size".split()
)


@dataclass(frozen=True, slots=True)
class Frames:
    """Leans on what the rules of articles know of a noun."""

    articles: Articles

    def __call__(self, sentence: Sentence) -> Iterator[Edit]:
        for at in range(len(sentence) - 2):
            if sentence.low(at) in {"such", "quite"} or (at == 0 and sentence.low(at) == "what"):
                yield from self._described(sentence, at + 1)
            elif sentence.low(at) in {"is", "was"} and sentence.low(at + 1) == "there" and _opens(sentence, at):
                yield from self._asked(sentence, at + 2)

    def _described(self, sentence: Sentence, start: int) -> Iterator[Edit]:
        noun = _behind_adjectives(sentence, start, {"much", "many", "few", "enough", "other"})
        if start < noun and self._is_one(sentence, noun) and sentence.low(noun) not in _NO_ARTICLE:
            yield _with_article(sentence, start, noun)

    def _asked(self, sentence: Sentence, start: int) -> Iterator[Edit]:
        noun = _behind_adjectives(sentence, start, {"any", "more", "much", "enough", "other"})
        if sentence.low(noun) in every_countable() and self._is_one(sentence, noun):
            yield _with_article(sentence, start, noun)

    def _is_one(self, sentence: Sentence, noun: int) -> bool:
        return self.articles.is_lonely(sentence, noun) and self.articles.counts(sentence.low(noun))


def joined_unit(sentence: Sentence) -> Iterator[Edit]:
    """A five-years-old boy -> a five-year-old boy; a ten-minutes walk -> a ten-minute walk."""
    for at, token in enumerate(sentence.tokens):
        found = _UNIT.match(token.text)
        if found and sentence.is_noun(at + 1):
            fixed = f"{found[1]}-{found[2]}{found[3] or ''}"
            yield proposal("number-joined", sentence, at, at + 1, fixed, guard=-9.0)


def _behind_adjectives(sentence: Sentence, start: int, but: Set[str]) -> int:
    noun = start
    while sentence.tag(noun) == "JJ" and sentence.low(noun) not in but:
        noun += 1
    return noun


def _opens(sentence: Sentence, at: int) -> bool:
    """A question, and not somebody who was there last month."""
    return at == 0 or sentence.tag(at - 1) in {"WRB", "WP", "WDT", ",", "CC"}


def _with_article(sentence: Sentence, start: int, noun: int) -> Edit:
    phrase = sentence.slice(start, noun + 1)
    fixed = f"{article(phrase)} {phrase}"
    return proposal("article-missing", sentence, start, noun + 1, fixed, guard=-3.0, tier=Tier.SURE)
