"""What an adapter must be able to do. Every call gets the record of the model that is asked.

An adapter raises nothing but `ModelError`, reads nothing but its arguments, and never retries by itself.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from core.ai.capabilities import ModelRecord
from core.ai.types import ChatRequest, Finish, Picture, PictureRequest, Recording, Speech, Usage


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Some more of the answer; never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Thinking:
    """A sign of life before the answer: shown to nobody, counted as output."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The provider said that the answer ends here. A stream without it was cut."""

    finish: Finish


@dataclass(frozen=True, slots=True)
class Used:
    """What the provider says was used; the last one counts."""

    usage: Usage


ChatEvent = TextPiece | Thinking | Finished | Used


class ChatPort(Protocol):
    def stream(self, model: ModelRecord, request: ChatRequest) -> AsyncGenerator[ChatEvent, None]:
        """The answer as it comes. Closing the generator closes the connection."""
        ...


class TranscriptionPort(Protocol):
    async def transcribe(self, model: ModelRecord, recording: Recording, language: str | None) -> tuple[str, Usage]:
        """The words of a recording. `language` is a hint, ISO 639-1."""
        ...


class SpeechPort(Protocol):
    async def speak(self, model: ModelRecord, text: str, voice: str | None) -> tuple[Speech, Usage]: ...


class ImagePort(Protocol):
    async def paint(self, model: ModelRecord, request: PictureRequest) -> tuple[Picture, Usage]: ...


async def nothing_to_close() -> None:
    """For providers that hold no connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One provider: what it can do, and how many calls it takes at a time.

    What works without a key is a provider like any other: it has its ports, and its models in the catalogue.
    """

    name: str
    dialect: str
    """The section of the catalogue's defaults that fits its server."""
    at_once: int = 20
    shares_places: bool = False
    """The account has so many places, whichever process asks."""
    chat: ChatPort | None = None
    transcription: TranscriptionPort | None = None
    speech: SpeechPort | None = None
    image: ImagePort | None = None
    close: Callable[[], Awaitable[None]] = nothing_to_close
