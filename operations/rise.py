"""The way up, in its order: load everything at once; servers, tables, work; then say where to look."""

import asyncio
import contextlib
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from operations import probing
from operations.children import Command, spawn
from operations.local import LocalFolder
from operations.ports import LOOPBACK, is_free, next_free
from operations.postgres import EmbeddedPostgres
from operations.supervisor import Program, Supervisor
from operations.valkey import EmbeddedValkey
from operations.words import PersonMustActError, say

SERVERS, SURROUNDINGS, WORKERS = 0, 1, 2
"""The stages of the stop, last to first."""

SERVER_READY_SECONDS = 120.0  # PostgreSQL may have to recover from its log first
READY_SECONDS = 60.0
WELL_SECONDS, ASK_SECONDS = 30.0, 0.1
GRACE_SECONDS = 1.5  # a port of ours may still be held by a run that is just ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the operator set, as far as `up` has to know."""

    main: Path
    """The file that starts every process."""
    environment: Mapping[str, str]
    """The environment of the processes; `up` adds what it chose."""
    has_database: bool
    has_redis: bool
    has_tokens: bool
    public_url: str | None
    gateway_port: int
    playground_port: int
    bots: Sequence[str]
    """Every bot there is, with a token or without."""

    @property
    def plays(self) -> bool:
        """Without any token the bots talk in the playground."""
        return not self.has_tokens


