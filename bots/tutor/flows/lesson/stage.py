"""What every handler of lessons needs: who is asking, and how a step comes on their screen."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.fsm.context import FSMContext
from aiogram.types import TelegramObject

from bots.kit.presses import Press
from bots.kit.screens import Screen
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.lesson.actions import LessonForm
from bots.tutor.flows.lesson.listing_screens import list_screen
from bots.tutor.flows.lesson.step_screens import step_screen
from bots.tutor.flows.lesson.summary import summary_screen
from bots.tutor.sounding import send_voice, spoken
from core.ai.metering import Call
from core.app import App
from core.lessons.cases import LessonCases
from core.lessons.steps import Dictation, Listening, Say, Step
from core.lessons.types import RunView
from core.levels.types import Level
from core.users.types import Person, PersonId, UpdateKey

Handler: TypeAlias = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


async def set_stage(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """A middleware: handlers get `stage`."""
    names = ("app", "bot", "chat", "person", "key", "say", "show", "state")
    stage = Stage(press=data.get("press"), **{name: data[name] for name in names})
    return await handler(event, {**data, "stage": stage})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One learner and their lessons, during one update."""

    app: App
    bot: Bot
    chat: Chat
    person: Person
    key: UpdateKey
    say: Words
    show: Show
    state: FSMContext
    press: Press | None = None

    @property
    def lessons(self) -> LessonCases:
        return self.app.lessons

    @property
    def me(self) -> PersonId:
        return self.person.id

    async def play(self, view: RunView, *, note: Html | None = None, own: bool = False, more: bool = False) -> None:
        """The step that the run is at, or its summary; what is written from now on answers it."""
        if view.summary is not None:
            await self.state.clear()
            return await self._put(summary_screen(view, view.summary, self.say), note)
        await self.state.set_state(LessonForm.step)
        if _is_to_be_heard(view):
            return await self.sound(view, note)
        return await self._put(step_screen(view, self.say, own=own, more=more), note)

    async def sound(self, view: RunView, note: Html | None = None) -> None:
        """The step below a voice that says what belongs to it. Where nothing can be spoken it is done in writing."""
        await self._say_to_wait()
        speech = await spoken(spoken_by(view.step), self.app, Call("tutor.lesson", person=self.me, key=self.key))
        if speech is None:
            return await self._silence(view, note)
        screen = step_screen(view, self.say, sounded=True)
        below = screen if note is None else screen.with_note(note)
        message_id = await send_voice(self.bot, self.chat, speech, self.say, name="lesson", screen=below)
        return await self.show.adopt(message_id, screen)

    async def sum_up(self, view: RunView, note: Html) -> None:
        """The end of a lesson once more, when its words have become cards."""
        if view.summary is None:
            return await self.play(view)
        return await self._put(summary_screen(view, view.summary, self.say, words_taken=True), note)

    async def list(self, level: Level | None = None, page: int = 0) -> None:
        """The lessons of a level; None: where the learner is."""
        await self.state.clear()
        at = level or await self.lessons.starting_level(self.me)
        await self.show(list_screen(await self.lessons.of_level(self.me, at), at, page, self.say))

    async def _silence(self, view: RunView, note: Html | None) -> None:
        if isinstance(view.step, Say):
            sorry = self.say("I have no voice here now. Read it aloud by yourself.")
        else:
            sorry = self.say("I have no voice here now, so let us do this in writing.")
            view = await self.lessons.change.silence(self.me, view.id, view.step_key)
        await self._put(step_screen(view, self.say), sorry if note is None else PARAGRAPH.joined(note, sorry))

    async def _put(self, screen: Screen, note: Html | None) -> None:
        await self.show(screen if note is None else screen.with_note(note))

    async def _say_to_wait(self) -> None:
        """A provider takes a second or two to speak."""
        if self.press is not None:
            await self.press.accept()
        await self.bot.send_chat_action(self.chat.id, ChatAction.RECORD_VOICE, message_thread_id=self.chat.topic)


def spoken_by(step: Step) -> str:
    """What of a step is spoken; empty when nothing is."""
    match step:
        case Dictation(audio=text) | Listening(audio=text) | Say(text=text):
            return text
        case _:
            return ""


def _is_to_be_heard(view: RunView) -> bool:
    """At first; later its voice stands above, and there is a button to hear it again."""
    state = view.state
    touched = state.silent or state.done or state.tries or state.hints or state.crossed
    return isinstance(view.step, Dictation | Listening) and not touched
