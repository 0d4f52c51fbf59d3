"""The only file that sees everything: one function for each process, which builds its parts and lets them run.

Imports stand inside of the functions, so that a process loads no more than it needs.
"""

import argparse
import asyncio
import pkgutil
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.config import Settings, SettingsWrongError, complete, process_environment, read_settings
from core.logs import set_up_logs
from operations.commands import parser
from operations.lifeline import wait_for_go
from operations.local import LocalFolder
from operations.words import PersonMustActError

if TYPE_CHECKING:
    from pydantic import SecretStr

    from gateway.bot_api import BotApi
    from operations.postgres import EmbeddedPostgres
    from operations.valkey import EmbeddedValkey

ROOT = Path(__file__).resolve().parent
OFFICIAL_API = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class Call:
    """What the console asked for, and the settings to do it with."""

    options: argparse.Namespace
    settings: Settings
    local: LocalFolder

    @property
    def database_url(self) -> str:
        from operations.postgres import EmbeddedPostgres

        return self._address("DATABASE_URL", self.settings.database_url, EmbeddedPostgres(self.local))

    @property
    def redis_url(self) -> str:
        from operations.valkey import EmbeddedValkey

        return self._address("REDIS_URL", self.settings.redis_url, EmbeddedValkey(self.local))

    @property
    def api_url(self) -> str:
        return self.settings.telegram_api_url or OFFICIAL_API

    def run(self, work: Coroutine[Any, Any, int]) -> int:
        """Under `up` everything is loaded by now and waits for the word."""
        if self.options.supervised:
            wait_for_go()
        import uvloop

        return uvloop.run(work)

    def _address(self, variable: str, url: "SecretStr | None", embedded: "EmbeddedPostgres | EmbeddedValkey") -> str:
        found = url.get_secret_value() if url is not None else embedded.known_url
        if found is None:
            raise PersonMustActError(
                f"{variable} is not set. `python main.py up` brings a server of its own; "
                "without it every process needs the address of one."
            )
        return found


def up(call: Call) -> int:
    from core.clock import SystemClock
    from operations.rise import Wishes
    from operations.up import run_up

    settings = call.settings
    wishes = Wishes(
        main=ROOT / "main.py",
        environment=process_environment(settings),
        has_database=settings.database_url is not None,
        has_redis=settings.redis_url is not None,
        has_tokens=bool(settings.tokens),
        public_url=settings.public_url,
        gateway_port=settings.gateway_port,
        playground_port=settings.playground_port,
        bots=_bot_names(),
    )
    return asyncio.run(run_up(wishes, call.local, SystemClock()))


def gateway(call: Call) -> int:
    from core.clock import SystemClock
    from core.db import database
    from core.updates.store import open_store
    from core.updates.watch import Watch
    from gateway.app import create_app
    from gateway.delivery import DeliversHere
    from gateway.serving import server
    from operations.health import database_is_there, redis_is_safe, workers_live

    async def work() -> int:
        settings, store, database_url = call.settings, open_store(call.redis_url), call.database_url
        async with _bot_apis(call) as apis:
            watch = Watch(store)
            checks = {
                "database": database_is_there(database_url),
                "redis": redis_is_safe(watch),
                "workers": workers_live(watch),
            }
            if settings.public_url is not None:
                checks["webhooks"] = DeliversHere(apis, settings.public_url, SystemClock())
            app = create_app(
                store, bot_secrets=settings.webhook_secrets, checks=checks, resources=database(database_url)
            )
            await server(app, host=call.options.host, port=settings.gateway_port).serve()
        return 0

    return call.run(work())  # uvicorn drains at SIGTERM by itself, and raises the signal again afterwards


def worker(call: Call) -> int:
    from operations.quick_aiogram import load_aiogram

    load_aiogram()
    from bots.kit.discovery import discover
    from bots.kit.running import running_bots
    from core.app import build_app
    from core.clock import SystemClock
    from core.db import database
    from core.tasks import Nursery
    from core.updates.cooldowns import Cooldowns
    from core.updates.counters import Counters
    from core.updates.store import open_store
    from core.updates.worker import LaneWorker, new_worker_name

    specs = discover()

    async def work() -> int:
        clock, counters, store = SystemClock(), Counters(), open_store(call.redis_url)
        cooldowns, nursery = Cooldowns(store, clock), Nursery("worker")
        async with AsyncExitStack() as held:
            held.push_async_callback(store.close)
            await held.enter_async_context(database(call.database_url))
            held.push_async_callback(nursery.close)
            nursery.start(cooldowns.follow(), name="cooldowns")
            turns = await held.enter_async_context(
                running_bots(
                    specs,
                    call.settings.tokens,
                    call.settings.telegram_api_url,
                    app=build_app(clock=clock),
                    cooldowns=cooldowns,
                    counters=counters,
                    nursery=nursery,
                )
            )
            lanes = LaneWorker(store, clock, turns, name=new_worker_name(), counters=counters)
            await lanes.run(_told_to_stop())
        return 0

    return call.run(work())


