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

LIMITS: dict[str, float] = {}
"""The least gain that makes a finding, by the kind of slot. A kind that is not here is never spoken of."""
SIGNALS: dict[str, float] = {}
"""The least gain that makes a soft signal: two correct sentences in a hundred read as oddly as that."""
NEVER = 99.0
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


def _weighed(line: Line, slot: Slot) -> Iterator[Edit]:
    gains = [(line.gain(slot.start, slot.end, tuple(text.lower().split())), text) for text in slot.options]
    (best, text), *others = sorted(gains, reverse=True)
    if best >= LIMITS.get(slot.kind, NEVER):
        rivals = [other for gain, other in others if best - gain < LEAD]
        yield _found(f"usual-{slot.kind}", line, slot, (text, *rivals[:2]), Tier.MAYBE if rivals else Tier.SURE, 65)
    elif best >= SIGNALS.get(slot.kind, NEVER):
        yield _found("signal", line, slot, (text,), Tier.SIGNAL, 100 - int(10 * best))


def _found(key: str, line: Line, slot: Slot, options: tuple[str, ...], tier: Tier, priority: int) -> Edit:
    return proposal(key, line.sentence, slot.start, slot.end, *options, tier=tier, guard=-NEVER, priority=priority)
