"""Answers at the step that somebody is at."""

import asyncio
from dataclasses import dataclass
from typing import Protocol

from tortoise.transactions import in_transaction

from core.checker.types import Report
from core.clock import Clock
from core.errors import StepAnswerUnfitError
from core.lessons.grading.graded import Graded
from core.lessons.grading.grading import grade_step
from core.lessons.grading.lines import answered
from core.lessons.keeping import KeepAnswer
from core.lessons.models import StepAnswerRow
from core.lessons.pieces import pieces_of
from core.lessons.runs import Loaded, own_run, view_of
from core.lessons.steps import Choice, Choices, Listening, Match, Order, ScriptedDialogue, Step, Writing
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
from core.users.types import PersonId, UpdateKey

PATIENCE = 20.0
"""Seconds that a text waits for the checker: its first one in a process finds it still loading."""


class Checking(Protocol):
    async def check(self, text: str, *, patience: float) -> Report | None:
        """What is wrong with a text; None when the checker is not there within `patience` seconds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStep:
    """Grades an answer and keeps it, with what it brought. The same key again changes nothing; nor does an answer
    at a step that the run is not at, or that is done.

    Raises LessonRunUnknownError; StepAnswerUnfitError when the step takes no such answer.
    """

    clock: Clock
    keep: KeepAnswer
    checker: Checking | None = None
    """None: of a text nothing is said about its language."""

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
        report = await self._report(step, answer)
        graded = await asyncio.to_thread(grade_step, step, answer, run.state, report)
        if graded is None:
            raise StepAnswerUnfitError(step_key)
        return graded

    async def _report(self, step: Step, answer: StepAnswer) -> Report | None:
        if self.checker is None or not isinstance(step, Writing) or not isinstance(answer, Typed | Spoken):
            return None
        return await self.checker.check(answer.text, patience=PATIENCE)

    async def _kept(
        self, person_id: PersonId, run_id: RunId, step_key: str, answer: StepAnswer, graded: Graded, key: UpdateKey
    ) -> Loaded:
        async with in_transaction():
            run = await own_run(person_id, run_id, lock=True)
            if await self._is_news(run, step_key, key):
                text = text_of(run.content.steps[step_key], answer)
                await self.keep(person_id, run, graded, text, key, self.clock.now())
            return run


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealAnswer:
    """Shows the right answer; of a dialogue, that of the line. A replay or a late press changes nothing.

    Raises LessonRunUnknownError.
    """

    clock: Clock
    keep: KeepAnswer

    async def __call__(self, person_id: PersonId, run_id: RunId, step_key: str, key: UpdateKey) -> RunView:
        async with in_transaction():
            run = await own_run(person_id, run_id, lock=True)
            known = await StepAnswerRow.filter(run_id=run.row.id, key=key).exists()
            if not known and run.is_at(step_key) and not run.state.done:
                graded = _revealed(run.content.steps[step_key], run.state)
                await self.keep(person_id, run, graded, "", key, self.clock.now())
            return await view_of(run)


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


def _revealed(step: Step, state: StepState) -> Graded:
    if isinstance(step, ScriptedDialogue):
        line = step.turns[state.turn].accept[0]
        return answered(step, line, Outcome.REVEALED, state, Feedback(nearest=line))
    return Graded(outcome=Outcome.REVEALED, score=0, state=state)