def poller(call: Call) -> int:
    from core.tasks import Nursery
    from core.updates.ingest import Ingest
    from core.updates.locks import Lock
    from core.updates.store import open_store
    from core.updates.worker import new_worker_name
    from gateway.polling import Poller

    async def work() -> int:
        store, nursery, owner = open_store(call.redis_url), Nursery("poller"), new_worker_name()
        async with _bot_apis(call) as apis:
            for bot, api in apis.items():
                lock = Lock(store, f"poller:{bot}", owner)
                nursery.start(Poller(bot, api, Ingest(store, nursery), lock).run(), name=bot)
            await _told_to_stop().wait()
            await nursery.close()
        await store.close()
        return 0

    return call.run(work())


def playground(call: Call) -> int:
    from operations.quick_aiogram import load_aiogram

    load_aiogram()
    from core.clock import SystemClock
    from playground.server.app import running

    async def work() -> int:
        tokens, port = call.settings.tokens, call.settings.playground_port
        async with running(
            call.options.host, port, tokens=tokens, clock=SystemClock(), state_path=call.local.path / "playground.json"
        ):
            await _told_to_stop().wait()
        return 0

    return call.run(work())


def migrate(call: Call) -> int:
    from aerich import Command  # noqa: F401 - loaded while the server starts

    from core.migrations import migrate

    async def work() -> int:
        await migrate(call.database_url)
        return 0

    return call.run(work())


def doctor(call: Call) -> int:
    from core.clock import SystemClock
    from gateway.commands import introduce
    from gateway.delivery import DeliversHere
    from operations.doctor import Installation, run_doctor

    async def work() -> int:
        settings = call.settings
        async with _bot_apis(call) as apis:
            return await run_doctor(
                Installation(
                    folder=ROOT,
                    database_url=_known(lambda: call.database_url),
                    redis_url=_known(lambda: call.redis_url),
                    is_embedded=settings.database_url is None,
                    bots=_bot_names(),
                    introductions={bot: introduce(api) for bot, api in apis.items()},
                    public_url=settings.public_url,
                    webhooks=DeliversHere(apis, settings.public_url or "", SystemClock()),
                    ports={"gateway": settings.gateway_port, "playground": settings.playground_port},
                    secrets=settings.secrets,
                )
            )

    return call.run(work())


def webhooks(call: Call) -> int:
    from gateway.commands import run_webhooks

    async def work() -> int:
        settings = call.settings
        if settings.public_url is None and call.options.action == "set":
            raise PersonMustActError(
                "PUBLIC_URL is not set: Telegram needs an https address that leads to the gateway."
            )
        async with _bot_apis(call) as apis:
            return await run_webhooks(
                call.options.action,
                apis,
                public_url=settings.public_url or "",
                secrets=settings.webhook_secrets,
                even_if_same=call.options.again,
            )

    return call.run(work())


def dead(call: Call) -> int:
    from core.updates.store import open_store
    from operations.dead import run_dead

    async def work() -> int:
        return await run_dead(open_store(call.redis_url), call.options.action, call.options.numbers)

    return call.run(work())


@asynccontextmanager
async def _bot_apis(call: Call) -> "AsyncIterator[dict[str, BotApi]]":
    import aiohttp

    from gateway.bot_api import BotApi

    async with aiohttp.ClientSession() as http:
        yield {bot: BotApi(http, call.api_url, token) for bot, token in call.settings.tokens.items()}


def _bot_names() -> list[str]:
    """Every folder of bots/ that may hold a bot; nothing of them is loaded."""
    folders = pkgutil.iter_modules([str(ROOT / "bots")])
    return sorted(folder.name for folder in folders if folder.ispkg and folder.name != "kit")


def _known(address: Callable[[], str]) -> str | None:
    try:
        return address()
    except PersonMustActError:
        return None


def _told_to_stop() -> asyncio.Event:
    """Set by the first SIGTERM or SIGINT."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop


PROCESSES = {
    "up": up,
    "gateway": gateway,
    "worker": worker,
    "poller": poller,
    "playground": playground,
    "migrate": migrate,
    "doctor": doctor,
    "webhooks": webhooks,
    "dead": dead,
}


NEED_A_KEY = {"up", "gateway", "webhooks"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0 done, 1 a person must act, 2 wrong words or settings."""
    console = parser()
    options = console.parse_args(arguments)
    if options.process is None:
        console.print_help()
        return 0
    signal.signal(signal.SIGTERM, _leave)
    try:
        local = LocalFolder(ROOT / ".local")
        settings = read_settings(ROOT / ".env")
        if options.process in NEED_A_KEY:
            settings = complete(settings, make_key=lambda: local.secret("secret_key"))
        set_up_logs(level=settings.log_level, form=settings.log_format, secrets=settings.secrets)
        return PROCESSES[options.process](Call(options, settings, local))
    except SettingsWrongError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except PersonMustActError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _leave(*_: object) -> None:
    """Until a process listens for SIGTERM by itself it just ends; in a container nobody else would end it."""
    raise SystemExit(0)


if __name__ == "__main__":
    sys.exit(main())
