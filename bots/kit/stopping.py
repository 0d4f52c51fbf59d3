"""The stop button of an answer that is being written, ours and Telegram's own. Both pass the chat's lane."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, MessageGenerationStopped

from bots.kit.presses import Press
from bots.kit.screens import Action, Button, Screen
from bots.kit.sending import Chat
from bots.kit.streaming import Streams
from bots.kit.words import Html, Words


class StopAnswer(Action, prefix="stop", express=True):
    """Write no more of this answer; what is there stays."""


def create_router() -> Router:
    router = Router(name="stopping")
    router.callback_query.register(stop, StopAnswer.filter())
    router.stopped_message_generation.register(stop_draft)
    return router


async def stop(query: CallbackQuery, bot: Bot, chat: Chat, streams: Streams, press: Press, say: Words) -> None:
    shown_in = query.message.message_id if query.message else 0
    if not streams.stops.stop(bot.id, chat, shown_in):
        await press.note(say.plain("This answer has already ended."))


async def stop_draft(event: MessageGenerationStopped, bot: Bot, streams: Streams) -> None:
    streams.stops.stop(bot.id, Chat(event.chat.id), event.draft_id)


def stop_keyboard(say: Words) -> InlineKeyboardMarkup:
    """What stands under an answer while it grows."""
    keyboard = Screen(Html(), ((Button(say.plain("⏹ Stop"), StopAnswer()),),)).keyboard()
    assert keyboard is not None
    return keyboard
