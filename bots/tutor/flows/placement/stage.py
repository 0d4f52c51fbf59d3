"""What every handler of the placement needs: who is asking, and how a question or the result comes on their screen."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram import Bot
from aiogram.enums import ChatAction, ParseMode
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, TelegramObject

from bots.kit.presses import Press
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.placement.actions import PlacementForm
from bots.tutor.flows.placement.level_screens import undecided_screen, waiting_screen
from bots.tutor.flows.placement.question_screens import first_note, question_screen, slip_note
from bots.tutor.flows.placement.result_screens import picture_of, result_screen
from bots.tutor.pictures.placement import draw
from bots.tutor.sounding import can_sound, send_voice, spoken
from core.ai.metering import Call
from core.app import App
from core.levels.cases import PlacementCases
from core.levels.outcomes import Placement, PlacementState, PlacementView
from core.levels.types import Item
from core.users.types import Person, PersonId, UpdateKey

Handler: TypeAlias = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


async def set_stage(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    """A middleware: handlers get `stage`."""
    names = ("app", "person", "key", "say", "show", "state", "bot", "chat")
    stage = Stage(**{name: data[name] for name in names}, press=data.get("press"))
    return await handler(event, {**data, "stage": stage})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One person and their test, during one update."""

    app: App
    person: Person
    key: UpdateKey
    say: Words
    show: Show
    state: FSMContext
    bot: Bot
    chat: Chat
    press: Press | None

    @property
    def cases(self) -> PlacementCases:
        return self.app.placement

    @property
    def me(self) -> PersonId:
        return self.person.id

    @property
    def listens(self) -> bool:
        """Whether something here can speak to them."""
        return can_sound(self.app)

    async def play(self, view: PlacementView, *, note: Html | None = None) -> None:
        """Whatever comes now: a question, the result, or why there is neither."""
        if view.result is not None:
            return await self.tell(view.result, view)
        if view.item is not None:
            return await self._ask(view, view.item, note)
        await self.state.clear()
        waits = view.state is PlacementState.WAITING
        return await self.show(waiting_screen(self.say) if waits else undecided_screen(view, self.say))

    async def tell(self, result: Placement, view: PlacementView | None = None) -> None:
        """The result as a picture with a caption, which is the live screen."""
        await self.state.clear()
        await self._accept(ChatAction.UPLOAD_PHOTO)
        lessons = await self.app.lessons.of_level(self.me, result.level)
        screen = result_screen(result, lessons, self.say)
        if view is not None and (slip := slip_note(view, self.say)) is not None:
            screen = screen.with_note(slip)
        png = await draw(picture_of(result, self.say, dark=self.person.dark_pictures))
        message = await self.bot.send_photo(
            self.chat.id,
            BufferedInputFile(png, "level.png"),
            caption=screen.whole_text(),
            parse_mode=ParseMode.HTML,
            reply_markup=screen.keyboard(),
            message_thread_id=self.chat.topic,
        )
        await self.show.adopt(message.message_id, screen)

    async def _ask(self, view: PlacementView, item: Item, note: Html | None) -> None:
        """What is written from now on answers the question. One that is to be heard comes as a voice; where nothing
        can speak any more it is not assessed."""
        await self.state.set_state(PlacementForm.answer)
        notes = [one for one in (note, slip_note(view, self.say)) if one is not None]
        if view.number == 1 and not notes:
            notes = [first_note(view, self.say)]
        screen = question_screen(view, item, self.say)
        if notes:
            screen = screen.with_note(PARAGRAPH.joined(*notes))
        if not item.audio:
            return await self.show(screen)
        await self._accept(ChatAction.RECORD_VOICE)
        speech = await spoken(item.audio, self.app, Call("tutor.placement", person=self.me, key=self.key))
        if speech is None:
            sorry = self.say("I cannot speak just now, so listening is not assessed.")
            return await self.play(await self.cases.silence(self.me, view.id), note=sorry)
        number = await send_voice(self.bot, self.chat, speech, self.say, name="question", screen=screen)
        return await self.show.adopt(number, screen)

    async def _accept(self, action: ChatAction) -> None:
        """What takes a second is announced, and the button that was pressed let go."""
        if self.press is not None:
            await self.press.accept()
        await self.bot.send_chat_action(self.chat.id, action, message_thread_id=self.chat.topic)
