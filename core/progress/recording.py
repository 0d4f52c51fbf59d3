"""What is added to the history of a learner: answers, lessons and other deeds."""

from dataclasses import dataclass
from datetime import date

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import PersonUnknownError
from core.progress.days import learner_day
from core.progress.experience import LESSON, xp_for
from core.progress.models import AttemptRow, DeedRow
from core.progress.types import Attempt, Award, BadgeKey, DeedKind
from core.users.models import PersonRow
from core.users.types import PersonId, UpdateKey
from core.users.use_cases import to_person


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordAttempt:
    """Adds a graded answer to the history, once for each update and exercise: a replay gets the award it brought.

    Raises PersonUnknownError.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, attempt: Attempt, key: UpdateKey) -> Award:
        now = self.clock.now()
        async with in_transaction():
            day = learner_day(now, (await _locked(person_id)).zone)
            found = await AttemptRow.get_or_none(key=key, exercise=attempt.exercise)
            return award_of(found or await _add(person_id, attempt, key, day, self.clock))


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishLesson:
    """Adds a lesson that was gone through to its end. The same lesson brings its award once a day, and a replay of
    the update gets the award again. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, lesson_key: str, key: UpdateKey) -> Award:
        now = self.clock.now()
        async with in_transaction():
            day = learner_day(now, (await _locked(person_id)).zone)
            found = await DeedRow.get_or_none(key=key, kind=DeedKind.LESSON.value)
            if found is None:
                same = {"kind": DeedKind.LESSON.value, "subject": lesson_key, "day": day}
                again = await DeedRow.exists(person_id=person_id, **same)
                found = await DeedRow.create(
                    person_id=person_id, key=key, at=now, xp=0 if again else LESSON, goal_reached=False, **same
                )
            return award_of(found)


def award_of(row: AttemptRow | DeedRow) -> Award:
    badges = tuple(map(BadgeKey, row.badges))
    return Award(xp=row.xp, goal_reached=row.goal_reached, streak=row.streak, badges=badges)


async def _locked(person_id: PersonId):  # noqa: ANN202
    row = await PersonRow.filter(id=person_id).select_for_update().first()
    if row is None:
        raise PersonUnknownError(person_id)
    return to_person(row)


async def _add(person_id: PersonId, attempt: Attempt, key: UpdateKey, day: date, clock: Clock) -> AttemptRow:
    paid = await AttemptRow.exists(person_id=person_id, exercise=attempt.exercise, day=day, xp__gt=0)
    return await AttemptRow.create(
        person_id=person_id,
        key=key,
        exercise=attempt.exercise,
        kind=attempt.kind.value,
        points=list(attempt.points),
        level=attempt.level.value,
        score=attempt.score,
        tries=attempt.tries,
        hinted=attempt.hinted,
        revealed=attempt.revealed,
        answer=attempt.answer,
        engine=attempt.engine,
        at=clock.now(),
        day=day,
        xp=0 if paid else xp_for(attempt),
        goal_reached=False,
    )
