"""The simulated Telegram's state: people, bots, chats, files, and the numbers they get."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from core.tasks import Nursery
from playground.telegram.accounts import BotAccount, Chat, Message, Person, Profile, Webhook, Wire
from playground.telegram.counting import Counter
from playground.telegram.errors import ActError, ApiError, bad_request, forbidden
from playground.telegram.events import EventBus
from playground.telegram.faults import Faults
from playground.telegram.files import FileStore
from playground.telegram.journal import FileJournal, Journal, NoJournal
from playground.telegram.records import CallLog, UpdateLog
from playground.telegram.timing import Timing

FIRST_PERSON: Final = 7_000_000_001
"""Past 32 bits, as the ids of newer accounts are."""


class World:
    """Everything that exists. Methods of the Bot API and acts of people change it."""

    def __init__(
        self, timing: Timing, tokens: Mapping[str, str], state_path: Path | None, first_update: int | None
    ) -> None:
        self.timing = timing
        self.journal: Journal = FileJournal(state_path) if state_path else NoJournal()
        self._reserved = self.journal.rows("counter")
        self.bus = EventBus()
        self.faults = Faults()
        self.calls = CallLog()
        self.updates = UpdateLog()
        self.nursery = Nursery("playground")
        self.files = FileStore(self.journal, state_path.with_suffix(".files") if state_path else None)
        self.bots = self._load_bots(tokens)
        self.people = {int(key): Person(**row) for key, row in self.journal.rows("person").items()}
        self.chats: dict[tuple[str, int], Chat] = {}
        self._load_chats()
        self._person_ids = self.counter("person", FIRST_PERSON)
        self._message_ids = {name: self.counter(f"message/{name}", 1) for name in self.bots}
        self._update_ids = {name: self.counter(f"update/{name}", first_update or _random_start()) for name in self.bots}

    def counter(self, name: str, start: int) -> Counter:
        return Counter(self.journal, name, start=start, reserved=self._reserved.get(name))

    def bot(self, name: str) -> BotAccount:
        """A bot by its name or username."""
        bot = self.bots.get(name.removesuffix("_bot"))
        if bot is None:
            raise ActError(f"There is no bot called {name}.", status=404)
        return bot

    def bot_of(self, token: str) -> BotAccount:
        bot = self._by_token.get(token)
        if bot is None:
            raise ApiError(401, "Unauthorized")
        return bot

    def add_person(self, name: str, language_code: str | None, username: str | None) -> Person:
        person = Person(self._person_ids.next(), name, language_code, username)
        self.people[person.id] = person
        self.journal.put("person", str(person.id), asdict(person))
        return person

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise ActError(f"There is no person with the id {person_id}.", status=404)
        return self.people[person_id]

    def chat(self, bot: BotAccount, person: Person) -> Chat:
        """The chat of the two; an empty one when they have not met."""
        key = (bot.name, person.id)
        if key not in self.chats:
            self.chats[key] = Chat(bot, person)
        return self.chats[key]

    def known_chat(self, bot: BotAccount, chat_id: int | str | None) -> Chat:
        """The chat a bot names; raises what the Bot API answers when it may not know it."""
        if chat_id is None or chat_id == "":
            raise bad_request("chat_id is empty")
        person = self.people.get(chat_id) if isinstance(chat_id, int) else None
        if person is None:
            if any(bot.id == chat_id for bot in self.bots.values()):
                raise forbidden("bots can't send messages to bots")
            raise bad_request("chat not found")
        chat = self.chats.get((bot.name, person.id))
        if chat is None or not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def open_chat(self, bot: BotAccount, chat_id: int | str | None) -> Chat:
        """A chat the bot may write to now."""
        chat = self.known_chat(bot, chat_id)
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def next_message_id(self, bot: BotAccount) -> int:
        """Private chats of one account share one row of numbers."""
        return self._message_ids[bot.name].next()

    def next_update_id(self, bot: BotAccount) -> int:
        return self._update_ids[bot.name].next()

    def now(self) -> int:
        return int(self.timing.now())

    def save_bot(self, bot: BotAccount) -> None:
        self.journal.put("bot", bot.name, asdict(bot.profile))

    def save_chat(self, chat: Chat) -> None:
        row = {"started": chat.started, "blocked": chat.blocked, "keyboard": chat.keyboard}
        self.journal.put("chat", chat.key, row)

    def save_message(self, chat: Chat, message: Message) -> None:
        row = {"wire": message.wire, "by_bot": message.by_bot, "keyboard": message.keyboard, "private": message.private}
        self.journal.put("message", f"{chat.key}/{message.id}", row)

    def forget_message(self, chat: Chat, message_id: int) -> None:
        if chat.messages.pop(message_id, None) is not None:
            self.journal.drop("message", f"{chat.key}/{message_id}")

    def _load_bots(self, tokens: Mapping[str, str]) -> dict[str, BotAccount]:
        rows = self.journal.rows("bot")
        bots = {name: BotAccount(name, token, _profile(rows.get(name))) for name, token in tokens.items()}
        self._by_token = {bot.token: bot for bot in bots.values()}
        return bots

    def _load_chats(self) -> None:
        for key, row in self.journal.rows("chat").items():
            chat = self._chat_of(key.split("/"))
            if chat is not None:
                chat.started, chat.blocked, chat.keyboard = row["started"], row["blocked"], row["keyboard"]
        for key, row in sorted(self.journal.rows("message").items(), key=_message_order):
            chat = self._chat_of(key.split("/"))
            if chat is not None:
                message = Message(**row)
                chat.messages[message.id] = message

    def _chat_of(self, key: Iterable[str]) -> Chat | None:
        name, person_id, *_ = key
        bot, person = self.bots.get(name), self.people.get(int(person_id))
        return self.chat(bot, person) if bot and person else None


def _message_order(item: tuple[str, Wire]) -> int:
    return int(item[0].rpartition("/")[2])


def _profile(row: dict[str, Any] | None) -> Profile:
    if row is None:
        return Profile()
    webhook = row.pop("webhook")
    return Profile(**row, webhook=Webhook(**webhook) if webhook else None)


def _random_start() -> int:
    """Somewhere below 32 bits, so that two simulators never use each other's update ids."""
    return random.SystemRandom().randrange(10**8, 10**9)
