"""What crosses the border of the model layer: ids, requests, answers, and what they used up."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum, unique

from pydantic import BaseModel


@dataclass(frozen=True, slots=True)
class ModelRef:
    """A model as the settings name it: `provider:model`. The model's own name may hold further colons."""

    provider: str
    name: str

    @classmethod
    def parse(cls, text: str) -> "ModelRef":
        """Raises ValueError unless both parts are there."""
        provider, colon, name = text.strip().partition(":")
        if not (provider and colon and name):
            raise ValueError(f"a model is written provider:model, not {text!r}")
        return cls(provider, name)

    def __str__(self) -> str:
        return f"{self.provider}:{self.name}"


@unique
class Use(StrEnum):
    """What a list of models is offered for."""

    CHAT = "chat"
    JUDGE = "judge"
    SPEECH = "speech"
    TRANSCRIPTION = "transcription"
    IMAGE = "image"


@unique
class Role(StrEnum):
    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Picture:
    data: bytes = field(repr=False)
    mime: str = "image/png"


@dataclass(frozen=True, slots=True)
class Message:
    """One turn. What a person wrote is data: it belongs into a USER message, never into a SYSTEM one."""

    role: Role
    text: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatRequest:
    messages: tuple[Message, ...]
    max_output_tokens: int = 1024
    """Of the answer a person sees; room for a reasoning model's thinking is added by its record."""
    temperature: float | None = None
    """Left out for models that take none."""
    language: str | None = None
    """ISO 639-1, what explanations are in: for the built-in coaches alone, a model is told by its prompt."""
    shape: type[BaseModel] | None = None
    """Set by `structured.ask_for`: the answer is JSON of this shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What one call used up, in the units that providers bill."""

    tokens_in: int = 0
    """All of the prompt, `tokens_cached` included."""
    tokens_out: int = 0
    """All that was generated, hidden thinking included."""
    tokens_cached: int = 0
    seconds: Decimal = Decimal(0)
    """Of audio heard."""
    characters: int = 0
    """Of text spoken."""
    pictures: int = 0
    estimated: bool = False
    """Counted by us, because the provider did not say."""


@dataclass(frozen=True, slots=True)
class Cost:
    amount: Decimal
    """In units of the currency, rounded half to even at the fifth place."""
    currency: str
    """ISO 4217."""
    priced_on: date
    """Since when the price that was used has been in force."""


@unique
class Finish(StrEnum):
    COMPLETE = "complete"
    LENGTH = "length"
    """The limit on tokens was reached: the provider ended the answer, the text stops mid-way."""
    REFUSED = "refused"
    """The content filter stopped it."""
    CUT = "cut"
    """The provider never ended it: connection lost, stalled, or the person stopped it. Never stored as final."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A chat answer, or what there was of it."""

    text: str
    finish: Finish
    usage: Usage
    model: ModelRef
    cost: Cost | None
    """None: the price of this model is unknown."""
    seconds: float
    """From the first attempt at this model to the end."""

    @property
    def is_final(self) -> bool:
        return self.finish in (Finish.COMPLETE, Finish.LENGTH)


@dataclass(frozen=True, slots=True)
class Recording:
    """A voice message. `seconds` as Telegram says it; `name` has the extension providers look at."""

    data: bytes = field(repr=False)
    seconds: float
    mime: str = "audio/ogg"
    name: str = "voice.ogg"


@dataclass(frozen=True, slots=True)
class Speech:
    """Speech made by a provider: OGG with Opus, as Telegram's voice messages are."""

    data: bytes = field(repr=False)
    mime: str = "audio/ogg"
    robotic: bool = False
    """Made by the built-in synthesizer: whoever listens is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """Width and height in pixels are a wish: rounded to the step and the limit of the model."""

    prompt: str
    width: int = 1024
    height: int = 1024
