"""The lessons of a level, and how a learner stands to each of them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from core.lessons.content import to_card
from core.lessons.models import LessonRow, LessonRunRow
from core.lessons.runs import OPEN, done_lessons
from core.lessons.types import LessonCard, LessonLine, Standing
from core.levels.types import Level
from core.users.types import PersonId

LevelOf: TypeAlias = Callable[[PersonId], Awaitable[Level | None]]
"""The level at which somebody stands; None when nobody has looked yet."""


async def not_placed(_: PersonId) -> Level | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLessons:
    """Every lesson of a level, in its order. Locked is one whose prerequisites are not done; those of a lower level
    than the learner's count as done."""

    level_of: LevelOf = not_placed

    async def __call__(self, person_id: PersonId, level: Level) -> tuple[LessonLine, ...]:
        rows = await LessonRow.filter(published=True, level=level.value).order_by("number")
        missing = await missing_for(person_id, rows, await self.level_of(person_id))
        done = await done_lessons(person_id)
        begun = {run.lesson_id for run in await LessonRunRow.filter(person_id=person_id, state=OPEN)}
        return tuple(_line(row, done, begun, missing[row.key]) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingLevel:
    """Where the list opens: at the level of the lesson touched last, else at the learner's, else at A1."""

    level_of: LevelOf = not_placed

    async def __call__(self, person_id: PersonId) -> Level:
        runs = LessonRunRow.filter(person_id=person_id).order_by("-touched_at", "-id")
        last = await runs.select_related("lesson").first()
        own = await self.level_of(person_id)
        if last is not None and (own is None or Level(last.lesson.level).rank >= own.rank):
            return Level(last.lesson.level)
        return own or Level.A1


async def missing_for(
    person_id: PersonId, rows: list[LessonRow], own_level: Level | None
) -> Mapping[str, tuple[LessonCard, ...]]:
    """For each lesson the prerequisites that are not met, in the course's order."""
    done = await done_lessons(person_id)
    wanted = {key for row in rows for key in row.requires} - done
    found = await LessonRow.filter(key__in=wanted, published=True).order_by("level", "number") if wanted else []
    lowest = own_level.rank if own_level else 0
    unmet = {row.key: to_card(row) for row in found if Level(row.level).rank >= lowest}
    return {row.key: tuple(unmet[key] for key in row.requires if key in unmet) for row in rows}


def _line(row: LessonRow, done: set[str], begun: set[int], needs: tuple[LessonCard, ...]) -> LessonLine:
    if row.id in begun:
        standing = Standing.OPEN
    elif row.key in done:
        standing = Standing.DONE
    else:
        standing = Standing.LOCKED if needs else Standing.FREE
    return LessonLine(lesson=to_card(row), standing=standing, needs=needs)
