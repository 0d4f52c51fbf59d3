"""Two lessons with every kind of step, and somebody on their way through one."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from core.app import App
from core.lessons.seeding import seed_lessons
from core.lessons.solutions import solution_of
from core.lessons.steps import Choices, Match, ScriptedDialogue
from core.lessons.types import Paired, Picked, RunView, StepAnswer, Typed
from core.users.types import Person
from tests.core.people import update

COURSE = Path(__file__).parent / "course"

Open: TypeAlias = Callable[..., Awaitable["Pupil"]]


class Pupil:
    """Somebody in a lesson: answers the step they are at."""

    def __init__(self, app: App, person: Person, view: RunView) -> None:
        self.app = app
        self.person = person
        self.view = view

    async def answers(self, answer: StepAnswer) -> RunView:
        self.view = await self.app.lessons.answer(self.person.id, self.view.id, self.view.step_key, answer, update())
        return self.view

    async def goes_on(self) -> RunView:
        self.view = await self.app.lessons.next(self.person.id, self.view.id, self.view.step_key, update())
        return self.view

    async def sees_the_answer(self) -> RunView:
        self.view = await self.app.lessons.reveal(self.person.id, self.view.id, self.view.step_key, update())
        return self.view

    async def goes_to(self, key: str) -> RunView:
        """Past everything before, with each answer shown."""
        while self.view.step_key != key:
            while self.view.step.kind not in {"teach", "review"} and not self.view.state.done:
                await self.sees_the_answer()
            await self.goes_on()
        return self.view

    async def does_well_until(self, key: str) -> RunView:
        """Past everything before, with right answers: whoever fails is helped."""
        while self.view.step_key != key:
            while self.view.step.kind not in {"teach", "review"} and not self.view.state.done:
                await self.answers(right_answer(self.view))
            await self.goes_on()
        return self.view


def right_answer(view: RunView) -> StepAnswer:
    match view.step:
        case Match(pairs=pairs):
            left = next(place for place in range(len(pairs)) if place not in view.state.picks)
            return Paired(left, left)
        case Choices(answers=answers):
            return Picked(answers)
        case ScriptedDialogue(turns=turns):
            return Typed(turns[view.state.turn].accept[0])
        case step:
            return Typed(solution_of(step))


@pytest.fixture
async def course(tables: None) -> None:
    await seed_lessons(COURSE)


@pytest.fixture
def opens(app: App, ada: Person, course: None) -> Open:
    async def open_lesson(key: str = "a1-01", language: str = "ru") -> Pupil:
        return Pupil(app, ada, await app.lessons.open(ada.id, key, language, update()))

    return open_lesson
