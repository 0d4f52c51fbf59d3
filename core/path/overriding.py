"""What staff choose for a learner."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import LessonUnknownError
from core.lessons.models import LessonRow
from core.path.deciding import Move
from core.path.models import TransitionRow
from core.path.reading import finished_since, to_node
from core.path.storing import lock, store, to_transition
from core.path.types import StepKind, Transition, TransitionKind
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideStep:
    """Staff choose what somebody does next. It wins until it is done or withdrawn, and takes the place of an earlier
    choice. `note` is told to the learner. Once for each update. Raises LessonUnknownError, PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, lesson_key: str, key: UpdateKey, *, note: str = "") -> Transition:
        async with in_transaction():
            await lock(person_id)
            if (known := await TransitionRow.get_or_none(person_id=person_id, key=key, place=0)) is not None:
                return to_transition(known)
            row = await LessonRow.get_or_none(key=lesson_key, published=True)
            if row is None:
                raise LessonUnknownError(lesson_key)
            lesson, now = to_node(row), self.clock.now()
            await _open_overrides(person_id).update(ended_at=now)
            move = Move(
                kind=TransitionKind.OVERRIDE,
                step=StepKind.LESSON,
                subject=lesson.key,
                level=lesson.level,
                title=lesson.title,
                point=lesson.points[0],
                facts={"note": note[:300]},
            )
            return to_transition(await store(person_id, move, key, 0, now))


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOverride:
    """Staff withdraw what they chose: the path goes on by itself. Without a choice nothing changes."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> None:
        async with in_transaction():
            await lock(person_id)
            await _open_overrides(person_id).update(ended_at=self.clock.now())


async def end_done(person_id: PersonId, now: datetime) -> None:
    """A choice ends when its lesson has been done since."""
    finished = await finished_since(person_id)
    for row in await _open_overrides(person_id):
        if row.subject in finished and finished[row.subject] >= row.at:
            row.ended_at = now
            await row.save(update_fields=["ended_at"])


def _open_overrides(person_id: PersonId) -> QuerySet[TransitionRow]:
    return TransitionRow.filter(person_id=person_id, kind=TransitionKind.OVERRIDE.value, ended_at=None)
