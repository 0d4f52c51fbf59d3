"""Level-controlled English: an answer that begins far too hard is not shown.

The first 25 words are held back. When two or more of them, and more than a tenth, stand more than a level above the
learner's (`core.dialogues.wording`), the answer is thrown away unseen and asked for once more, with the hard words
named. Whatever comes then is shown: a second wait costs the talk more than a hard word does.
"""

from dataclasses import dataclass

from bots.tutor.personas import simpler
from core.dialogues.wording import is_far_above
from core.levels.types import Level
from core.levels.wording import hard_words

HELD_BACK = 25
"""Words: about a second of a model's time, and enough for a share to mean something."""


@dataclass(frozen=True, slots=True)
class TooHard:
    """The gate of a talk at a level."""

    level: Level
    words: int = HELD_BACK

    def objection(self, beginning: str) -> str | None:
        if not is_far_above(beginning, self.level):
            return None
        return simpler(self.level, hard_words(beginning, self.level))
