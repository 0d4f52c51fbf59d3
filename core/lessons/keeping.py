"""An answer is kept: in the run, in the history of progress, and in what is known of the level."""

from dataclasses import dataclass
from datetime import datetime

from core.lessons.attempts import attempt_of, exercise_of
from core.lessons.grading.graded import Graded
from core.lessons.models import StepAnswerRow
from core.lessons.runs import Loaded, award_to_json
from core.lessons.steps import Choice, Exercise, Listening, Match, ScriptedDialogue, Step
from core.lessons.types import Outcome, StepState
from core.levels.practice import WeighPractice
from core.levels.types import ItemKind
from core.progress.recording import RecordAttempt
from core.progress.types import Award
from core.users.types import PersonId, UpdateKey

LAST_OPTIONS = 2
"""A choice with fewer options left says which is right: the last pick would tell nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepAnswer:
    """Inside of a transaction that holds the run. The level is weighed by first answers alone, and by none that was
    helped."""

    record: RecordAttempt
    weigh: WeighPractice | None = None

    async def __call__(
        self, person_id: PersonId, run: Loaded, graded: Graded, answer: str, key: UpdateKey, now: datetime
    ) -> None:
        step_key = run.row.step_key
        step = run.content.steps[step_key]
        assert isinstance(step, Exercise), "only exercises are graded"
        state, award = _after(step, graded), Award()
        if graded.is_attempt:
            attempt = attempt_of(run.content.lesson, step_key, step, graded, state, answer)
            award = await self.record(person_id, attempt, key)
            await self._weigh(person_id, run, step, state, key)
        await _add_row(run, graded, state, answer, key, award, now)
        run.put(step_key, state)
        run.row.touched_at = now
        await run.row.save(update_fields=["states", "touched_at"])

    async def _weigh(self, person_id: PersonId, run: Loaded, step: Exercise, state: StepState, key: UpdateKey) -> None:
        if self.weigh is None or state.tries != 1 or state.hints or state.silent:
            return
        await self.weigh(
            person_id,
            key,
            exercise=exercise_of(run.content.lesson, run.row.step_key),
            point=step.point,
            level=run.content.lesson.level,
            kind=ItemKind.CHOICE if isinstance(step, Choice | Listening) else ItemKind.TYPED,
            right=state.score == 1,
        )


def _after(step: Step | Exercise, graded: Graded) -> StepState:
    """A choice of which one option is left is done: its answer is told."""
    state = graded.state
    if not graded.is_attempt:
        return state
    told = isinstance(step, Choice | Listening) and len(step.options) - len(state.crossed) < LAST_OPTIONS
    revealed = state.revealed or told or graded.outcome is Outcome.REVEALED
    done = graded.outcome.counts or revealed or isinstance(step, ScriptedDialogue | Match)
    score = graded.score if state.score is None else max(state.score, graded.score)
    return state.model_copy(update={"tries": state.tries + 1, "done": done, "revealed": revealed, "score": score})


async def _add_row(
    run: Loaded, graded: Graded, state: StepState, answer: str, key: UpdateKey, award: Award, now: datetime
) -> None:
    await StepAnswerRow.create(
        run_id=run.row.id,
        step_key=run.row.step_key,
        key=key,
        answer=answer,
        outcome=graded.outcome.value,
        score=graded.score,
        tries=state.tries,
        hints=state.hints,
        feedback=graded.feedback.model_dump(mode="json", exclude_defaults=True),
        award=award_to_json(award),
        engine=graded.engine,
        answered_at=now,
    )
