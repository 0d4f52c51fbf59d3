"""Answers at the step that somebody is at."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tortoise.transactions import in_transaction

from core.checker.types import Report
from core.clock import Clock
from core.errors import StepAnswerUnfitError
from core.lessons.disputes import was_accepted
from core.lessons.grading.graded import Graded
from core.lessons.grading.grading import grade_step
from core.lessons.grading.lines import answered
from core.lessons.keeping import KeepAnswer
from core.lessons.models import StepAnswerRow
from core.lessons.pieces import pieces_of
from core.lessons.runs import Loaded, own_run, view_of
from core.lessons.steps import (
    Choice,
    Choices,
    Gap,
    Hunt,
    Listening,
    Match,
    Order,
    ScriptedDialogue,
    Step,
    Transform,
    Translate,
    Writing,
)
from core.lessons.suiting import base_of
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

DISPUTABLE = (Gap, Order, Transform, Hunt, Translate)
"""An answer to them stands for itself: the editors' word on it holds for everybody who gives it."""
FAILED = frozenset({Outcome.WRONG.value, Outcome.PARTLY.value, Outcome.SHORT.value})


class Checking(Protocol):
    async def check(self, text: str, *, patience: float) -> Report | None:
        """What is wrong with a text; None when the checker is not there within `patience` seconds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerStep:
    """Grades an answer and keeps it, with what it brought. The same key again changes nothing; nor does an answer
    at a step that the run is not at, or that is done, nor the last answer once more, when it was not right: a button
    pressed twice is one try. Of two answers at once the second is graded upon the first.

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
        if await _is_news(run, step_key, answer, key):
            report = await self._report(run.content.steps[step_key], answer)
            graded = await _graded(run, step_key, answer, report)
            run = await self._kept(person_id, run, answer, report, graded, key)
        return await view_of(run)

    async def _report(self, step: Step, answer: StepAnswer) -> Report | None:
        if self.checker is None or not isinstance(step, Writing) or not isinstance(answer, Typed | Spoken):
            return None
        return await self.checker.check(answer.text, patience=PATIENCE)

    async def _kept(
        self,
        person_id: PersonId,
        seen: Loaded,
        answer: StepAnswer,
        report: Report | None,
        graded: Graded,
        key: UpdateKey,
    ) -> Loaded:
        step_key = seen.row.step_key
        async with in_transaction():
            run = await own_run(person_id, RunId(seen.row.id), lock=True)
            if await _is_news(run, step_key, answer, key):
                if run.state != seen.state:
                    graded = await _graded(run, step_key, answer, report)
                text = text_of(run.content.steps[step_key], answer)
                await self.keep(person_id, run, graded, text, key, self.clock.now())
            return run


async def _is_news(run: Loaded, step_key: str, answer: StepAnswer, key: UpdateKey) -> bool:
    if not run.is_at(step_key) or run.state.done:
        return False
    if await StepAnswerRow.filter(run_id=run.row.id, key=key).exists():
        return False
    step = run.content.steps[step_key]
    last = await StepAnswerRow.filter(run_id=run.row.id, step_key=step_key).order_by("-id").first()
    if last is None or last.answer != text_of(step, answer):
        return True
    return last.outcome not in FAILED and not isinstance(step, Match)


async def _graded(run: Loaded, step_key: str, answer: StepAnswer, report: Report | None) -> Graded:
    step = run.content.steps[step_key]
    graded = await asyncio.to_thread(grade_step, step, answer, run.state, report)
    if graded is None:
        raise StepAnswerUnfitError(step_key)
    said = answer.text if isinstance(answer, Typed | Spoken) and isinstance(step, DISPUTABLE) else ""
    known = said and not graded.outcome.counts
    if known and await was_accepted(run.content.lesson.key, base_of(step_key), step, said):
        return Graded(outcome=Outcome.RIGHT, score=1, state=run.state, engine=graded.engine)
    return graded


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
        case Paired(left, right) if isinstance(step, Match) and max(left, right) < len(step.pairs):
            return f"{step.pairs[left][0]} — {step.pairs[right][1]}"
        case Picked(places) if isinstance(step, Order):
            return joined(_named(pieces_of(step), places))
        case Picked(places) if isinstance(step, Choice | Choices | Listening):
            return " · ".join(_named(step.options, places))
    return ""


def _named(texts: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(texts[place] for place in places if place < len(texts))


def _revealed(step: Step, state: StepState) -> Graded:
    if isinstance(step, ScriptedDialogue):
        line = step.turns[state.turn].accept[0]
        return answered(step, line, Outcome.REVEALED, state, Feedback(nearest=line))
    return Graded(outcome=Outcome.REVEALED, score=0, state=state)
