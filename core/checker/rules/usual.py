"""What usage itself says: of the few words that may fill a slot, another one is far more usual here.

The limits were set on good English of many kinds: at each of them, about one correct sentence in four thousand is
taken for wrong. They are differences of log10 probabilities; see `Line.gain`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.checker.edits import Edit
from core.checker.fluency import Fluency
from core.checker.rules.notes import proposal
from core.checker.rules.slots import Slot, slots
from core.checker.sentences import Sentence
from core.checker.types import Tier
from core.checker.usage import Line

LIMITS: dict[str, float] = {
    "article-missing": 1.8,
    "be-form": 2.6,
    "be-missing": 1.8,
    "preposition": 3.3,
    "preposition-missing": 2.0,
    "pronoun": 2.2,
    "verb-ing": 1.2,
    "verb-to": 2.5,
    "verb-form": 3.3,
    "participle": 2.9,
    "partner": 2.7,
    "word": 3.0,
    "noun-plural": 3.4,
    "adverb": 2.7,
    "article": 3.6,
    "article-extra": 4.6,
}
"""The least gain that makes a finding, by the kind of slot. A kind that is not here is never spoken of."""
SIGNALS: dict[str, float] = {
    **{kind: limit - 0.6 for kind, limit in LIMITS.items()},
    "article-extra": 3.6,
    "preposition-extra": 4.2,
    "noun-singular": 3.2,
    "adjective": 3.2,
}
"""The least gain that makes a soft signal: some two correct sentences in a hundred read as oddly as that."""
NEVER = 99.0
_WORDS = frozenset(
    {"adjective", "adverb", "noun-plural", "noun-singular", "participle", "verb-form", "verb-ing", "verb-to", "partner"}
)
LEAD = 0.5
"""How far the best choice must be ahead of the next to be the one sure fix."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Asks usage about every slot."""

    fluency: Fluency

    def __call__(self, sentence: Sentence) -> Iterator[Edit]:
        line = Line(sentence, self.fluency)
        for slot in slots(sentence):
            if slot.kind in LIMITS or slot.kind in SIGNALS:
                yield from _weighed(line, slot)


def ranked(line: Line, slot: Slot) -> list[tuple[float, str]]:
    """The choices of a slot with what each would gain, the best first."""
    measure = line.fit if slot.kind in _WORDS else line.gain
    gains = [(measure(slot.start, slot.end, tuple(text.lower().split())), text) for text in slot.options]
    return sorted(gains, reverse=True)


def _weighed(line: Line, slot: Slot) -> Iterator[Edit]:
    (best, text), *others = ranked(line, slot)
    if best >= LIMITS.get(slot.kind, NEVER):
        rivals = [other for gain, other in others if best - gain < LEAD]
        yield _found(f"usual-{slot.kind}", line, slot, (text, *rivals[:2]), Tier.MAYBE if rivals else Tier.SURE, 65)
    elif best >= SIGNALS.get(slot.kind, NEVER):
        yield _found("signal", line, slot, (text,), Tier.SIGNAL, 100 - int(10 * best))


def _found(key: str, line: Line, slot: Slot, options: tuple[str, ...], tier: Tier, priority: int) -> Edit:
    return proposal(key, line.sentence, slot.start, slot.end, *options, tier=tier, guard=-NEVER, priority=priority)
