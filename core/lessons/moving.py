"""Moves within a step and between steps that are not graded. All say where they want to be, so that a replay changes
nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.lessons.mistakes import KeepMistakes
from core.lessons.runs import FINISHED, Loaded, award_to_json, own_run, view_of
from core.lessons.steering import following, prepared
from core.lessons.steps import Dictation, Exercise, Listening, Say, Writing
from core.lessons.types import RunId, RunView, StepState
from core.progress.mastery import MasteryOf
from core.progress.recording import FinishLesson
from core.progress.running import RunToday
from core.users.types import PersonId, UpdateKey

Change: TypeAlias = Callable[[StepState], StepState]
MAY_BE_PASSED = (Say, Writing, Dictation, Listening)
"""Not everybody can speak, listen or write a text at any time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStep:
    """Keeps what was prepared at a step and is no answer yet. Raises LessonRunUnknownError."""

    clock: Clock

    async def hint(self, person_id: PersonId, run_id: RunId, step_key: str, number: int) -> RunView:
        """Show hints up to this one, 1 to 3: the answer counts as hinted."""

        def shown(state: StepState) -> StepState:
            return state.model_copy(update={"hints": max(state.hints, min(number, 3))})

        return await self._change(person_id, run_id, step_key, shown)

    async def pick(self, person_id: PersonId, run_id: RunId, step_key: str, places: tuple[int, ...]) -> RunView:
        """Options or pieces that are chosen now, all of them."""
        return await self._change(person_id, run_id, step_key, lambda state: _with(state, picks=places))

    async def silence(self, person_id: PersonId, run_id: RunId, step_key: str) -> RunView:
        """Nothing can be spoken: the step is done in writing."""
        return await self._change(person_id, run_id, step_key, lambda state: _with(state, silent=True))

    async def _change(self, person_id: PersonId, run_id: RunId, step_key: str, change: Change) -> RunView:
        async with in_transaction():
            run = await own_run(person_id, run_id, lock=True)
            if run.is_at(step_key) and not run.state.done:
                run.put(step_key, change(run.state))
                run.row.touched_at = self.clock.now()
                await run.row.save(update_fields=["states", "touched_at"])
            return await view_of(run)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Goes from a step that is done to the next one, which comes with as much help as the lesson so far asks for; from
    the last to the end of the lesson, which brings XP and cards of the mistakes. A step that asks for a voice, for
    ears or for a text may be passed without a mark. Raises LessonRunUnknownError."""

    clock: Clock
    finish: FinishLesson
    keep_mistakes: KeepMistakes
    mastery: MasteryOf
    run_today: RunToday

    async def __call__(self, person_id: PersonId, run_id: RunId, step_key: str, key: UpdateKey) -> RunView:
        async with in_transaction():
            run = await own_run(person_id, run_id, lock=True)
            if run.is_at(step_key) and _may_leave(run):
                await self.leave(person_id, run, key)
            return await view_of(run)

    async def leave(self, person_id: PersonId, run: Loaded, key: UpdateKey) -> None:
        """Inside of a transaction that holds the run."""
        row = run.row
        _pass(run)
        coming, row.again = following(row.step_key, run.content.steps, run.states, row.again)
        row.touched_at = self.clock.now()
        if coming is None:
            row.state, row.finished_at = FINISHED, row.touched_at
            row.award = award_to_json(await self.finish(person_id, run.content.lesson.key, key))
            await self.keep_mistakes(person_id, run, key)
        else:
            row.step_key = coming
            expected = {point: one.expected for point, one in (await self.mastery(person_id)).items()}
            today = await self.run_today(person_id)
            run.put(coming, prepared(coming, run.content.steps, run.states, expected, today))
        await row.save()


def _may_leave(run: Loaded) -> bool:
    step = run.content.steps[run.row.step_key]
    return run.state.done or not isinstance(step, Exercise) or isinstance(step, MAY_BE_PASSED)


def _pass(run: Loaded) -> None:
    if not run.state.done:
        run.put(run.row.step_key, _with(run.state, done=True, passed=True))


def _with(state: StepState, **changes: object) -> StepState:
    return state.model_copy(update=changes)
