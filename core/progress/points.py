"""One point: how able a learner is at it, whether that is mastery, and how likely it is to be forgotten. Where the
figures are from: docs/teaching.md."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.levels.types import Level, PointKey
from core.progress.ability import corrected, expected, moved
from core.progress.experience import PASSED
from core.progress.types import Attempt, ExerciseKind, Mastery, MasteryState

MASTERED = 0.9
LEAST_ANSWERS, LEAST_DAYS, LEAST_KINDS = 5, 3, 2
FORGOTTEN = 0.8
"""A mastered point is rusty when it is remembered with less than this chance."""

STABILITY_FIRST, STABILITY_GROWTH, STABILITY_MOST = 3.0, 2.0, 180.0
"""Days after which nine of ten still remember: after one day with a right answer, times for each further one."""
FACTOR, DECAY = 19 / 81, -0.5
"""Of the forgetting curve of FSRS: (1 + FACTOR · t / S) ^ DECAY, which is 0.9 at t = S."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointState:
    """What attempts at a point have left."""

    ability: float
    level: Level
    answers: int = 0
    days: int = 0
    right_days: int = 0
    kinds: frozenset[ExerciseKind] = frozenset()
    last_at: datetime
    last_on: date | None = None
    last_right_on: date | None = None
    mastered_on: date | None = None
    """The first day on which it was mastered."""

    def after(self, attempt: Attempt, at: datetime, day: date) -> "PointState":
        """The point after one more answer."""
        right = is_right(attempt)
        answered = replace(
            self,
            ability=moved(self.ability, self.answers, attempt),
            level=attempt.level,
            answers=self.answers + 1,
            days=self.days + (self.last_on != day),
            right_days=self.right_days + (right and self.last_right_on != day),
            kinds=self.kinds | {attempt.kind},
            last_at=at,
            last_on=day,
            last_right_on=day if right else self.last_right_on,
        )
        return answered._noticed(day)

    def corrected(self, attempt: Attempt, day: date) -> "PointState":
        """The point after an answer was accepted late: as able as if it had been at once, and not practised anew."""
        return replace(self, ability=corrected(self.ability, max(0, self.answers - 1), attempt))._noticed(day)

    def _noticed(self, day: date) -> "PointState":
        return replace(self, mastered_on=day) if self.mastered and not self.mastered_on else self

    @property
    def mastered(self) -> bool:
        enough = self.answers >= LEAST_ANSWERS and self.days >= LEAST_DAYS and len(self.kinds) >= LEAST_KINDS
        return enough and expected(self.ability, self.level) >= MASTERED

    def retrievability(self, today: date) -> float:
        """The chance that it is still remembered; 0 when there was no right answer yet."""
        if self.last_right_on is None:
            return 0.0
        stability = min(STABILITY_FIRST * STABILITY_GROWTH ** (self.right_days - 1), STABILITY_MOST)
        return float((1 + FACTOR * (today - self.last_right_on).days / stability) ** DECAY)

    def rusty(self, today: date) -> bool:
        return self.mastered and self.retrievability(today) < FORGOTTEN


def is_right(attempt: Attempt) -> bool:
    return attempt.score >= PASSED and not attempt.revealed


def mastery_at(point: PointKey, state: PointState, today: date) -> Mastery:
    known = MasteryState.MASTERED if state.mastered else MasteryState.LEARNING
    return Mastery(
        point=point,
        level=state.level,
        expected=expected(state.ability, state.level),
        answers=state.answers,
        days=state.days,
        kinds=state.kinds,
        retrievability=state.retrievability(today),
        last_at=state.last_at,
        last_right_on=state.last_right_on,
        state=MasteryState.RUSTY if state.rusty(today) else known,
    )
