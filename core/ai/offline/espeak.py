"""Speech without a provider: espeak-ng, a program of its own, and soundfile, which makes Ogg with Opus of it.

espeak-ng comes with the system or not (`apt install espeak-ng`); `doctor` says when it is missing. It gets the text by
its standard input, never as an argument.
"""

import asyncio
import shutil
from io import BytesIO
from typing import Final

from core.ai.capabilities import ModelRecord
from core.ai.errors import ModelUnavailableError
from core.ai.offline.talk import CYRILLIC, LATIN
from core.ai.types import Speech, Usage

PROGRAM: Final = "espeak-ng"
LONGEST: Final = 600
"""Characters that are read aloud: about 45 seconds, which take a core about 3 s to encode."""
SQUEEZE: Final = 0.8
"""Of 0 to 1: about 20 kbit/s, enough for a voice without overtones."""
WORDS_A_MINUTE: Final = "150"
OPUS_RATE: Final = 24_000
"""Hz; Opus knows 8, 12, 16, 24 and 48 kHz, and espeak-ng speaks at 22.05."""


def espeak_is_there() -> bool:
    return shutil.which(PROGRAM) is not None


class Espeak:
    """A robotic voice, in Russian or English by the letters of the text."""

    async def speak(self, model: ModelRecord, text: str, voice: str | None) -> tuple[Speech, Usage]:
        said = text[:LONGEST]
        wave = await _wave(model, said, voice or _voice_for(said))
        data = await asyncio.to_thread(_as_opus, wave)
        return Speech(data, robotic=True), Usage(characters=len(said))


async def _wave(model: ModelRecord, text: str, voice: str) -> bytes:
    """A WAV of the text. Raises ModelUnavailableError."""
    pipe = asyncio.subprocess.PIPE
    speaker = await asyncio.create_subprocess_exec(
        PROGRAM, "-v", voice, "-s", WORDS_A_MINUTE, "--stdin", "--stdout", stdin=pipe, stdout=pipe, stderr=pipe
    )
    try:
        wave, _ = await speaker.communicate(text.encode())
    finally:
        if speaker.returncode is None:
            speaker.kill()
            await speaker.wait()
    if speaker.returncode or not wave:
        raise ModelUnavailableError(model.ref, code="no_speech", temporary=False)
    return wave


def _voice_for(text: str) -> str:
    return "ru" if len(CYRILLIC.findall(text)) > len(LATIN.findall(text)) else "en-gb"


def _as_opus(wave: bytes) -> bytes:
    import numpy
    import soundfile

    samples, rate = soundfile.read(BytesIO(wave), dtype="float32")
    length = round(len(samples) * OPUS_RATE / rate)
    resampled = numpy.interp(numpy.arange(length) * rate / OPUS_RATE, numpy.arange(len(samples)), samples)
    spoken = BytesIO()
    soundfile.write(
        spoken, resampled.astype("float32"), OPUS_RATE, format="OGG", subtype="OPUS", compression_level=SQUEEZE
    )
    return spoken.getvalue()
