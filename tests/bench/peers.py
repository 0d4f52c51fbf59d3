"""The processes that are measured: `python -m tests.bench.peers NAME PORT [REDIS_URL] [API_URL]`.

bare      an ASGI application that answers 200 to everything, on the gateway's own server
aiogram   aiogram's SimpleRequestHandler on aiohttp, in background mode; nothing is durable. Its session is our
          worker's, or with `own_session` the one that aiogram brings along
gateway   our gateway
worker    our worker with the same one handler as the aiogram process
dispatch  the same handler, dispatcher and session without any way in: what nobody who uses them can fall below
api       a Bot API that accepts sendMessage and counts; as light as Python allows
"""

import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

import uvloop

TOKEN = "123456789:" + "A" * 35
SECRET = "bench-secret"
BOT = "bench"
CHATS, CONNECTIONS = 500, 64


async def bare(scope: Any, receive: Any, send: Any) -> None:
    """The floor of any ASGI application: read the body, answer 200."""
    if scope["type"] == "lifespan":
        while True:
            kind = (await receive())["type"]
            await send({"type": f"{kind}.complete"})
            if kind == "lifespan.shutdown":
                return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


async def run_bare(port: int) -> None:
    from gateway.serving import server

    await server(bare, host="127.0.0.1", port=port).serve()


async def run_gateway(port: int, redis_url: str) -> None:
    from core.updates.store import open_store
    from gateway.app import create_app
    from gateway.serving import server

    app = create_app(open_store(redis_url), bot_secrets={BOT: SECRET}, checks={}, resources=nullcontext())
    await server(app, host="127.0.0.1", port=port).serve()


def create_dispatcher(storage: Any, seconds: float = 0.0) -> Any:
    """One handler that answers every message, after `seconds` of waiting for something."""
    from aiogram import Dispatcher, Router
    from aiogram.types import Message

    router = Router()

    @router.message()
    async def answer(message: Message) -> None:
        if seconds:
            await asyncio.sleep(seconds)
        await message.answer("hello")

    dispatcher = Dispatcher(storage=storage)
    dispatcher.include_router(router)
    return dispatcher


async def run_aiogram(port: int, api_url: str, *, silent: bool, own_session: bool) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.fsm.storage.memory import MemoryStorage
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
    from aiohttp import web

    from bots.kit.session import JsonSession

    session = AiohttpSession if own_session else JsonSession
    bot = Bot(TOKEN, session=session(api=TelegramAPIServer.from_base(api_url)))
    dispatcher = Dispatcher(storage=MemoryStorage()) if silent else create_dispatcher(MemoryStorage())
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=True, secret_token=SECRET).register(
        app, path=f"/telegram/{BOT}"
    )
    setup_application(app, dispatcher, bot=bot)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await _until_stopped()
    await runner.cleanup()
    await bot.session.close()


async def run_dispatch(port: int, api_url: str) -> None:
    """`POST /feed/FIRST/COUNT` hands so many updates to the dispatcher as they are, 64 at a time."""
    from aiogram import Bot
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.fsm.storage.memory import MemoryStorage
    from aiogram.types import Update
    from aiohttp import web

    from bots.kit.session import JsonSession
    from core.tasks import Nursery
    from tests.bench.load import update

    bot = Bot(TOKEN, session=JsonSession(api=TelegramAPIServer.from_base(api_url)))
    dispatcher, nursery = create_dispatcher(MemoryStorage()), Nursery("feeders")

    async def feed_all(bodies: Iterator[bytes]) -> None:
        for body in bodies:
            await dispatcher.feed_update(bot, Update.model_validate_json(body, context={"bot": bot}))

    async def feed(request: web.Request) -> web.Response:
        first, count = int(request.match_info["first"]), int(request.match_info["count"])
        bodies = iter([update(number, number % CHATS + 1) for number in range(first, first + count)])
        for number in range(CONNECTIONS):
            nursery.start(feed_all(bodies), name=str(number))
        return web.Response()

    app = web.Application()
    app.router.add_post("/feed/{first}/{count}", feed)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await _until_stopped()
    await nursery.close()
    await runner.cleanup()
    await bot.session.close()


async def run_worker(redis_url: str, api_url: str, seconds: float) -> None:
    from bots.kit.serving import BotTurns, RunningBot, create_bot
    from bots.kit.storage import TurnStorage
    from core.clock import SystemClock
    from core.tasks import Nursery
    from core.updates.bulk import BulkLimit
    from core.updates.cooldowns import Cooldowns
    from core.updates.counters import Counters
    from core.updates.store import open_store
    from core.updates.worker import LaneWorker, new_worker_name
    from operations.memory import settle

    clock, store, counters = SystemClock(), open_store(redis_url), Counters()
    cooldowns, nursery = Cooldowns(store, clock), Nursery("bench")
    nursery.start(cooldowns.follow(), name="cooldowns")
    bot = create_bot(TOKEN, api_url, cooldowns=cooldowns, counters=counters, limit=BulkLimit(store))

    async def silent(*_: Any) -> None:
        """Nobody is told: a failure shows as a missing answer."""

    turns = BotTurns({BOT: RunningBot(bot, create_dispatcher(TurnStorage(), seconds), silent)})
    worker = LaneWorker(store, clock, turns, name=new_worker_name(), counters=counters)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    settle()
    await worker.run(stop)
    await nursery.close()
    await bot.session.close()
    await store.close()


async def _until_stopped() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()


def main() -> None:
    name, *rest = sys.argv[1:]
    from core.logs import set_up_logs

    set_up_logs(level="error", form="json", secrets=[])
    if name == "bare":
        work = run_bare(int(rest[0]))
    elif name == "gateway":
        work = run_gateway(int(rest[0]), rest[1])
    elif name == "aiogram":
        work = run_aiogram(int(rest[0]), rest[1], silent="silent" in rest, own_session="own_session" in rest)
    elif name == "dispatch":
        work = run_dispatch(int(rest[0]), rest[1])
    else:
        work = run_worker(rest[0], rest[1], float(rest[2]))
    uvloop.run(work)


if __name__ == "__main__":
    main()
