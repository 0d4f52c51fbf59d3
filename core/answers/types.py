"""What crosses the border of answers."""

from dataclasses import dataclass
from enum import StrEnum, unique

ENGINE = "answers/2"
"""Raised with every change of a rule, so that stored answers can be graded again."""


@unique
class Verdict(StrEnum):
    """What an answer is."""

    RIGHT = "right"
    TYPO = "typo"
    """Right but for a slip of the finger: counts as right, and the slip is shown."""
    WRONG = "wrong"

    @property
    def counts(self) -> bool:
        """Whether the answer counts as right."""
        return self is not Verdict.WRONG


@unique
class Mark(StrEnum):
    """What a piece of a compared answer is."""

    SAME = "same"
    EXTRA = "extra"
    """Typed, and not wanted there."""
    MISSING = "missing"
    """Wanted, and not typed."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of an answer as it is shown beside the accepted one."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Grade:
    """What came of comparing. Without its EXTRA pieces the segments spell `nearest`, without the MISSING ones
    what was typed."""

    verdict: Verdict
    nearest: str
    """The accepted answer that comes closest, as its author wrote it."""
    segments: tuple[Segment, ...]
