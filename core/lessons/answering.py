"""Answers at the step that somebody is at."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from tortoise.transactions import in_transaction

from core.checker.types import Report
from core.clock import Clock
from core.errors import StepAnswerUnfitError
from core.lessons.attempts import attempt_of
from core.lessons.grading.graded import Graded
from core.lessons.grading.grading import grade_step
from core.lessons.grading.lines import answered
from core.lessons.models import StepAnswerRow
from core.lessons.pieces import pieces_of
from core.lessons.runs import Loaded, award_to_json, own_run, view_of
from core.lessons.steps import Choice, Choices, Exercise, Listening, Match, Order, ScriptedDialogue, Step, Writing
from core.lessons.texts import joined
from core.lessons.types import (
    Feedback,
    Outcome,
    Paired,
    Picked,
    RunId,
    RunView,
    Spoken,
    StepAnswer,
    StepState,
    Typed,
)
from core.progress.recording import RecordAttempt
from core.progress.types import Award
from core.users.types import PersonId, UpdateKey

Check: TypeAlias = Callable[[str], Awaitable[Report | None]]
"""What the checker says of a text; None when it is not there."""
LAST_OPTIONS = 2
"""A choice with so many options left says which is right: the last pick would tell nothing."""


async def unchecked(_: str) -> Report | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStep:
    """Grades an answer and keeps it, with what it brought. The same key again changes nothing; nor does an answer
    at a step that the run is not at, or that is done.

    Raises LessonRunUnknownError; StepAnswerUnfitError when the step takes no such answer.
    """

    clock: Clock
    record: RecordAttempt
    check: Check = unchecked

    async def __call__(
        self, person_id: PersonId, run_id: RunId, step_key: str, answer: StepAnswer, key: UpdateKey
    ) -> RunView:
        run = await own_run(person_id, run_id)
        if await self._is_news(run, step_key, key):
            graded = await self._graded(run, step_key, answer)
            run = await self._kept(person_id, run_id, step_key, answer, graded, key)
        return await view_of(run)

    async def _is_news(self, run: Loaded, step_key: str, key: UpdateKey) -> bool:
        known = await StepAnswerRow.filter(run_id=run.row.id, key=key).exists()
        return not known and run.is_at(step_key) and not run.state.done

    async def _graded(self, run: Loaded, step_key: str, answer: StepAnswer) -> Graded:
        step = run.content.steps[step_key]
        report = await self.check(answer.text) if isinstance(step, Writing) and isinstance(answer, Typed) else None
        graded = await asyncio.to_thread(grade_step, step, answer, run.state, report)
        if graded is None:
            raise StepAnswerUnfitError(step_key)
        return graded

    async def _kept(
        self, person_id: PersonId, run_id: RunId, step_key: str, answer: StepAnswer, graded: Graded, key: UpdateKey
    ) -> Loaded:
        async with in_transaction():
            run = await own_run(person_id, run_id, lock=True)
            if await self._is_news(run, step_key, key):
                text = text_of(run.content.steps[step_key], answer)
                await keep(self.record, person_id, run, graded, text, key, self.clock.now())
            return run


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealAnswer:
    """Shows the right answer; of a dialogue, that of the line. A replay or a late press changes nothing.

    Raises LessonRunUnknownError.
    """

    clock: Clock
    record: RecordAttempt

    async def __call__(self, person_id: PersonId, run_id: RunId, step_key: str, key: UpdateKey) -> RunView:
        async with in_transaction():
            run = await own_run(person_id, run_id, lock=True)
            known = await StepAnswerRow.filter(run_id=run.row.id, key=key).exists()
            if not known and run.is_at(step_key) and not run.state.done:
                graded = _revealed(run.content.steps[step_key], run.state)
                await keep(self.record, person_id, run, graded, "", key, self.clock.now())
            return await view_of(run)


async def keep(
    record: RecordAttempt,
    person_id: PersonId,
    run: Loaded,
    graded: Graded,
    answer: str,
    key: UpdateKey,
    now: datetime,
) -> None:
    """Inside of a transaction that holds the run."""
    step_key = run.row.step_key
    step = run.content.steps[step_key]
    assert isinstance(step, Exercise)
    state = _after(step, graded)
    award = Award()
    if graded.is_attempt:
        award = await record(person_id, attempt_of(run.content.lesson, step_key, step, graded, state, answer), key)
    await _add_row(run, graded, state, answer, key, award, now)
    run.put(step_key, state)
    run.row.touched_at = now
    await run.row.save(update_fields=["states", "touched_at"])


def text_of(step: Step, answer: StepAnswer) -> str:
    """An answer in words, as it is kept and shown."""
    match answer:
        case Typed(text) | Spoken(text):
            return text
        case Paired(left, right) if isinstance(step, Match):
            return f"{step.pairs[left][0]} — {step.pairs[right][1]}"
        case Picked(places) if isinstance(step, Order):
            return joined(tuple(pieces_of(step)[place] for place in places))
        case Picked(places) if isinstance(step, Choice | Choices | Listening):
            return " · ".join(step.options[place] for place in places)
    return ""


def _after(step: Step, graded: Graded) -> StepState:
    """A choice of which two options are left is done: its answer is told."""
    state = graded.state
    if not graded.is_attempt:
        return state
    told = isinstance(step, Choice | Listening) and len(step.options) - len(state.crossed) < LAST_OPTIONS
    revealed = state.revealed or told or graded.outcome is Outcome.REVEALED
    done = graded.outcome.counts or revealed or isinstance(step, ScriptedDialogue | Match)
    score = graded.score if state.score is None else max(state.score, graded.score)
    return state.model_copy(update={"tries": state.tries + 1, "done": done, "revealed": revealed, "score": score})


def _revealed(step: Step, state: StepState) -> Graded:
    if isinstance(step, ScriptedDialogue):
        line = step.turns[state.turn].accept[0]
        return answered(step, line, Outcome.REVEALED, state, Feedback(nearest=line))
    return Graded(outcome=Outcome.REVEALED, score=0, state=state)


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
