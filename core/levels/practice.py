"""The level moves on its own for a while after a test: the first lessons say what the test could not."""

from dataclasses import dataclass

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.levels.course import DONE
from core.levels.levelling import change_level
from core.levels.models import AnswerRow, LevelRow, RunRow
from core.levels.outcomes import ItemMark, LevelChange, LevelSource
from core.levels.results import estimate_of
from core.levels.rows import to_answer
from core.levels.types import ItemKind, Level, PointKey, skill_of
from core.users.types import PersonId, UpdateKey

ENOUGH = 35
"""Answers of the test and of practice together, after which the level is known as well as this way can tell:
85 % exact by simulation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighPractice:
    """One graded answer of a lesson, a first try without a hint, weighed like another and easier question of the
    latest test, as long as the two together have fewer than 35. The level moves when another one has become the most
    probable.

    Once for each update. None when nothing moved.
    """

    clock: Clock

    async def __call__(
        self,
        person_id: PersonId,
        key: UpdateKey,
        *,
        exercise: str,
        point: PointKey,
        level: Level,
        kind: ItemKind,
        right: bool,
    ) -> LevelChange | None:
        async with in_transaction():
            run = await RunRow.filter(person_id=person_id, state=DONE).order_by("-id").select_for_update().first()
            if run is None or await AnswerRow.exists(key=key):
                return None
            rows = await AnswerRow.filter(run_id=run.id, mark__isnull=False).order_by("number")
            if len(rows) >= ENOUGH:
                return None
            number = await AnswerRow.filter(run_id=run.id).count() + 1
            fresh = AnswerRow(run_id=run.id, number=number, exercise=exercise[:64], in_practice=True, key=key)
            fresh.level, fresh.kind, fresh.point, fresh.skill = level.value, kind.value, point, skill_of(point).value
            fresh.mark = (ItemMark.RIGHT if right else ItemMark.WRONG).value
            fresh.asked_at = fresh.answered_at = self.clock.now()
            await fresh.save()
            return await self._moved(run, [*rows, fresh], key)

    async def _moved(self, run: RunRow, rows: list[AnswerRow], key: UpdateKey) -> LevelChange | None:
        """Whoever chose another level since the test, or was given one by staff, keeps it."""
        before, after = estimate_of(map(to_answer, rows[:-1])), estimate_of(map(to_answer, rows))
        last = await LevelRow.filter(person_id=run.person_id, in_force=True).order_by("-id").first()
        own = {LevelSource.PLACEMENT, LevelSource.PRACTICE}
        if before.level is after.level or last is None or last.source not in own or last.run_id != run.id:
            return None
        row = LevelRow(level=after.level.value, source=LevelSource.PRACTICE.value, key=key, run_id=run.id)
        row.probability, row.at = after.probability, self.clock.now()
        return await change_level(PersonId(run.person_id), row)
