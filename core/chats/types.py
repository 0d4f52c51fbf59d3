"""What the rest of the house knows of a conversation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, unique
from typing import NewType

from core.ai.types import Message, ModelRef, Role, Usage
from core.users.types import BotName, PersonId, UpdateKey

ChatId = NewType("ChatId", int)
TurnId = NewType("TurnId", int)


@dataclass(frozen=True, slots=True)
class ChatKind:
    """What a conversation is for, and the rules that follow. The name stands in rows: it never changes."""

    name: str
    alone: bool
    """A person has one unfinished chat of this kind with a bot, at the most."""
    lifetime: timedelta
    """An unfinished chat in which nothing was said for so long has ended."""


TALK = ChatKind("talk", alone=True, lifetime=timedelta(days=30))
"""Free conversation with a bot in its role."""
QUESTION = ChatKind("question", alone=False, lifetime=timedelta(days=1))
"""A question and what follows from it, beside whatever else is open."""


@unique
class ChatState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    """Somebody ended it."""
    EXPIRED = "expired"
    """Nothing was said for the lifetime of its kind."""


@unique
class TurnState(StrEnum):
    WRITING = "writing"
    """It is still coming, and this is what came so far: what is left of an answer whose worker died."""
    COMPLETE = "complete"
    CUT = "cut"
    """The text stops midway: the person stopped it, or the connection broke. Told to the model as far as it goes."""
    FAILED = "failed"
    """Nothing usable came; the text may be empty. Never told to the model."""


@unique
class Rating(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A conversation of one person with one bot."""

    id: ChatId
    person_id: PersonId
    bot: BotName
    kind: str
    state: ChatState
    begun_at: datetime
    touched_at: datetime
    expires_at: datetime
    """When it ends unless something is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTurn:
    """Something said, as it comes in."""

    role: Role
    """USER or ASSISTANT; what a bot's author wrote (SYSTEM) is no turn."""
    text: str
    key: UpdateKey
    """The update that made it. The same role and key again is the same turn."""
    state: TurnState = TurnState.COMPLETE
    message_ids: tuple[int, ...] = ()
    """The Telegram messages that carry it: a long answer takes several."""
    model: ModelRef | None = None
    usage: Usage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Something that was said."""

    id: TurnId
    chat_id: ChatId
    role: Role
    text: str
    state: TurnState
    message_ids: tuple[int, ...]
    model: str | None
    """As `provider:model`."""
    tokens_in: int | None
    tokens_out: int | None
    rating: Rating | None
    said_at: datetime
    edited_at: datetime | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a model is told: who it is, what is known, what was said. Roles alternate after the system's."""

    messages: tuple[Message, ...]
    tokens: int
    """Never above the budget, as `core.ai.tokens` counts."""
    retold: int
    """How many of the oldest turns the summary stands for."""
