"""/cancel: works in the middle of anything, and says what was kept."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bots.kit import time_zone
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.spec import BotSpec, Kept
from bots.kit.streaming import Streams
from bots.kit.words import Html, Words
from core.app import App
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="cancelling")
    router.message.register(cancel, Command("cancel", ignore_case=True))
    return router


async def cancel(
    _: Message,
    bot: Bot,
    chat: Chat,
    streams: Streams,
    state: FSMContext,
    show: Show,
    spec: BotSpec,
    say: Words,
    person: Person,
    app: App,
) -> None:
    doing = await state.get_state()
    await state.clear()
    if streams.stops.take_interruption(bot.id, chat):
        note = say("Stopped. What was written stays.")
    else:
        note = await _what_was_kept(_kept_of(spec, doing), doing, say, person, app)
    await show(spec.home(say, person).with_note(note))


def _kept_of(spec: BotSpec, doing: str | None) -> Kept | None:
    if doing in time_zone.ZoneForm.__all_states_names__:
        return time_zone.kept
    return spec.kept.get(doing or "")


async def _what_was_kept(kept: Kept | None, doing: str | None, say: Words, person: Person, app: App) -> Html:
    if doing is None:
        return say("Nothing is going on that could be stopped. Whatever was chosen before stays.")
    if kept is None:
        return say("Stopped. Whatever was chosen before stays.")
    return say("Stopped. {kept}", kept=await kept(say, person, app))
