"""People who say and press, and a Telegram in the same process that carries it to the real dispatchers."""

from dataclasses import dataclass
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.fsm.storage.memory import MemoryStorage

from bots.kit.catalogs import Catalogs
from bots.kit.discovery import load_catalogs
from bots.kit.dispatching import create_dispatcher
from bots.kit.extraction import catalogues
from bots.kit.screens import is_lasting
from bots.kit.spec import BotSpec
from bots.kit.streaming import Pace, Streams
from core.app import App
from playground.telegram import accounts
from playground.telegram.session import InProcessSession
from playground.telegram.simulator import Simulator
from tests.chance import Numbers
from tests.clocks import HandClock

_ids = Numbers(7_100_000_001)
"""Tests of a module share a database, so nobody is called by the number of somebody else."""
_updates = Numbers(100_000_000, 1_000_000)
"""Where each Telegram begins to count its updates."""

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class House:
    """One bot, put together as in production."""

    spec: BotSpec
    bot: Bot
    dispatcher: Dispatcher
    catalogs: Catalogs

    @property
    def own_languages(self) -> list[str]:
        """Those that the bot has translations for, beside the kit's."""
        return sorted({language for language, _ in catalogues(self.spec.folder)})


class Telegram:
    """The simulated Telegram, and what a person sees in it."""

    def __init__(self, app: App, clock: HandClock, specs: list[BotSpec], *, streams: Streams | None = None) -> None:
        self.streams = streams or Streams(pace=lambda: Pace(0.01))
        tokens = {str(spec.name): f"{number}:{'t' * 35}" for number, spec in enumerate(specs, start=100_001)}
        self.simulator = Simulator(clock, tokens=tokens, first_update=next(_updates))
        self.clock = clock
        self.houses = {str(spec.name): self._house(spec, tokens[spec.name], app) for spec in specs}
        self._looking: Person | None = None

    def person(self, name: str, bot: str, *, language: str | None = "en") -> "Person":
        """Somebody new, who is about to write to a bot."""
        account = accounts.Person(next(_ids), name, language, name.lower())
        self.simulator.world.people[account.id] = account
        return Person(self, account, bot)

    @property
    def chat(self) -> list[View]:
        """The chat of whoever did something last, the oldest message first."""
        assert self._looking is not None
        return self._looking.chat

    @property
    def screen(self) -> View:
        """The last message of the bot."""
        return [message for message in self.chat if message["from"] == "bot"][-1]

    @property
    def text(self) -> str:
        text: str = self.screen["text"]
        return text

    @property
    def labels(self) -> list[str]:
        """The buttons of the last message."""
        return [button["text"] for row in self.screen["buttons"] for button in row]

    @property
    def live_screens(self) -> list[View]:
        """Messages with buttons, but for the content that keeps its own."""
        return [message for message in self.chat if message["buttons"] and not _stays(message)]

    @property
    def notes(self) -> list[str]:
        """What flashed up after presses, and went away by itself."""
        return [call["text"] for call in self.calls("answerCallbackQuery") if call.get("text") and not _waits(call)]

    @property
    def alerts(self) -> list[str]:
        """What came up after presses, and waited for OK."""
        return [call["text"] for call in self.calls("answerCallbackQuery") if call.get("text") and _waits(call)]

    def calls(self, method: str | None = None) -> list[dict[str, Any]]:
        """The arguments of the calls that were accepted."""
        accepted = (call for call in self.simulator.world.calls.since(0) if call.status == 200)
        return [call.arguments for call in accepted if method in {None, call.method}]

    @property
    def refused(self) -> list[str]:
        """What Telegram said to calls that it did not accept; an edit that changes nothing is in order."""
        said = (call.description or "" for call in self.simulator.world.calls.since(0) if call.status != 200)
        return [reason for reason in said if "message is not modified" not in reason]

    def look_at(self, person: "Person") -> None:
        """From now on this person's chat is meant."""
        self._looking = person

    async def settle(self, person: "Person") -> None:
        self._looking = person
        await self.simulator.settled()

    def _house(self, spec: BotSpec, token: str, app: App) -> House:
        bot = Bot(token, session=InProcessSession(self.simulator))
        catalogs = load_catalogs(spec)
        dispatcher = create_dispatcher(spec, app=app, storage=MemoryStorage(), words=catalogs, streams=self.streams)

        async def take(update: dict[str, Any]) -> None:
            await dispatcher.feed_raw_update(bot, update)

        self.simulator.deliver_to(spec.name, take)
        return House(spec, bot, dispatcher, catalogs)


