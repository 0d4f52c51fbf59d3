"""Who takes part: people and bots, and the chats between them."""

from dataclasses import dataclass, field
from typing import Any

Wire = dict[str, Any]
"""An object as the Bot API writes it in JSON."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who writes to bots."""

    id: int
    name: str
    language_code: str | None = None
    username: str | None = None

    def user(self) -> Wire:
        """The Bot API's User."""
        first, _, last = self.name.partition(" ")
        wire: Wire = {"id": self.id, "is_bot": False, "first_name": first}
        for key, value in (
            ("last_name", last),
            ("username", self.username),
            ("language_code", self.language_code),
        ):
            if value:
                wire[key] = value
        return wire

    def chat(self) -> Wire:
        """The Bot API's Chat of this person's private chat."""
        user = self.user()
        user.pop("is_bot")
        user.pop("language_code", None)
        return {**user, "type": "private"}


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where a bot wants its updates."""

    url: str
    secret_token: str | None = None
    max_connections: int = 40
    ip_address: str | None = None


@dataclass(slots=True)
class Profile:
    """What a bot has set about itself; texts by language code, "" for everybody else."""

    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Wire]] = field(default_factory=dict)
    menu_buttons: dict[str, Wire] = field(default_factory=dict)
    allowed_updates: list[str] | None = None
    webhook: Webhook | None = None


@dataclass(slots=True)
class BotAccount:
    """A bot: its name in the project, its token, its identity in Telegram."""

    name: str
    token: str
    profile: Profile = field(default_factory=Profile)

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    @property
    def username(self) -> str:
        return f"{self.name}_bot"

    def display_name(self, language_code: str | None = None) -> str:
        names = self.profile.names
        return names.get(language_code or "") or names.get("") or self.name.capitalize()

    def user(self) -> Wire:
        """The Bot API's User."""
        return {"id": self.id, "is_bot": True, "first_name": self.display_name(), "username": self.username}


@dataclass(slots=True)
class Message:
    """A message of a chat. `wire` is replaced, never changed: results and updates share it."""

    wire: Wire
    by_bot: bool
    keyboard: str | None = None
    """Which keyboard it was sent with: inline, reply, force or remove."""
    private: Wire = field(default_factory=dict)
    """What only the server knows: the payload of an invoice, who paid, a reaction."""

    @property
    def id(self) -> int:
        return int(self.wire["message_id"])


@dataclass(slots=True)
class Draft:
    """A preview of an answer that is being written."""

    id: int
    text: str
    entities: list[Wire]
    can_stop: bool
    keep_on_stop: bool
    ends_at: float


@dataclass(slots=True)
class Chat:
    """The private chat of one person with one bot."""

    bot: BotAccount
    person: Person
    started: bool = False
    blocked: bool = False
    keyboard: Wire | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    draft: Draft | None = None
    last_update: "tuple[int, float] | None" = None
    """The newest update of this chat that awaits an answer: its id and when the person acted."""
    newest_update: int | None = None
    """The id of the newest update, answered or not: what a call in this chat is most likely about."""

    @property
    def key(self) -> str:
        return f"{self.bot.name}/{self.person.id}"
