"""A sentence as a voice message."""

from aiogram import Bot
from aiogram.types import BufferedInputFile

from bots.kit.sending import Chat
from bots.kit.words import Words
from core.ai.errors import ModelError
from core.ai.metering import Call
from core.ai.router import Models
from core.ai.types import Use
from core.app import App


def can_sound(app: App) -> bool:
    return app.models is not None and bool(app.models.offered(Use.SPEECH))


async def send_sound(bot: Bot, chat: Chat, text: str, *, models: Models | None, call: Call, say: Words) -> bool:
    """Whether anything could speak it."""
    if models is None:
        return False
    try:
        speech = await models.speak(text, call)
    except ModelError:
        return False
    label = say.plain("🤖 A synthesizer") if speech.robotic else say.plain("🔊 Spoken by a model.")
    file = BufferedInputFile(speech.data, "lesson.ogg")
    await bot.send_voice(chat.id, file, caption=label, message_thread_id=chat.topic)
    return True
