"""The same Telegram, with a worker's lanes, journal and fence between it and the bots: as in production."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import orjson
from aiogram import Bot

from bots.kit.apologies import Apology
from bots.kit.discovery import load_catalogs
from bots.kit.dispatching import create_dispatcher
from bots.kit.serving import BotTurns, RunningBot, call_with_care
from bots.kit.spec import BotSpec
from bots.kit.storage import TurnStorage
from bots.kit.streaming import Pace, Streams
from core.app import App
from core.clock import SystemClock
from core.tasks import Nursery
from core.updates.bulk import BulkLimit
from core.updates.cooldowns import Cooldowns
from core.updates.counters import Counters
from core.updates.handling import Retries
from core.updates.ingest import Ingest
from core.updates.store import Store
from core.updates.worker import LaneWorker, new_worker_name
from playground.telegram.session import InProcessSession
from tests.bots.telegram import House, Telegram
from tests.clocks import HandClock


class LaneTelegram(Telegram):
    """What people say goes into the store; a worker takes it from there."""

    def __init__(self, app: App, clock: HandClock, specs: list[BotSpec], store: Store, streams: Streams) -> None:
        self.nursery = Nursery("lanes")
        self.ingest = Ingest(store, self.nursery)
        self.counters = Counters()
        self.cooldowns = Cooldowns(store, SystemClock())
        self.limit = BulkLimit(store)
        self.running: dict[str, RunningBot] = {}
        super().__init__(app, clock, specs, streams=streams)

    def _house(self, spec: BotSpec, token: str, app: App) -> House:
        session = InProcessSession(self.simulator)
        call_with_care(session, cooldowns=self.cooldowns, counters=self.counters, limit=self.limit)
        bot, words = Bot(token, session=session), load_catalogs(spec)
        dispatcher = create_dispatcher(spec, app=app, storage=TurnStorage(), words=words, streams=self.streams)
        self.running[spec.name] = RunningBot(bot=bot, dispatcher=dispatcher, apologise=Apology(app, words))

        async def take(update: dict[str, Any]) -> None:
            await self.ingest(spec.name, orjson.dumps(update))

        self.simulator.deliver_to(spec.name, take)
        return House(spec, bot, dispatcher, words)

    async def until(self, true: Callable[[], bool], *, seconds: float = 10) -> None:
        async with asyncio.timeout(seconds):
            while not true():
                await asyncio.sleep(0.01)


@asynccontextmanager
async def lanes(app: App, clock: HandClock, specs: list[BotSpec], store: Store) -> AsyncIterator[LaneTelegram]:
    """A worker for the length of the block."""
    telegram = LaneTelegram(app, clock, specs, store, Streams(pace=lambda: Pace(0.01), note_seconds=0.05))
    turns = BotTurns(telegram.running)
    worker = LaneWorker(
        store,
        SystemClock(),
        turns,
        name=new_worker_name(),
        counters=telegram.counters,
        retries=Retries(backoff=(0.01,)),
    )
    stop = asyncio.Event()
    running = telegram.nursery.start(worker.run(stop), name="worker")
    try:
        yield telegram
    finally:
        stop.set()
        await running
        await telegram.nursery.close()
