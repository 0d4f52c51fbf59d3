"""Telegram, as the playground simulates it, with a record of everything that crossed the border.

People, lanes, the ladder of repeats, faults and the Bot API are the simulator's own. What is added: deliveries go to
several gateways, doubled when a row asks for it, and each call that reached the Bot API is kept with its time.
"""

import asyncio
import itertools
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from core.clock import SystemClock
from core.tasks import Nursery
from playground.server.app import create_app
from playground.telegram.accounts import Person
from playground.telegram.accounts import Wire as Json
from playground.telegram.arguments import Method
from playground.telegram.courier import Answer
from playground.telegram.errors import AnswerDroppedError, ApiError
from playground.telegram.simulator import Simulator
from tests.cluster.history import LANE, Delivery, Said, Wire

BOT = "tutor"
TOKEN = "100001:" + "t" * 35
SECRET = "fault-suite-secret"
BEAT_SECONDS = 0.02
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Pulse:
    """Beats while the event loop is free. What is read now was written after the last beat but one at the latest, so
    a call that waited for a busy judge is not held against its sender."""

    def __init__(self) -> None:
        self._beats = (time.monotonic(),) * 2

    async def beat(self) -> None:
        while True:
            self._beats = (self._beats[1], time.monotonic())
            await asyncio.sleep(BEAT_SECONDS)

    @property
    def since(self) -> float:
        return self._beats[0]


class RecordingSimulator(Simulator):
    """The simulator, which also writes down what was called and how it ended."""

    def __init__(self, *, time_scale: float, limits: bool) -> None:
        super().__init__(SystemClock(), tokens={BOT: TOKEN}, time_scale=time_scale, limits=limits)
        self.wire: list[Wire] = []
        self.pulse = Pulse()

    async def call(self, token: str, method: Method, *, update_id: int | None = None) -> Any:
        at, since, outcome, retry_after, result = time.monotonic(), self.pulse.since, "refused", 0, None
        try:
            result = await super().call(token, method, update_id=update_id)
            outcome = "accepted"
        except AnswerDroppedError:
            outcome = "dropped"
            raise
        except ApiError as error:
            retry_after = error.retry_after or 0
            raise
        finally:
            self.wire.append(_wire(at, since, method, outcome, retry_after, result))
        return result


def message_update(number: int, chat: int, text: str = "x") -> bytes:
    """An update as Telegram writes it, without a person behind it."""
    sender = {"id": chat, "is_bot": False, "first_name": "Ada"}
    message = {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private"}, "from": sender, "text": text}
    return orjson.dumps({"update_id": number, "message": message})


def _wire(at: float, since: float, method: Method, outcome: str, retry_after: int, result: Any) -> Wire:
    chat = getattr(method, "chat_id", None) or 0
    name = method.__api_method__
    message = result.get("message_id", 0) if isinstance(result, dict) else 0
    text = getattr(method, "text", None) or ""
    named: dict[str, Any] = {}
    if name == "sendMessage" and text.startswith("["):
        update, number, count, worker, partition, epoch, attempt, _ = orjson.loads(text)
        named = {"update": update, "number": number, "count": count, "worker": worker}
        named |= {"partition": partition, "epoch": epoch, "attempt": attempt}
    return Wire(at, since, name, int(chat), outcome, message=message, retry_after=retry_after, **named)


@dataclass(slots=True)
class Fan:
    """Hands each update to one gateway, or to several at once; the first 2xx counts as the answer."""

    http: aiohttp.ClientSession
    chance: random.Random
    gateways: list[str] = field(default_factory=list)
    copies: tuple[int, int] = (1, 1)
    """How many times each update is delivered at once, at least and at most."""
    deliveries: list[Delivery] = field(default_factory=list)
    _turn: "itertools.count[int]" = field(default_factory=itertools.count)

    async def carry(self, update: Json) -> Answer:
        return await self.offer(orjson.dumps(update), update["update_id"])

    async def offer(self, body: bytes, update: int = 0) -> Answer:
        """Deliver raw bytes, once or several times at once."""
        times = self.chance.randint(*self.copies)
        answers = await asyncio.gather(*(self._post(self._next(), update, body) for _ in range(times)))
        return next((answer for answer in answers if answer.taken), answers[0])

    async def post_once(self, body: bytes, *, secret: str) -> int | None:
        """The status that one delivery gets, whatever it is; None when the connection broke."""
        headers = {"Content-Type": "application/json", SECRET_HEADER: secret}
        try:
            async with self.http.post(
                f"{self._next()}/telegram/{BOT}", data=BytesIO(body), headers=headers
            ) as response:
                return response.status
        except (aiohttp.ClientError, OSError, TimeoutError):
            return None

    def _next(self) -> str:
        return self.gateways[next(self._turn) % len(self.gateways)]

    async def _post(self, gateway: str, update: int, body: bytes) -> Answer:
        at, status, word, retry_after = time.monotonic(), None, "", None
        headers = {"Content-Type": "application/json", SECRET_HEADER: SECRET}
        try:
            async with self.http.post(f"{gateway}/telegram/{BOT}", data=body, headers=headers) as response:
                status, word = response.status, (await response.read()).decode()
                after = response.headers.get("Retry-After", "")
                retry_after = float(after) if after.isdigit() else None
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            word = type(error).__name__
        self.deliveries.append(Delivery(update, gateway, at, time.monotonic(), status, word))
        return Answer(status, retry_after)


class Telegram:
    """People on one side, gateways and the Bot API on the other."""

    def __init__(self, simulator: RecordingSimulator, fan: Fan, api_port: int) -> None:
        self.simulator = simulator
        self.fan = fan
        self.api_port = api_port
        self.said: list[Said] = []
        self._places: dict[int, int] = defaultdict(int)
        self._counts: dict[int, int] = defaultdict(int)

    @property
    def waiting(self) -> int:
        """Updates that no gateway has taken yet."""
        return len(self.simulator.outboxes[BOT])

    def people(self, count: int) -> list[Person]:
        return [self.simulator.person(f"Ada {number}") for number in range(count)]

    def says(self, person: Person, text: str, *, says: int = 1, poison: bool = False, silent: bool = False) -> Said:
        """A message in a person's chat. `silent`: its answer counts nothing in the conversation's state."""
        bot = self.simulator.bot(BOT)
        self._places[person.id] += 1
        if not poison and not silent:
            self._counts[person.id] += 1
        at = time.monotonic()
        self.simulator.acts.say(bot, person, text)
        update = self.simulator.world.chat(bot, person).newest_update
        assert update is not None
        count = 0 if poison or silent else self._counts[person.id]
        said = Said(update, person.id, self._places[person.id], count, at, says, LANE, poison)
        self.said.append(said)
        return said


@asynccontextmanager
async def telegram(
    seed: int, *, time_scale: float = 0.2, limits: bool = False, host: str = "127.0.0.1"
) -> AsyncIterator[Telegram]:
    """A simulated Telegram at work. `time_scale` shortens the waits of its ladder."""
    simulator = RecordingSimulator(time_scale=time_scale, limits=limits)
    nursery = Nursery("telegram")
    nursery.start(simulator.pulse.beat(), name="pulse")
    runner = web.AppRunner(create_app(simulator), access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, host, 0, backlog=1024).start()
    timeout = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout) as http:
        fan = Fan(http, random.Random(seed))
        simulator.outboxes[BOT].carry_with(fan, 100)
        try:
            yield Telegram(simulator, fan, runner.addresses[0][1])
        finally:
            await runner.cleanup()
            await nursery.close()
