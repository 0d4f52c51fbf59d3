"""The words of a lesson, to be learnt as cards."""

from dataclasses import dataclass

from core.lessons.content import content_of
from core.lessons.models import LessonRow
from core.lessons.runs import own_run
from core.lessons.steps import Match
from core.lessons.suiting import RUSSIAN
from core.lessons.types import RunId
from core.users.types import PersonId, UpdateKey
from core.vocabulary.adding import AddedMany, AddMany


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnWords:
    """Cards of the words that a lesson teaches; those that the bank does not have take their translation from the
    lesson's pairs. Raises LessonRunUnknownError."""

    add_many: AddMany

    async def __call__(self, person_id: PersonId, run_id: RunId, key: UpdateKey) -> AddedMany:
        run = await own_run(person_id, run_id)
        lesson = run.content.lesson
        steps = (await content_of(await LessonRow.get(key=lesson.key), RUSSIAN)).steps.values()
        pairs = {pair[0]: pair[1] for step in steps if isinstance(step, Match) for pair in step.pairs}
        return await self.add_many(person_id, lesson.words, f"lesson:{lesson.key}", key, translations=pairs)