class Person:
    """Somebody who writes to one bot."""

    def __init__(self, telegram: Telegram, account: accounts.Person, bot: str) -> None:
        self._telegram = telegram
        self._account = account
        self._bot = telegram.simulator.bot(bot)
        self._acts = telegram.simulator.acts
        self.house = telegram.houses[bot]
        self.clock = telegram.clock

    @property
    def language(self) -> str | None:
        """The language of their Telegram."""
        return self._account.language_code

    @property
    def id(self) -> int:
        return self._account.id

    @property
    def chat(self) -> list[View]:
        from playground.telegram.views import chat_view

        world = self._telegram.simulator.world
        return chat_view(world.chat(self._bot, self._account), world.files)

    def in_bot(self, bot: str) -> "Person":
        """The same person, writing to another bot."""
        return Person(self._telegram, self._account, bot)

    async def says(self, text: str) -> int:
        """Returns the message's number."""
        message = self._acts.say(self._bot, self._account, text)
        await self._telegram.settle(self)
        return message.id

    def begins_to_say(self, text: str) -> int:
        """Says it and does not wait for the answer's end; `telegram.settle` does."""
        self._telegram.look_at(self)
        return self._acts.say(self._bot, self._account, text).id

    async def stops(self, *, drafted: bool = False) -> None:
        """The answer that is being written, by its button or by Telegram's own."""
        if drafted:
            self._acts.stop(self._bot, self._account)
        else:
            self._acts.press(self._bot, self._account, self._last()["message_id"], "!stop.1")
        await self._telegram.settle(self)

    async def sends(self, **content: Any) -> None:
        """Anything but a text: `sends(contact={...})`, as the Bot API writes it."""
        self._acts.send(self._bot, self._account, content)
        await self._telegram.settle(self)

    async def speaks(self, data: bytes, *, seconds: int) -> None:
        """A voice message."""
        fields = {"kind": "voice", "duration": seconds}
        self._telegram.simulator.media.send(self._bot, self._account, fields, ("voice.ogg", data))
        await self._telegram.settle(self)

    async def edits(self, message_id: int, text: str) -> None:
        self._acts.edit(self._bot, self._account, message_id, text)
        await self._telegram.settle(self)

    async def presses(self, button: str, screen: View | None = None) -> None:
        """A button by its label or its data, of the last message or of an earlier one."""
        wanted = screen or self._last()
        self._acts.press(self._bot, self._account, wanted["message_id"], button)
        await self._telegram.settle(self)

    async def presses_data(self, data: str, message_id: int | None) -> None:
        """A button that is not there any more, as an old client may still show it."""
        await self.presses_data_beside(data, message_id)
        await self._telegram.settle(self)

    async def presses_data_beside(self, data: str, message_id: int | None) -> None:
        """The same, while something else is still being answered."""
        query = self._telegram.simulator.acts._presses.ask(
            self._telegram.simulator.world.chat(self._bot, self._account)
        )
        callback = {"id": query.id, "from": self._account.user(), "chat_instance": "1", "data": data}
        if message_id is not None:
            callback["message"] = {"message_id": message_id, "date": 0, "chat": self._account.chat()}
        await self.house.dispatcher.feed_raw_update(
            self.house.bot, {"update_id": next(_ids), "callback_query": callback}
        )

    async def blocks(self) -> None:
        self._acts.block(self._bot, self._account)
        await self._telegram.settle(self)

    async def unblocks(self) -> None:
        self._acts.unblock(self._bot, self._account)
        await self._telegram.settle(self)

    def blocks_silently(self) -> None:
        """Telegram's note of it is still on its way."""
        self._telegram.simulator.world.chat(self._bot, self._account).blocked = True

    def deletes(self, message_id: int) -> None:
        """A message, for both sides."""
        world = self._telegram.simulator.world
        world.forget_message(world.chat(self._bot, self._account), message_id)

    def _last(self) -> View:
        """The last message with buttons, an answer or a screen."""
        return [message for message in self.chat if message["buttons"]][-1]


def _waits(call: dict[str, Any]) -> bool:
    return bool(call.get("show_alert"))


def _stays(message: View) -> bool:
    return all(is_lasting(button.get("data") or "") for row in message["buttons"] for button in row)
