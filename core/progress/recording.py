"""What is added to the history of a learner: answers, lessons and other deeds. Each is idempotent by its update."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.clock import Clock
from core.errors import GoalInvalidError, PauseTooSoonError
from core.levels.types import Level, Skill
from core.progress.adding import add
from core.progress.history import Answered, Done, State
from core.progress.streaks import PAUSE_APART
from core.progress.types import Attempt, Award, DeedKind
from core.users.types import PersonId, UpdateKey

LEAST_GOAL, MOST_GOAL = 10, 1000
"""XP a day that a person may set themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAttempt:
    """Adds a graded answer, once for each update and exercise. Raises PersonUnknownError.

    XP: 10 for the first try, 6 for the second, 3 later or when the answer had been shown, times the score; an
    exercise brings XP once a day.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, attempt: Attempt, key: UpdateKey) -> Award:
        now = self.clock.now()
        return await add(person_id, now, lambda day: Answered(attempt=attempt, key=key, at=now, day=day))


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishLesson:
    """Adds a lesson that was gone through to its end: 20 XP and a day for the streak, once a day for a lesson.

    Its answers are the attempts of the day at `lesson:<lesson_key>/…`. Raises PersonUnknownError.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, lesson_key: str, key: UpdateKey) -> Award:
        return await _add_deed(self.clock, person_id, DeedKind.LESSON, lesson_key, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTalk:
    """Adds a role-play whose goals were all reached. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, talk_key: str, key: UpdateKey) -> Award:
        return await _add_deed(self.clock, person_id, DeedKind.TALK, talk_key, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachLevel:
    """Adds a level that was reached by learning; not for placements. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, level: Level, key: UpdateKey) -> Award:
        return await _add_deed(self.clock, person_id, DeedKind.LEVEL, level.value, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLearner:
    """A placement says where each skill stands; those that it did not look at stand at the level as a whole.

    Raises PersonUnknownError.
    """

    clock: Clock

    async def __call__(
        self, person_id: PersonId, level: Level, key: UpdateKey, *, skills: Mapping[Skill, Level] | None = None
    ) -> Award:
        levels = {skill: (skills or {}).get(skill, level) for skill in Skill}
        return await _add_deed(self.clock, person_id, DeedKind.PLACED, level.value, key, levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseGoal:
    """How many XP a day a person wants to make, from now on. Raises GoalInvalidError, PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, xp: int, key: UpdateKey) -> Award:
        if not LEAST_GOAL <= xp <= MOST_GOAL:
            raise GoalInvalidError(xp)
        return await _add_deed(self.clock, person_id, DeedKind.GOAL, str(xp), key)


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseStreak:
    """Begins a pause of 14 days with today. Raises PauseTooSoonError when one runs, or has ended less than 14 days
    ago; PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, key: UpdateKey) -> Award:
        now = self.clock.now()

        def pause(day: date) -> Done:
            return Done(kind=DeedKind.PAUSE, subject="", key=key, at=now, day=day)

        return await add(person_id, now, pause, _may_pause)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndPause:
    """Ends a pause early, today is no longer part of it. Without a pause nothing changes. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, key: UpdateKey) -> Award:
        return await _add_deed(self.clock, person_id, DeedKind.BACK, "", key)


async def _add_deed(
    clock: Clock,
    person_id: PersonId,
    kind: DeedKind,
    subject: str,
    key: UpdateKey,
    levels: Mapping[Skill, Level] | None = None,
) -> Award:
    now = clock.now()

    def deed(day: date) -> Done:
        return Done(kind=kind, subject=subject, levels=levels or {}, key=key, at=now, day=day)

    return await add(person_id, now, deed)


def _may_pause(state: State, day: date) -> None:
    if state.pauses and day < state.pauses[-1].ends + PAUSE_APART:
        raise PauseTooSoonError(state.pauses[-1].ends + PAUSE_APART)
