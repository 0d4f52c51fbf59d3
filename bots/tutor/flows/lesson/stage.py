"""What every handler of lessons needs: who is asking, and how a step comes on their screen."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram.fsm.context import FSMContext
from aiogram.types import TelegramObject

from bots.kit.showing import Show
from bots.kit.words import Html, Words
from bots.tutor.flows.lesson.actions import LessonForm
from bots.tutor.flows.lesson.listing_screens import list_screen
from bots.tutor.flows.lesson.sound import can_sound
from bots.tutor.flows.lesson.step_screens import step_screen
from bots.tutor.flows.lesson.summary import summary_screen
from core.app import App
from core.lessons.cases import LessonCases
from core.lessons.steps import Dictation, Listening, Say
from core.lessons.types import RunView
from core.levels.types import Level
from core.users.types import Person, PersonId, UpdateKey

Handler: TypeAlias = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


async def set_stage(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """A middleware: handlers get `stage`."""
    names = ("app", "person", "key", "say", "show", "state")
    return await handler(event, {**data, "stage": Stage(**{name: data[name] for name in names})})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One learner and their lessons, during one update."""

    app: App
    person: Person
    key: UpdateKey
    say: Words
    show: Show
    state: FSMContext

    @property
    def lessons(self) -> LessonCases:
        return self.app.lessons

    @property
    def me(self) -> PersonId:
        return self.person.id

    async def play(self, view: RunView, *, note: Html | None = None, own: bool = False, more: bool = False) -> None:
        """The step that the run is at, or its summary; what is written from now on answers it. Where nothing can be
        spoken, a step that wants to be heard is done in writing, and says so."""
        if view.summary is not None:
            await self.state.clear()
            screen = summary_screen(view, view.summary, self.say)
        else:
            await self.state.set_state(LessonForm.step)
            if _wants_a_voice(view) and not can_sound(self.app):
                return await self.silence(view)
            screen = step_screen(view, self.say, own=own, more=more)
        await self.show(screen if note is None else screen.with_note(note))
        return None

    async def sum_up(self, view: RunView, note: Html) -> None:
        """The end of a lesson once more, when its words have become cards."""
        if view.summary is None:
            return await self.play(view)
        screen = summary_screen(view, view.summary, self.say, words_taken=True)
        return await self.show(screen.with_note(note))

    async def silence(self, view: RunView) -> None:
        """The same step without a voice."""
        if isinstance(view.step, Say):
            note = self.say("I have no voice here now. Read it aloud by yourself.")
        else:
            note = self.say("I have no voice here now, so let us do this in writing.")
            view = await self.lessons.change.silence(self.me, view.id, view.step_key)
        await self.show(step_screen(view, self.say).with_note(note))

    async def list(self, level: Level | None = None, page: int = 0) -> None:
        """The lessons of a level; None: where the learner is."""
        await self.state.clear()
        at = level or await self.lessons.starting_level(self.me)
        await self.show(list_screen(await self.lessons.of_level(self.me, at), at, page, self.say))


def _wants_a_voice(view: RunView) -> bool:
    return isinstance(view.step, Dictation | Listening) and not view.state.silent and not view.state.done
