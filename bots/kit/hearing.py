"""Voice messages: heard by a provider's model, if there is one."""

from io import BytesIO

from aiogram import Bot
from aiogram.types import Voice

from core.ai.metering import Call
from core.ai.router import Models
from core.ai.types import Recording

LONGEST_SECONDS = 300
LARGEST_BYTES = 20 * 1024 * 1024
"""What Telegram lets a bot download."""


def is_too_long(voice: Voice) -> bool:
    return voice.duration > LONGEST_SECONDS or (voice.file_size or 0) > LARGEST_BYTES


async def heard(bot: Bot, voice: Voice, models: Models, call: Call, *, language: str | None) -> str:
    """The words of a voice message; empty when there are none. Raises ModelError, NoModelError."""
    data = BytesIO()
    await bot.download(voice, destination=data)
    recording = Recording(data.getvalue(), seconds=float(voice.duration))
    return (await models.transcribe(recording, call, language=language)).strip()
