"""A lesson that is known already is passed over, and opens what comes after it."""

from dataclasses import dataclass

from core.clock import Clock
from core.lessons.content import content_of, find_lesson
from core.lessons.models import LessonRunRow
from core.lessons.runs import SKIPPED
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class SkipLesson:
    """Counts a lesson as done without a way through it: no XP, no streak, and it may still be gone through. Once for
    each update. Raises LessonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, lesson_key: str, key: UpdateKey) -> None:
        lesson = await find_lesson(lesson_key)
        if await LessonRunRow.exists(person_id=person_id, key=key):
            return
        first = next(iter((await content_of(lesson, "en")).steps))
        row = LessonRunRow(person_id=person_id, lesson_id=lesson.id, key=key, language="en", step_key=first)
        row.state, row.begun_at = SKIPPED, self.clock.now()
        row.touched_at = row.begun_at
        await row.save()
