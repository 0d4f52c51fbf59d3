"""Lessons as they stand in the rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from core.errors import LessonUnknownError
from core.lessons.models import LessonRow, StepRow
from core.lessons.steps import Step
from core.lessons.suiting import base_of, suited
from core.lessons.texts import Bilingual
from core.lessons.types import LessonCard
from core.levels.types import Level, PointKey

STEP: TypeAdapter[Step] = TypeAdapter(Step)


@dataclass(frozen=True, slots=True)
class Content:
    """A lesson with its steps for one learner, in their order."""

    lesson: LessonCard
    steps: Mapping[str, Step]

    def with_again(self, keys: Iterable[str]) -> "Content":
        """The same with these steps once more at its end."""
        more = {key: self.steps[base_of(key)] for key in keys if base_of(key) in self.steps}
        return Content(self.lesson, {**self.steps, **more})


async def find_lesson(key: str) -> LessonRow:
    """Raises LessonUnknownError, also for one that is no longer published."""
    row = await LessonRow.get_or_none(key=key, published=True)
    if row is None:
        raise LessonUnknownError(key)
    return row


async def content_of(row: LessonRow, language: str) -> Content:
    rows = await StepRow.filter(lesson_id=row.id).order_by("place")
    steps = {one.key: suited(STEP.validate_python(one.content), language) for one in rows}
    return Content(to_card(row), {key: step for key, step in steps.items() if step is not None})


def to_card(row: LessonRow) -> LessonCard:
    return LessonCard(
        key=row.key,
        level=Level(row.level),
        title=Bilingual(**row.title),
        can_do=Bilingual(**row.can_do),
        points=tuple(map(PointKey, row.points)),
        words=tuple(row.words),
    )
