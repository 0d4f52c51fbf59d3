"""Voice messages: heard by a provider's model, if there is one."""

from io import BytesIO

from aiogram import Bot
from aiogram.types import Voice
from typing_extensions import Buffer

from core.ai.errors import RecordingTooLargeError
from core.ai.metering import Call
from core.ai.router import Models
from core.ai.types import Recording

LONGEST_SECONDS = 300
LARGEST_BYTES = 20 * 1024 * 1024
"""What Telegram lets a bot download."""
OGG = b"OggS"
"""How the files begin that Telegram's clients record; nothing else is passed on."""


class Bounded(BytesIO):
    """What is downloaded, up to a limit: the size that was said beforehand may be wrong."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Buffer, /) -> int:
        if self.tell() + memoryview(data).nbytes > self._limit:
            raise RecordingTooLargeError(self._limit)
        return super().write(data)


def is_too_long(voice: Voice) -> bool:
    return voice.duration > LONGEST_SECONDS or (voice.file_size or 0) > LARGEST_BYTES


async def heard(bot: Bot, voice: Voice, models: Models, call: Call, *, language: str | None) -> str:
    """The words of a voice message; empty when there are none, or the file is no recording.

    Raises RecordingTooLargeError, ModelError, NoModelError.
    """
    data = Bounded(LARGEST_BYTES)
    await bot.download(voice, destination=data)
    if not data.getvalue().startswith(OGG):
        return ""
    recording = Recording(data.getvalue(), seconds=float(voice.duration))
    return (await models.transcribe(recording, call, language=language)).strip()
