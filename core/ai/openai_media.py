"""Speech, transcription and images of OpenAI and of the servers that copy them."""

import base64
import binascii
from decimal import Decimal
from typing import Any, cast
from urllib.parse import urlsplit

import httpx2
import openai

from core.ai.capabilities import ModelRecord
from core.ai.errors import ModelOutputInvalidError
from core.ai.openai_errors import WIRE_ERRORS, translate
from core.ai.types import Picture, PictureRequest, Recording, Speech, Usage

LARGEST_PICTURE = 30 * 1024 * 1024
"""Bytes that are downloaded of one picture at most."""


class OpenAiMedia:
    def __init__(self, client: openai.AsyncOpenAI) -> None:
        self._client = client

    async def transcribe(self, model: ModelRecord, recording: Recording, language: str | None) -> tuple[str, Usage]:
        fields: dict[str, Any] = {"language": language} if language else {}
        try:
            heard = await cast(Any, self._client.audio.transcriptions.create)(
                model=model.ref.name, file=(recording.name, recording.data, recording.mime), **fields
            )
        except WIRE_ERRORS as error:
            raise translate(model.ref, error) from None
        text = getattr(heard, "text", None)
        if not isinstance(text, str):
            raise ModelOutputInvalidError(model.ref, code="no_text")
        return text.strip(), _heard(getattr(heard, "usage", None), recording)

    async def speak(self, model: ModelRecord, text: str, voice: str | None) -> tuple[Speech, Usage]:
        usage = Usage(characters=len(text))
        try:
            spoken = await self._client.audio.speech.create(
                model=model.ref.name, input=text, voice=voice or model.voice, response_format="opus"
            )
            data = await spoken.aread()
        except WIRE_ERRORS as error:
            raise translate(model.ref, error) from None
        if not data.startswith(b"OggS"):
            raise ModelOutputInvalidError(model.ref, code="not_ogg", billed=usage)
        return Speech(data), usage

    async def paint(self, model: ModelRecord, request: PictureRequest) -> tuple[Picture, Usage]:
        try:
            painted = await cast(Any, self._client.images.generate)(**_picture_body(model, request))
            usage = _painted(getattr(painted, "usage", None))
            image = next(iter(getattr(painted, "data", None) or []), None)
            data = await self._bytes(image)
        except WIRE_ERRORS as error:
            raise translate(model.ref, error) from None
        if not data:
            raise ModelOutputInvalidError(model.ref, code="no_picture", billed=usage)
        return Picture(data, mime_of(data)), usage

    async def _bytes(self, image: Any) -> bytes | None:
        """Servers answer with the picture itself, or with where it is."""
        encoded, url = getattr(image, "b64_json", None), getattr(image, "url", None)
        if encoded:
            try:
                return base64.b64decode(encoded, validate=True)
            except binascii.Error:
                return None
        return await self._fetch(url) if url and self._may_fetch(url) else None

    def _may_fetch(self, url: str) -> bool:
        """From the server we asked, which the operator named, and from no other: an address in an answer may lead
        anywhere, also to what only we can reach."""
        wanted, server = urlsplit(url), urlsplit(str(self._client.base_url))
        return (wanted.scheme, wanted.netloc) == (server.scheme, server.netloc)

    async def _fetch(self, url: str) -> bytes | None:
        """Without our key, without redirects, and no more than `LARGEST_PICTURE`."""
        data = bytearray()
        async with (
            httpx2.AsyncClient(follow_redirects=False, timeout=30.0) as http,
            http.stream("GET", url) as response,
        ):
            if response.status_code != 200:
                return None
            async for part in response.aiter_bytes():
                data += part
                if len(data) > LARGEST_PICTURE:
                    return None
        return bytes(data)


def _picture_body(model: ModelRecord, request: PictureRequest) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "model": model.ref.name,
        "prompt": request.prompt,
        "n": 1,
        "size": f"{_side(model, request.width)}x{_side(model, request.height)}",
    }
    if model.asks_for_base64:
        fields["response_format"] = "b64_json"
    if model.quality is not None:
        fields["quality"] = model.quality
    return fields


def _side(model: ModelRecord, wanted: int) -> int:
    """The nearest multiple of the model's step, within its limit."""
    steps = round(min(wanted, model.largest_side) / model.size_step)
    return max(1, steps) * model.size_step


def mime_of(data: bytes) -> str:
    """By its first bytes; what a server says of its pictures is often wrong."""
    if data.startswith(b"\xff\xd8"):
        return "image/jpeg"
    return "image/webp" if data[8:12] == b"WEBP" else "image/png"


def _heard(usage: Any, recording: Recording) -> Usage:
    """Billed by tokens or by seconds; when it is not said, by the length of the recording."""
    tokens = getattr(usage, "input_tokens", None)
    if tokens is not None:
        return Usage(tokens_in=tokens, tokens_out=getattr(usage, "output_tokens", None) or 0)
    seconds = getattr(usage, "seconds", None)
    if seconds is not None:
        return Usage(seconds=Decimal(str(seconds)))
    return Usage(seconds=Decimal(str(recording.seconds)), estimated=True)


def _painted(usage: Any) -> Usage:
    """Billed by tokens where they are said, else by the picture."""
    tokens = getattr(usage, "output_tokens", None)
    if tokens is None:
        return Usage(pictures=1, estimated=True)
    return Usage(tokens_in=getattr(usage, "input_tokens", None) or 0, tokens_out=tokens)
