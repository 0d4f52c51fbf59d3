"""Real words written for one another: near the see, to young, their going. Usage decides between the two."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from core.checker.edits import Change, Edit, applied
from core.checker.fluency import Fluency
from core.checker.rules.notes import proposal
from core.checker.sentences import Sentence

_DATA = Path(__file__).parent.parent / "data" / "confusions.toml"
_LEAD = 2.3
"""How much likelier (log10) the other word must make its sentence: below it, false alarms outnumber finds."""
_SHORT_LEAD = 3.0
"""For words of up to three letters, which fit nearly anywhere."""
_CONTRACTED = {"they're": "they 're", "you're": "you 're", "it's": "it 's", "who's": "who 's", "we're": "we 're"}


@lru_cache(maxsize=1)
def load_confusions() -> dict[str, tuple[str, ...]]:
    """Word -> the words it may have been written for."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for line in data["pairs"].strip().splitlines():
        one, other = line.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    for line in data["oneway"].strip().splitlines():
        one, other = line.split()
        found.setdefault(one, set()).add(other)
    return {word: tuple(sorted(others)) for word, others in found.items()}


@dataclass(frozen=True, slots=True)
class Confusions:
    """Asks usage about every word that is easily confused."""

    fluency: Fluency
    others: dict[str, tuple[str, ...]] = field(default_factory=load_confusions)

    def __call__(self, sentence: Sentence) -> Iterator[Edit]:
        for at, token in enumerate(sentence.tokens):
            if token.lower == "then" and sentence.low(at - 1) == ",":  # usage does not see the comma
                continue
            if token.lower in self.others and (token.text.islower() or at == 0) and sentence.low(at + 1) != "-":
                best = max((self._gain(sentence, at, other), other) for other in self.others[token.lower])
                lead = _SHORT_LEAD if min(len(token.lower), len(best[1])) <= 3 else _LEAD
                if best[0] >= lead and "'" not in best[1]:
                    yield proposal("confusion", sentence, at, at + 1, best[1], priority=60, guard=-9.0)

    def _gain(self, sentence: Sentence, at: int, other: str) -> float:
        token, text = sentence.tokens[at], sentence.text[sentence.start : sentence.end]
        change = Change(token.start - sentence.start, token.end - sentence.start, other)
        return self.fluency.score(applied(text, [change])) - self.fluency.score(text)
