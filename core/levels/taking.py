"""Taking the placement test: begin or go on, pause, look where it stands."""

from dataclasses import dataclass
from datetime import timedelta

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import PersonUnknownError, PlacementUnavailableError
from core.levels.course import (
    DONE,
    DROPPED,
    ENGINE,
    OPEN,
    Course,
    answered,
    is_late,
    locked,
    questions,
    stored_result,
    view_of,
    wake,
)
from core.levels.models import AnswerRow, ItemRow, RunRow
from core.levels.outcomes import ItemMark, Mistake, Placement, PlacementId, PlacementView
from core.levels.rows import to_item
from core.levels.types import Skill
from core.users.models import PersonRow
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPlacement:
    """Begins a test, or goes on with the one that is open; `anew` closes that one first. One is open at a time.

    `listens`: whether something can speak to the person; without it listening is not assessed. Once for each update.
    Raises PlacementUnavailableError without items, PersonUnknownError.
    """

    clock: Clock
    course: Course

    async def __call__(
        self, person_id: PersonId, key: UpdateKey, *, listens: bool, anew: bool = False
    ) -> PlacementView:
        now = self.clock.now()
        async with in_transaction():
            if await PersonRow.filter(id=person_id).select_for_update().first() is None:
                raise PersonUnknownError(person_id)
            run = await RunRow.get_or_none(key=key, person_id=person_id)
            if run is None:
                run = await self._resumed(person_id, anew=anew) or await self._begun(person_id, key, listens=listens)
            await self.course.go_on(run, now)
            return await view_of(run, now)

    async def _resumed(self, person_id: PersonId, *, anew: bool) -> RunRow | None:
        """The open run, unless its time is over or another one is wanted: then it is closed."""
        now = self.clock.now()
        run = await RunRow.filter(person_id=person_id, state=OPEN).select_for_update().first()
        if run is None:
            return None
        if anew:
            run.state, run.ended_at, run.paused_at = DROPPED, now, None
            await run.save()
            return None
        await wake(run, now)
        return run

    async def _begun(self, person_id: PersonId, key: UpdateKey, *, listens: bool) -> RunRow:
        if not await ItemRow.filter(published=True).exists():
            raise PlacementUnavailableError
        return await RunRow.create(
            person_id=person_id,
            key=key,
            state=OPEN,
            listens=listens,
            begun_at=self.clock.now(),
            paused_for=timedelta(),
            engine=ENGINE,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PausePlacement:
    """The open test rests, and its time with it; every answer is kept. None when no test is open."""

    clock: Clock
    course: Course

    async def __call__(self, person_id: PersonId) -> PlacementView | None:
        now = self.clock.now()
        async with in_transaction():
            run = await RunRow.filter(person_id=person_id, state=OPEN).select_for_update().first()
            if run is None:
                return None
            if run.paused_at is None and not is_late(run, now):
                run.paused_at = now
                await run.save()
            await self.course.go_on(run, now)
            return await view_of(run, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPlacement:
    """Where the open test stands; None when there is none. A test whose time is over ends here."""

    clock: Clock
    course: Course

    async def __call__(self, person_id: PersonId) -> PlacementView | None:
        now = self.clock.now()
        async with in_transaction():
            run = await RunRow.filter(person_id=person_id, state=OPEN).select_for_update().first()
            if run is None:
                return None
            await self.course.go_on(run, now)
            return await view_of(run, now)


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestResult:
    """What the latest test found; None without one."""

    async def __call__(self, person_id: PersonId) -> Placement | None:
        run = await RunRow.filter(person_id=person_id, state=DONE).order_by("-id").first()
        return stored_result(run, await questions(run)) if run else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestMistakes:
    """What went wrong in the latest test that was decided, with the items as they are now; those that are gone from
    the bank are left out."""

    async def __call__(self, person_id: PersonId) -> tuple[Mistake, ...]:
        run = await RunRow.filter(person_id=person_id, state=DONE).order_by("-id").first()
        wrong = [one for one in answered(await questions(run)) if one.mark.right is False] if run else []
        rows = {row.key: row for row in await ItemRow.filter(key__in=[one.exercise for one in wrong] or [""])}
        return tuple(Mistake(to_item(rows[one.exercise]), one.given) for one in wrong if one.exercise in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoOnInSilence:
    """Nothing can speak just now: the present question, if it is to be heard, is not assessed, and no other one of
    its kind is asked. Raises PlacementUnknownError."""

    clock: Clock
    course: Course

    async def __call__(self, person_id: PersonId, placement_id: PlacementId) -> PlacementView:
        now = self.clock.now()
        async with in_transaction():
            run = await locked(person_id, placement_id)
            run.listens = False
            await run.save()
            heard = AnswerRow.filter(run_id=run.id, mark__isnull=True, skill=Skill.LISTENING.value)
            await heard.update(mark=ItemMark.FAILED.value, answered_at=now)
            await self.course.go_on(run, now)
            return await view_of(run, now)
