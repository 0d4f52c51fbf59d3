"""Which level somebody is at: who said so, when and why. Nothing is ever overwritten."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Protocol

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import PersonUnknownError
from core.levels.models import LevelRow
from core.levels.outcomes import LevelChange, LevelSource
from core.levels.types import Level, Skill
from core.users.models import PersonRow
from core.users.types import PersonId, UpdateKey


class Placed(Protocol):
    """Is told that a test has found a level, within the transaction of its end: progress begins there."""

    def __call__(
        self, person_id: PersonId, level: Level, key: UpdateKey, *, skills: dict[Skill, Level]
    ) -> Awaitable[object]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelOf:
    """The level in force; None when nobody has looked yet."""

    async def __call__(self, person_id: PersonId) -> Level | None:
        row = await _in_force(person_id)
        return Level(row.level) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentLevel:
    """The change that brought the level in force; None when there was none yet."""

    async def __call__(self, person_id: PersonId) -> LevelChange | None:
        row = await _in_force(person_id)
        return to_change(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelHistory:
    """Every level that somebody was given, the latest first."""

    async def __call__(self, person_id: PersonId) -> tuple[LevelChange, ...]:
        return tuple(map(to_change, await LevelRow.filter(person_id=person_id).order_by("-id")))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLevel:
    """The person says their level, or staff do. What staff hold nothing but staff moves: a level that comes from
    elsewhere is written down and not in force. Staff let go by setting a level without `holds`.

    Once for each update. Raises PersonUnknownError.
    """

    clock: Clock

    async def __call__(
        self,
        person_id: PersonId,
        level: Level,
        key: UpdateKey,
        *,
        source: LevelSource = LevelSource.PERSON,
        reason: str = "",
        holds: bool = False,
    ) -> LevelChange:
        fresh = LevelRow(level=level, source=source, key=key, reason=reason[:500], at=self.clock.now())
        fresh.holds = holds and source is LevelSource.STAFF
        return await change_level(person_id, fresh)


async def change_level(person_id: PersonId, fresh: LevelRow) -> LevelChange:
    """Adds a row, but for whose it is and what was before. A row with the same key is found and returned."""
    async with in_transaction():
        if await PersonRow.filter(id=person_id).select_for_update().first() is None:
            raise PersonUnknownError(person_id)
        if (known := await LevelRow.get_or_none(key=fresh.key, person_id=person_id)) is not None:
            return to_change(known)
        present = await _in_force(person_id)
        fresh.person_id = person_id
        fresh.before = present.level if present else None
        fresh.in_force = present is None or not present.holds or fresh.source == LevelSource.STAFF
        await fresh.save()
        return to_change(fresh)


def to_change(row: LevelRow) -> LevelChange:
    return LevelChange(
        level=Level(row.level),
        before=Level(row.before) if row.before else None,
        source=LevelSource(row.source),
        probability=row.probability,
        reason=row.reason,
        in_force=row.in_force,
        at=row.at,
    )


async def _in_force(person_id: PersonId) -> LevelRow | None:
    return await LevelRow.filter(person_id=person_id, in_force=True).order_by("-id").first()