class Rise:
    """Brings everything up once. `run` answers None, or what a person must act on."""

    def __init__(self, wishes: Wishes, local: LocalFolder, supervisor: Supervisor) -> None:
        self._wishes = wishes
        self._local = local
        self._supervisor = supervisor
        self._environment = dict(wishes.environment)
        self._one_shots: list[asyncio.subprocess.Process] = []
        self._gateway_port = self._playground_port = 0

    async def run(self) -> PersonMustActError | None:
        try:
            await self._rise()
        except PersonMustActError as error:
            return error
        return None

    async def end_one_shots(self) -> None:
        """Those that a stop caught before they were done."""
        for process in self._one_shots:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.terminate()
                await process.wait()

    async def _rise(self) -> None:
        await self._choose_ports()
        if self._wishes.plays:
            self._point_at_the_playground()
        servers = self._servers()
        for server in servers:
            self._supervisor.start(server)
        tables, content = await self._load("migrate"), await self._load("seed")
        apps = self._apps()
        for app in apps:
            self._supervisor.start(app)
        await self._supervisor.ready(*servers, seconds=SERVER_READY_SECONDS)
        if await _finish(tables) != 0:
            raise PersonMustActError("The tables could not be brought up to date; the lines above say why.")
        self._supervisor.go()
        await _tell_to_go(content)
        await self._supervisor.ready(*apps, seconds=READY_SECONDS)
        if await content.wait() != 0:
            say("The content could not be brought up to date; the lines above say why. What was there stays.")
        await self._wait_until_all_is_well()
        self._announce()

    async def _choose_ports(self) -> None:
        self._gateway_port = await _port("gateway", self._wishes.gateway_port)
        self._environment["GATEWAY_PORT"] = str(self._gateway_port)
        if self._wishes.plays:
            self._playground_port = await _port("playground", self._wishes.playground_port, self._gateway_port)
            self._environment["PLAYGROUND_PORT"] = str(self._playground_port)

    def _point_at_the_playground(self) -> None:
        """Tokens that open nothing but the playground, made once: a person's chats stay theirs."""
        self._environment["TELEGRAM_API_URL"] = f"http://{LOOPBACK}:{self._playground_port}"
        self._environment["PUBLIC_URL"] = f"http://{LOOPBACK}:{self._gateway_port}"
        for bot in self._wishes.bots:
            fresh = f"{secrets.randbelow(9 * 10**9) + 10**9}:{secrets.token_urlsafe(27)[:35]}"
            token = self._local.secret(f"playground_token_{bot}", fresh)
            self._environment[f"BOTS__{bot.upper()}__TOKEN"] = token

    def _servers(self) -> list[Program]:
        servers: list[EmbeddedPostgres | EmbeddedValkey] = []
        if not self._wishes.has_database:
            servers.append(EmbeddedPostgres(self._local))
        if not self._wishes.has_redis:
            servers.append(EmbeddedValkey(self._local))
        for server in servers:
            server.choose_port()
            self._environment[server.variable] = server.url
        return [
            Program(
                name=server.name,
                prepare=server.prepare,
                is_ready=server.is_ready,
                stops_with=server.stops_with,
                stage=SERVERS,
                log=server.log,
            )
            for server in servers
        ]

    def _apps(self) -> list[Program]:
        gateway_ready = probing.http(self._gateway_port, "/healthz", accept=lambda status: status == 200)
        hooks = ["--set-webhooks"] if self._wishes.plays or self._wishes.public_url is not None else []
        apps = [
            self._app("worker", ready=probing.always, stage=WORKERS),
            self._app("scheduler", ready=probing.always, stage=WORKERS),
            self._app("gateway", *hooks, ready=gateway_ready, stage=SURROUNDINGS),
        ]
        if self._wishes.plays:
            answers = probing.http(self._playground_port, "/sim/people", accept=lambda status: status == 200)
            apps.append(self._app("playground", ready=answers, stage=SURROUNDINGS, waits=False))
        elif self._wishes.public_url is None:
            apps.append(self._app("poller", ready=probing.always, stage=WORKERS))
        return apps

    def _app(self, name: str, *more: str, ready: probing.Question, stage: int, waits: bool = True) -> Program:
        async def prepare() -> Command:
            return self._command(name, *more)

        return Program(name=name, prepare=prepare, is_ready=ready, stage=stage, waits=waits)

    def _command(self, *words: str) -> Command:
        """Loading costs seconds of work, so each process loads while the servers start, and works when told to."""
        return Command(
            arguments=[sys.executable, str(self._wishes.main), "--supervised", *words],
            environment=self._environment,
            told_to_go=True,
        )

    async def _load(self, *words: str) -> asyncio.subprocess.Process:
        process = await spawn(self._command(*words))
        self._one_shots.append(process)
        return process

    async def _wait_until_all_is_well(self) -> None:
        """The gateway knows: a worker is alive, the webhooks are set, nothing is missing."""
        ask = probing.http(self._gateway_port, "/readyz", accept=lambda status: status == 200)
        for _ in range(int(WELL_SECONDS / ASK_SECONDS)):
            if await ask():
                return
            await asyncio.sleep(ASK_SECONDS)
        say("Not everything is ready yet. What is missing says: python main.py doctor")

    def _announce(self) -> None:
        if self._wishes.plays:
            say(f"Open http://{LOOPBACK}:{self._playground_port} and write /start to a bot.")
        elif self._wishes.public_url is not None:
            say(f"The bots listen at {self._wishes.public_url}. Write to them in Telegram.")
        else:
            say("The bots ask Telegram for news. Write to them in Telegram.")
        say("Ctrl-C stops everything.")


async def _port(name: str, wanted: int, *taken: int) -> int:
    for _ in range(int(GRACE_SECONDS / 0.1)):
        if wanted in taken or is_free(wanted):
            break
        await asyncio.sleep(0.1)
    port = next_free(wanted, taken=frozenset(taken))
    if port != wanted:
        say(f"Port {wanted} is in use; the {name} takes {port} this time.")
    return port


async def _finish(process: asyncio.subprocess.Process) -> int:
    """Tells a loaded one-shot to go, waits for its end and returns its exit code."""
    await _tell_to_go(process)
    return await process.wait()


async def _tell_to_go(process: asyncio.subprocess.Process) -> None:
    assert process.stdin is not None, "it was started with told_to_go"
    with contextlib.suppress(ConnectionError):
        process.stdin.write(b"go\n")
        await process.stdin.drain()
