"""What crosses the border of the path."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique

from core.levels.types import Bilingual, Level, PointKey


@unique
class TransitionKind(StrEnum):
    """How a learner came to a step."""

    START = "start"
    """At the beginning, and whenever a test or the learner has set another level."""
    ADVANCE = "advance"
    """The step before was done."""
    REMEDIAL = "remedial"
    """Something that the next lesson builds on is weak: it is practised once more first."""
    SKIP_AHEAD = "skip_ahead"
    """All that a lesson teaches is mastered: it is passed over."""
    LEVEL_UP = "level_up"
    """The lessons of a level are done, and what they taught is known."""
    STAGNATION = "stagnation"
    """Two weeks of practice without a gain: something of another kind."""
    OVERRIDE = "override"
    """Staff chose the lesson. It stays until it is done or withdrawn."""


@unique
class StepKind(StrEnum):
    """What is to be done at a step."""

    LESSON = "lesson"
    REMEDIAL = "remedial"
    """A lesson once more, from its beginning."""
    SCENE = "scene"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One move on the path, as it was stored."""

    kind: TransitionKind
    step: StepKind | None
    """None where it leads nowhere itself: a lesson that was passed over."""
    subject: str
    """The key of the lesson or scene."""
    level: Level
    point: PointKey | None
    title: Bilingual
    reason: Bilingual
    """In a sentence or two, for whoever reads it."""
    at: datetime
    ended_at: datetime | None = None
    """Of an override: when it was done or withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Where a learner stands."""

    present: Transition
    """The move that led here."""
    moves: tuple[Transition, ...] = ()
    """What this very call has changed, the oldest first; empty when all stayed as it was."""

    @property
    def kind(self) -> StepKind:
        return self.present.step or StepKind.LESSON

    @property
    def subject(self) -> str:
        return self.present.subject

    @property
    def title(self) -> Bilingual:
        return self.present.title

    @property
    def reason(self) -> Bilingual:
        return self.present.reason
