"""“My answer is right too”."""

from dataclasses import dataclass

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.lessons.attempts import exercise_of
from core.lessons.models import DisputeRow, StepAnswerRow
from core.lessons.moving import NextStep
from core.lessons.runs import Loaded, own_run, view_of
from core.lessons.solutions import accepted_by
from core.lessons.suiting import base_of
from core.lessons.types import Outcome, RunId, RunView
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeAnswer:
    """Puts the last wrong answer of a step before the editors, and goes on: the learner does not wait for them. An
    answer is disputed once; without a wrong answer nothing happens. Raises LessonRunUnknownError."""

    clock: Clock
    next: NextStep

    async def __call__(self, person_id: PersonId, run_id: RunId, step_key: str, key: UpdateKey) -> RunView:
        async with in_transaction():
            run = await own_run(person_id, run_id, lock=True)
            answer = await last_wrong(run, step_key) if run.is_at(step_key) else None
            if answer is not None:
                await self._file(run, answer, key)
                run.put(step_key, run.state.model_copy(update={"disputed": True, "done": True}))
                await self.next.leave(person_id, run, key)
            return await view_of(run)

    async def _file(self, run: Loaded, answer: StepAnswerRow, key: UpdateKey) -> None:
        row = DisputeRow(
            answer_id=answer.id,
            key=key,
            lesson_key=run.content.lesson.key,
            step_key=base_of(run.row.step_key),
            attempt=exercise_of(run.content.lesson, run.row.step_key),
            given=answer.answer,
            accept=accepted_by(run.content.steps[run.row.step_key]),
            filed_at=self.clock.now(),
        )
        await DisputeRow.bulk_create([row], ignore_conflicts=True)


async def last_wrong(run: Loaded, step_key: str) -> StepAnswerRow | None:
    """The last answer that was not accepted."""
    wrong = [Outcome.WRONG.value, Outcome.PARTLY.value, Outcome.TYPO.value]
    return await StepAnswerRow.filter(run_id=run.row.id, step_key=step_key, outcome__in=wrong).order_by("-id").first()
