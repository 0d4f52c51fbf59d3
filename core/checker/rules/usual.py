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
LEAD = 0.5
"""How far the best choice must be ahead of the next to be the one sure fix."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Asks usage about every slot."""

    fluency: Fluency

    def __call__(self, sentence: Sentence) -> Iterator[Edit]:
        line = Line(sentence, self.fluency)
        for slot in slots(sentence):
            if slot.kind in LIMITS:
                yield from _weighed(line, slot)


def _weighed(line: Line, slot: Slot) -> Iterator[Edit]:
    gains = [(line.gain(slot.start, slot.end, tuple(text.lower().split())), text) for text in slot.options]
    (best, text), *others = sorted(gains, reverse=True)
    if best < LIMITS[slot.kind]:
        return
    rivals = [other for gain, other in others if best - gain < LEAD]
    tier = Tier.MAYBE if rivals else Tier.SURE
    options = (text, *rivals[:2])
    yield proposal(
        f"usual-{slot.kind}", line.sentence, slot.start, slot.end, *options, tier=tier, guard=-99.0, priority=65
    )
