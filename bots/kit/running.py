"""The bots of one worker, each set up by itself: one that cannot be set up does not stop the others."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bots.kit.apologies import Apology
from bots.kit.catalogs import Catalogs
from bots.kit.discovery import load_catalogs
from bots.kit.dispatching import create_dispatcher
from bots.kit.menus import publish
from bots.kit.serving import BotTurns, RunningBot, create_bot
from bots.kit.spec import BotSpec
from bots.kit.storage import TurnStorage
from bots.kit.streaming import Streams
from core.app import App
from core.clock import Clock
from core.tasks import Nursery
from core.updates.bulk import BulkLimit
from core.updates.cooldowns import Cooldowns
from core.updates.counters import Counters
from core.updates.store import Store
from core.updates.worker import LaneWorker, new_worker_name

log = structlog.get_logger(__name__)


async def run_worker(
    specs: Iterable[BotSpec],
    tokens: Mapping[str, str],
    api_url: str | None,
    *,
    app: App,
    store: Store,
    clock: Clock,
    stop: asyncio.Event,
    streams: Streams | None = None,
) -> None:
    """Handles updates until `stop`, finishes what is in flight and lets everything go."""
    counters, cooldowns, nursery = Counters(), Cooldowns(store, clock), Nursery("worker")
    nursery.start(cooldowns.follow(), name="cooldowns")
    bots = running_bots(
        specs,
        tokens,
        api_url,
        app=app,
        cooldowns=cooldowns,
        counters=counters,
        limit=BulkLimit(store),
        nursery=nursery,
        streams=streams,
    )
    async with bots as turns:
        await LaneWorker(store, clock, turns, name=new_worker_name(), counters=counters).run(stop)
    await nursery.close()
    await store.close()


@asynccontextmanager
async def running_bots(
    specs: Iterable[BotSpec],
    tokens: Mapping[str, str],
    api_url: str | None,
    *,
    app: App,
    cooldowns: Cooldowns,
    counters: Counters,
    limit: BulkLimit,
    nursery: Nursery,
    streams: Streams | None = None,
) -> AsyncIterator[BotTurns]:
    """The bots that have a token. Their menus are published in the background: updates do not wait for that."""
    running: dict[str, RunningBot] = {}
    for spec in specs:
        if spec.name not in tokens:
            continue
        try:
            words = load_catalogs(spec)
            bot = create_bot(tokens[spec.name], api_url, cooldowns=cooldowns, counters=counters, limit=limit)
            dispatcher = create_dispatcher(spec, app=app, storage=TurnStorage(), words=words, streams=streams)
        except Exception:  # whatever a bot does wrong while it is set up
            log.exception("bot cannot be set up", bot=spec.name)
            continue
        running[spec.name] = RunningBot(bot=bot, dispatcher=dispatcher, apologise=Apology(app, words))
        nursery.start(_publish(bot, spec, words), name=f"menu of {spec.name}")
    try:
        yield BotTurns(running)
    finally:
        for one in running.values():
            await one.bot.session.close()


async def _publish(bot: Bot, spec: BotSpec, words: Catalogs) -> None:
    try:
        changed = await publish(bot, spec, words)
    except TelegramAPIError as error:
        log.warning("menu not published", bot=spec.name, reason=error.message)
    else:
        log.info("menu published", bot=spec.name, changed=changed)
