"""The only file that sees everything: one function for each process, which builds its parts and lets them run.

Imports stand inside of the functions, so that a process loads no more than it needs.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bots import bot_names
from core.config import Settings, SettingsWrongError, complete, process_environment, read_settings, secret
from core.logs import set_up_logs
from operations.commands import parser
from operations.lifeline import told_to_stop, wait_for_go
from operations.local import LocalFolder
from operations.words import PersonMustActError

if TYPE_CHECKING:
    from core.ai.router import Models
    from core.clock import Clock
    from core.jobs import Job
    from core.tasks import Nursery
    from core.updates.store import Store
    from operations.abilities import Abilities

ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Call:
    """What the console asked for, and the settings to do it with."""

    options: argparse.Namespace
    settings: Settings
    local: LocalFolder

    @property
    def database_url(self) -> str:
        from operations.addresses import address
        from operations.postgres import EmbeddedPostgres

        return address(self.settings.database, EmbeddedPostgres(self.local))

    @property
    def redis_url(self) -> str:
        from operations.addresses import address
        from operations.valkey import EmbeddedValkey

        return address(self.settings.redis, EmbeddedValkey(self.local))

    def run(self, work: Coroutine[Any, Any, int | None]) -> int:
        """Returns the exit code. Under `up` everything is loaded by now and waits for the word."""
        import uvloop

        if self.options.supervised:
            wait_for_go()
        return uvloop.run(work) or 0


def up(call: Call) -> int:
    from core.clock import SystemClock
    from operations.rise import Wishes
    from operations.up import run_up

    settings = call.settings
    wishes = Wishes(
        main=ROOT / "main.py",
        environment=process_environment(settings),
        has_database=settings.database is not None,
        has_redis=settings.redis is not None,
        has_tokens=bool(settings.tokens),
        public_url=settings.public_url,
        gateway_port=settings.gateway_port,
        playground_port=settings.playground_port,
        bots=bot_names(),
    )
    return asyncio.run(run_up(wishes, call.local, SystemClock()))


def gateway(call: Call) -> int:
    from core.clock import SystemClock
    from core.db import database
    from core.tasks import Nursery
    from core.updates.store import open_store
    from gateway.app import create_app
    from gateway.commands import bot_apis
    from gateway.delivery import DeliversHere, deliver_here
    from gateway.serving import server
    from operations.health import servers_and_workers

    settings = call.settings

    async def work() -> None:
        store, url, nursery = open_store(call.redis_url), call.database_url, Nursery("gateway process")
        async with bot_apis(settings.telegram_api_url, settings.tokens) as bots:
            checks = servers_and_workers(url, store)
            if settings.public_url is not None:
                checks["webhooks"] = DeliversHere(bots, settings.public_url, SystemClock())
                if call.options.set_webhooks:
                    nursery.start(deliver_here(bots, settings.public_url, settings.webhook_secrets), name="webhooks")
            app = create_app(store, bot_secrets=settings.webhook_secrets, checks=checks, resources=database(url))
            try:
                await server(app, host=call.options.host, port=settings.gateway_port).serve()
            finally:
                await nursery.close()

    return call.run(work())  # uvicorn drains at SIGTERM by itself, and raises the signal again afterwards


def worker(call: Call) -> int:
    from operations.quick_aiogram import load_aiogram

    load_aiogram()
    from bots.kit.discovery import discover
    from bots.kit.running import run_worker
    from bots.kit.streaming import Streams, Transport
    from core.app import build_app
    from core.checker.lazy import LazyChecker
    from core.clock import SystemClock
    from core.db import database
    from core.updates.store import open_store
    from operations.memory import settle

    specs, clock, settings = discover(), SystemClock(), call.settings

    async def work() -> None:
        store, stop, api_url = open_store(call.redis_url), told_to_stop(), settings.telegram_api_url
        streams, checker = Streams(transport=Transport(settings.telegram_streaming)), LazyChecker()
        async with aclosing(checker), database(call.database_url), _models(settings, clock, store) as models:
            app = build_app(clock=clock, models=models, checker=checker)
            settle()
            await run_worker(
                specs, settings.tokens, api_url, app=app, store=store, clock=clock, stop=stop, streams=streams
            )

    return call.run(work())


@asynccontextmanager
async def _models(settings: Settings, clock: "Clock", store: "Store") -> AsyncIterator["Models"]:
    """The models on offer; a wrong name among them stops the process with a sentence."""
    from core.ai.connecting import connect, with_coaches
    from core.ai.errors import OfferInvalidError
    from core.ai.offer import Offer, build_models
    from core.ai.offline.tutor import no_corrections
    from core.subscriptions.meter import AllowanceMeter
    from core.tasks import Nursery
    from core.updates.places import SharedPlaces

    nursery = Nursery("places")
    providers = connect(
        openai_key=secret(settings.openai_api_key),
        openai_url=settings.openai_base_url,
        deepseek_key=secret(settings.deepseek_api_key),
        gigachat_credentials=secret(settings.gigachat_credentials),
        gigachat_scope=settings.gigachat_scope,
        gigachat_ca=settings.gigachat_ca_bundle,
        corrector=no_corrections,  # the talk shows mistakes by itself, step by step
    )
    offer = Offer(
        chat=with_coaches(settings.ai_models),
        judge=settings.ai_judge_model,
        speech=settings.ai_speech_models,
        transcription=settings.ai_transcription_models,
        image=settings.ai_image_models,
    )
    try:
        models = build_models(
            offer,
            providers,
            clock=clock,
            meter=AllowanceMeter(clock=clock),
            shared=SharedPlaces(store, nursery),
        )
    except OfferInvalidError as error:
        raise SettingsWrongError(f"AI_MODELS and its like: {error}.") from None
    try:
        yield models
    finally:
        await models.close()
        await nursery.close(patience=1.0)


def poller(call: Call) -> int:
    from core.updates.store import open_store
    from gateway.commands import bot_apis
    from gateway.polling import run_pollers

    async def work() -> None:
        async with bot_apis(call.settings.telegram_api_url, call.settings.tokens) as bots:
            await run_pollers(bots, open_store(call.redis_url), told_to_stop())

    return call.run(work())


def scheduler(call: Call) -> int:
    from core.clock import SystemClock
    from core.db import database
    from core.tasks import Nursery
    from core.updates.store import open_store
    from operations.scheduler import run_scheduler

    async def work() -> None:
        clock, store, nursery = SystemClock(), open_store(call.redis_url), Nursery("scheduler process")
        async with database(call.database_url, pool_size=4):
            await run_scheduler(_jobs(clock, store, nursery), store, clock, told_to_stop())
        await nursery.close()
        await store.close()

    return call.run(work())


def jobs(call: Call) -> int:
    from core.clock import SystemClock
    from core.tasks import Nursery
    from core.updates.store import open_store
    from operations.jobs import run_jobs

    async def work() -> int:
        store = open_store(call.redis_url)
        return await run_jobs(_jobs(SystemClock(), store, Nursery("jobs")), store)

    return call.run(work())


def _jobs(clock: "Clock", store: "Store", nursery: "Nursery") -> "Sequence[Job]":
    from core.app import build_app
    from core.jobs import jobs_of
    from core.updates.ingest import Ingest
    from core.updates.outbox import CarryCopies, CarryEvents

    ingest = Ingest(store, nursery)
    carry_events, carry_copies = CarryEvents(store=store, ingest=ingest), CarryCopies(ingest=ingest, clock=clock)
    return jobs_of(build_app(clock=clock), carry_events, carry_copies)


def playground(call: Call) -> int:
    from operations.quick_aiogram import load_aiogram

    load_aiogram()
    from core.clock import SystemClock
    from playground.server.app import running

    host, port, tokens = call.options.host, call.settings.playground_port, call.settings.tokens
    state = call.local.path / "playground.json"

    async def work() -> None:
        async with running(host, port, tokens=tokens, clock=SystemClock(), state_path=state):
            await told_to_stop().wait()

    return call.run(work())


def migrate(call: Call) -> int:
    from aerich import Command  # noqa: F401 - loaded while the server starts

    from core.migrations import migrate

    async def work() -> None:
        await migrate(call.database_url)

    return call.run(work())


def seed(call: Call) -> int:
    from operations.seeding import run_seed

    async def work() -> None:
        await run_seed(call.database_url)

    return call.run(work())


def doctor(call: Call) -> int:
    from core.clock import SystemClock
    from gateway.commands import bot_apis, introduce
    from gateway.delivery import DeliversHere
    from operations.addresses import known_address
    from operations.doctor import Installation, run_doctor
    from operations.postgres import EmbeddedPostgres
    from operations.valkey import EmbeddedValkey

    settings = call.settings

    async def work() -> int:
        async with bot_apis(settings.telegram_api_url, settings.tokens) as bots:
            installation = Installation(
                folder=ROOT,
                database_url=known_address(settings.database, EmbeddedPostgres(call.local)),
                redis_url=known_address(settings.redis, EmbeddedValkey(call.local)),
                is_embedded=settings.database is None,
                bots=bot_names(),
                introductions={bot: introduce(api) for bot, api in bots.items()},
                public_url=settings.public_url,
                webhooks=DeliversHere(bots, settings.public_url or "", SystemClock()),
                ports={"gateway": settings.gateway_port, "playground": settings.playground_port},
                abilities=_abilities(settings, SystemClock()),
                secrets=settings.secrets,
            )
            return await run_doctor(installation)

    return call.run(work())


def _abilities(settings: Settings, clock: "Clock") -> "Abilities":
    from core.ai.types import Use
    from operations.abilities import Abilities

    connected = {
        "openai": settings.openai_api_key or settings.openai_base_url,
        "deepseek": settings.deepseek_api_key,
        "gigachat": settings.gigachat_credentials,
    }
    return Abilities(
        named={
            Use.CHAT: settings.ai_models,
            Use.SPEECH: settings.ai_speech_models,
            Use.TRANSCRIPTION: settings.ai_transcription_models,
            Use.IMAGE: settings.ai_image_models,
            Use.JUDGE: settings.ai_judge_model,
        },
        providers=frozenset(name for name, key in connected.items() if key),
        today=clock.now().date(),
    )


def webhooks(call: Call) -> int:
    from gateway.commands import bot_apis, run_webhooks

    settings, action, again = call.settings, call.options.action, call.options.again
    if settings.public_url is None and action == "set":
        raise PersonMustActError("PUBLIC_URL is not set: Telegram needs an https address that leads to the gateway.")
    url, secrets = settings.public_url or "", settings.webhook_secrets

    async def work() -> int:
        async with bot_apis(settings.telegram_api_url, settings.tokens) as bots:
            return await run_webhooks(action, bots, public_url=url, secrets=secrets, even_if_same=again)

    return call.run(work())


def dead(call: Call) -> int:
    from core.updates.store import open_store
    from operations.dead import run_dead

    async def work() -> int:
        return await run_dead(open_store(call.redis_url), call.options.action, call.options.numbers)

    return call.run(work())


def spending(call: Call) -> int:
    from core.app import build_app
    from core.clock import SystemClock
    from core.db import database
    from operations.spending import run_spending

    async def work() -> int:
        async with database(call.database_url, pool_size=1):
            return await run_spending(build_app(clock=SystemClock()), call.options)

    return call.run(work())


def check(_: Call) -> int:
    from core.checker.lines import run_lines

    sys.stdin.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    run_lines(sys.stdin, sys.stdout)
    return 0


def simulate(call: Call) -> int:
    from operations.simulating import run_simulation

    run_simulation(call.options)
    return 0


SERVICES = (up, gateway, worker, scheduler, poller, playground)
COMMANDS = (migrate, seed, doctor, webhooks, dead, spending, jobs, check, simulate)
PROCESSES = {process.__name__: process for process in (*SERVICES, *COMMANDS)}
SPEAKS_IN_DATA = {"check", "simulate"}
"""Standard output is for a program to read: the logs of these go to standard error."""
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
        stream = sys.stderr if options.process in SPEAKS_IN_DATA else None
        set_up_logs(level=settings.log_level, form=settings.log_format, secrets=settings.secrets, stream=stream)
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
