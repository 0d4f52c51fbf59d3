"""Moves as rows, and back."""

from datetime import datetime

from core.errors import PersonUnknownError
from core.levels.types import Bilingual, Level, PointKey
from core.path.deciding import Move
from core.path.models import TransitionRow
from core.path.types import StepKind, Transition, TransitionKind
from core.path.wording import reason_of
from core.users.models import PersonRow
from core.users.types import PersonId, UpdateKey


async def lock(person_id: PersonId) -> None:
    """One person's moves come one after another. Raises PersonUnknownError."""
    if await PersonRow.filter(id=person_id).select_for_update().first() is None:
        raise PersonUnknownError(person_id)


async def store(person_id: PersonId, move: Move, key: UpdateKey, place: int, now: datetime) -> TransitionRow:
    return await TransitionRow.create(
        person_id=person_id,
        key=key,
        place=place,
        kind=move.kind.value,
        step=move.step.value if move.step else None,
        subject=move.subject,
        level=move.level.value,
        point=move.point,
        facts={**move.facts, "title": {"ru": move.title.ru, "en": move.title.en}},
        at=now,
    )


def to_transition(row: TransitionRow) -> Transition:
    kind, level = TransitionKind(row.kind), Level(row.level)
    step = StepKind(row.step) if row.step else None
    title, point = Bilingual(**row.facts["title"]), PointKey(row.point) if row.point else None
    return Transition(
        kind=kind,
        step=step,
        subject=row.subject,
        level=level,
        point=point,
        title=title,
        reason=reason_of(kind, step, title, level, point, row.facts),
        at=row.at,
        ended_at=row.ended_at,
    )
