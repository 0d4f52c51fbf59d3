"""Into a lesson: begin it, go on with it, begin it anew."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import LessonLockedError
from core.lessons.content import content_of, find_lesson
from core.lessons.listing import LevelOf, missing_for, not_placed
from core.lessons.models import LessonRow, LessonRunRow
from core.lessons.runs import FINISHED, LEFT, OPEN, loaded, own_run, unfinished, view_of
from core.lessons.types import RunId, RunView
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLesson:
    """Goes on with the lesson where it was left, else begins it. `anew`: from the beginning, whatever was done; the
    same key again is the same run.

    Raises LessonUnknownError; LessonLockedError when prerequisites are missing and it was never done.
    """

    clock: Clock
    level_of: LevelOf = not_placed

    async def __call__(
        self, person_id: PersonId, lesson_key: str, language: str, key: UpdateKey, *, anew: bool = False
    ) -> RunView:
        now = self.clock.now()
        async with in_transaction():
            row = await LessonRunRow.get_or_none(person_id=person_id, key=key)
            if row is None:
                lesson = await find_lesson(lesson_key)
                row = None if anew else await _open_run(person_id, lesson)
                if row is None:
                    await self._check_unlocked(person_id, lesson)
                    await _leave_open_run(person_id, lesson, anew=anew)
                    row = await _begun(person_id, lesson, language, key, now)
            if row.state == OPEN:
                row.language, row.touched_at = language, now
                await row.save(update_fields=["language", "touched_at"])
            return await view_of(await loaded(row))

    async def _check_unlocked(self, person_id: PersonId, lesson: LessonRow) -> None:
        missing = (await missing_for(person_id, [lesson], await self.level_of(person_id)))[lesson.key]
        began = LessonRunRow.filter(person_id=person_id, lesson_id=lesson.id)
        if missing and not await began.exists():
            raise LessonLockedError([card.title.model_dump() for card in missing])


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentRun:
    """The unfinished lesson that was touched last; None when there is none."""

    async def __call__(self, person_id: PersonId) -> RunView | None:
        row = await unfinished(person_id)
        return await view_of(await loaded(row)) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewRun:
    """Where a run stands now. Raises LessonRunUnknownError."""

    async def __call__(self, person_id: PersonId, run_id: RunId) -> RunView:
        return await view_of(await own_run(person_id, run_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedLessons:
    """The keys of the lessons that somebody has gone through to the end, the latest last."""

    async def __call__(self, person_id: PersonId) -> tuple[str, ...]:
        rows = LessonRunRow.filter(person_id=person_id, state=FINISHED).order_by("finished_at")
        return tuple(dict.fromkeys(map(str, await rows.values_list("lesson__key", flat=True))))


async def _open_run(person_id: PersonId, lesson: LessonRow) -> LessonRunRow | None:
    return await LessonRunRow.filter(person_id=person_id, lesson_id=lesson.id, state=OPEN).first()


async def _leave_open_run(person_id: PersonId, lesson: LessonRow, *, anew: bool) -> None:
    if anew:
        await LessonRunRow.filter(person_id=person_id, lesson_id=lesson.id, state=OPEN).update(state=LEFT)


async def _begun(person_id: PersonId, lesson: LessonRow, language: str, key: UpdateKey, now: datetime) -> LessonRunRow:
    """Whoever loses a race finds the winner's run: a unique index keeps a second one out."""
    first = next(iter((await content_of(lesson, language)).steps))
    row = LessonRunRow(person_id=person_id, lesson_id=lesson.id, key=key, language=language, step_key=first)
    row.begun_at = row.touched_at = now
    await LessonRunRow.bulk_create([row], ignore_conflicts=True)
    return await LessonRunRow.filter(person_id=person_id, lesson_id=lesson.id, state=OPEN).get()
