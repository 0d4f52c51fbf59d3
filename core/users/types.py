"""What the rest of the house knows of a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum, unique
from typing import NewType
from zoneinfo import ZoneInfo

PersonId = NewType("PersonId", int)
TelegramId = NewType("TelegramId", int)
"""A person's id in Telegram: the same number in every bot, and the id of their private chats."""

BotName = NewType("BotName", str)
"""The name of a bot's folder: tutor, mentor, media."""

UpdateKey = NewType("UpdateKey", str)
"""The idempotency key of what an update causes: `tutor:12345` for update 12345 of the tutor. A replay of the update
has the same key, and finds what the first attempt left. Made by us, never by what a person wrote."""


class Role(StrEnum):
    """What a person may do here. A person may hold several roles."""

    LEARNER = "learner"
    EMPLOYEE = "employee"
    SUPPORT = "support"
    EDITOR = "editor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who is writing, as Telegram puts it this time. `language_code` is an IETF tag, or None when untold."""

    telegram_id: TelegramId
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person, as the bots see them."""

    id: PersonId
    telegram_id: TelegramId
    first_name: str
    last_name: str | None
    username: str | None
    language: str | None
    """The language they chose; None until they choose one."""
    telegram_language: str | None
    """The language of their Telegram, as an IETF tag: a hint, not a choice."""
    time_zone: str | None
    """A name of the IANA database; None until they choose one."""
    roles: frozenset[Role]
    created_at: datetime
    model: str | None = None
    """The chat model that they chose, as `provider:model`; None: the best on offer."""
    dark_pictures: bool = False
    """Whether pictures are drawn for them in light on dark."""

    @property
    def zone(self) -> tzinfo:
        """Their time zone; UTC until they choose one."""
        return ZoneInfo(self.time_zone or "UTC")


MemoryId = NewType("MemoryId", int)


@unique
class MemoryKind(StrEnum):
    """What an entry of the profile is about, the most useful for a talk first."""

    GOAL = "goal"
    TONE = "tone"
    """How they like to be spoken with."""
    WEAK_SKILL = "weak_skill"
    INTEREST = "interest"
    FACT = "fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """One thing that the bots know of a person."""

    id: MemoryId
    kind: MemoryKind
    text: str
    source: BotName | None
    """The bot that added it; None: the person did."""
    by_person: bool
    """Whether the person wrote or changed it: no bot replaces it."""
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """What all bots know of a person, newest last. Every text is the person's or a bot's words: data, no orders."""

    entries: tuple[Memory, ...]

    def of(self, kind: MemoryKind) -> tuple[Memory, ...]:
        return tuple(entry for entry in self.entries if entry.kind is kind)


AccountId = NewType("AccountId", str)
"""An account of the REST API, by the id that its tokens carry."""


@unique
class Side(StrEnum):
    """Who did something about a link."""

    PERSON = "person"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCode:
    """What links the two sides, once. Neither text is kept: whoever loses it asks for another."""

    code: str
    """To be typed: five groups of four, without letters that look alike."""
    payload: str
    """The same for a deep link, `https://t.me/<bot>?start=<payload>`: at most 64 of `A-Za-z0-9_-`."""
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A person in Telegram and an account of the REST API that are one."""

    person_id: PersonId
    account: AccountId
    linked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChange:
    """A link was made or undone. Whoever did it sees it; the other side is told: the person by an event in a lane,
    the account by the row that stays of it."""

    linked: bool
    link: Link
    by: Side
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetRequest:
    """What would be gone, and what has to be said to make it so."""

    token: str
    """43 of `A-Za-z0-9_-`."""
    expires_at: datetime
    rows: Mapping[str, int]
    """How many rows there are by table; only tables that hold any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """Nothing of the person is left in the database."""

    telegram_id: TelegramId
    bots: tuple[BotName, ...]
    """The bots that had known them."""
    accounts: tuple[AccountId, ...]
    """The accounts that were linked: to be told."""
