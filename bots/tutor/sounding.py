"""A text as a voice message: a provider's speech, else the built-in synthesizer, and labelled which of them."""

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.types import BufferedInputFile

from bots.kit.screens import Screen
from bots.kit.sending import Chat
from bots.kit.words import PARAGRAPH, Words
from core.ai.errors import ModelError, NoModelError
from core.ai.metering import Call
from core.ai.types import Speech, Use
from core.app import App
from core.errors import AllowanceSpentError, NotInPlanError


def can_sound(app: App) -> bool:
    """Whether anything here speaks: a provider's model, or espeak-ng with soundfile."""
    return app.models is not None and bool(app.models.offered(Use.SPEECH))


async def spoken(text: str, app: App, call: Call) -> Speech | None:
    """The text spoken; None where nothing can, or may, just now."""
    if app.models is None:
        return None
    try:
        return await app.models.speak(text, call)
    except (ModelError, NoModelError, AllowanceSpentError, NotInPlanError):
        return None


async def send_voice(
    bot: Bot, chat: Chat, speech: Speech, say: Words, *, name: str = "voice", screen: Screen | None = None
) -> int:
    """Returns the message's number. A screen of at most 1000 characters stands below the voice as its caption;
    whoever sends it so lets the `Show` adopt the message."""
    label = say("🤖 A built-in synthesizer") if speech.robotic else say("🔊 A model's voice")
    text = PARAGRAPH.joined(label, screen.whole_text()) if screen else label
    message = await bot.send_voice(
        chat.id,
        BufferedInputFile(speech.data, f"{name}.ogg"),
        caption=text,
        parse_mode=ParseMode.HTML,
        reply_markup=screen.keyboard() if screen else None,
        message_thread_id=chat.topic,
    )
    return message.message_id
