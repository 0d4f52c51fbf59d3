"""A whole installation for one row: a store, gateways, workers, Telegram; and the history of what it went through."""

import asyncio
import random
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

import structlog

from core.tasks import Nursery
from core.updates import keys
from core.updates.dead_letters import DeadLetters
from core.updates.handling import ATTEMPTS
from core.updates.labels import Label
from core.updates.leases import LeaseTimes
from core.updates.store import Store, StoreDownError, open_store
from operations.ports import free_port
from tests.cluster.history import KILL, Fault, History, read_notes
from tests.cluster.launching import Launcher, Process, launcher
from tests.cluster.telegram import BOT, SECRET, TOKEN, Telegram, telegram

log = structlog.get_logger(__name__)

BACKOFF = (0.2, 0.5, 1.0)
LOOK_SECONDS = 0.25


class Server(Protocol):
    """A store that can be killed and started again with what it has on disk."""

    @property
    def url(self) -> str: ...
    def start(self) -> None: ...
    def kill(self) -> None: ...
    def remove(self) -> None: ...


@dataclass(slots=True)
class Arena:
    """One installation. `redis` is the address that new processes get; it may lead through a fault proxy."""

    seed: int
    folder: Path
    server: Server
    store: Store
    telegram: Telegram
    launcher: Launcher
    times: LeaseTimes
    redis: str
    api: str
    attempts: int = ATTEMPTS
    backoff: Sequence[float] = BACKOFF
    chance: random.Random = field(default_factory=random.Random)
    workers: dict[str, Process] = field(default_factory=dict)
    gateways: dict[int, Process] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    _born: int = 0

    async def start_worker(
        self, *, redis: str | None = None, api: str | None = None, launching: Launcher | None = None
    ) -> str:
        """A new worker under a new name; `launching` starts it on another host."""
        self._born += 1
        name = f"w{self._born}"
        self.workers[name] = await (launching or self.launcher).launch(
            "worker",
            name=name,
            redis=redis or self.redis,
            api=api or self.api,
            tokens={BOT: TOKEN},
            notes=str(self.folder / f"{name}.notes"),
            log=str(self.folder / f"{name}.log"),
            times=asdict(self.times),
            attempts=self.attempts,
            backoff=list(self.backoff),
        )
        return name

    async def start_workers(self, count: int) -> list[str]:
        return [await self.start_worker() for _ in range(count)]

    async def start_gateway(self, port: int | None = None, *, redis: str | None = None) -> int:
        """A new gateway, or one that comes back at its port; it answers when this returns."""
        port = port or free_port()
        self.gateways[port] = await self.launcher.launch(
            "gateway",
            host="127.0.0.1",
            port=port,
            redis=redis or self.redis,
            secrets={BOT: SECRET},
            log=str(self.folder / f"gateway-{port}.log"),
        )
        await gateway_answers(port)
        url = f"http://127.0.0.1:{port}"
        if url not in self.telegram.fan.gateways:
            self.telegram.fan.gateways.append(url)
        return port

    def note(self, kind: str, at: float, until: float | None = None, worker: str | None = None) -> None:
        """Write down what the nemesis did."""
        self.faults.append(Fault(kind, at, until or time.monotonic(), worker))

    async def kill_worker(self, name: str) -> None:
        at = time.monotonic()
        await self.workers.pop(name).kill()
        self.note(KILL, at, worker=name)

    async def stop_worker(self, name: str) -> None:
        """Politely, as a deployment does."""
        process = self.workers.pop(name)
        at = time.monotonic()
        process.signal(signal.SIGTERM)
        await process.ended.wait()
        self.note("stop", at, worker=name)

    async def settled(self, seconds: float, *, dead: int = 0) -> bool:
        """Until everything said was delivered and nothing waits in the store; False when the time ran out first."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            if not self.telegram.waiting and not await self._left():
                return True
            await asyncio.sleep(LOOK_SECONDS)
        return False

    async def history(self) -> History:
        return History(
            said=list(self.telegram.said),
            deliveries=list(self.telegram.fan.deliveries),
            notes=read_notes(self.folder.glob("*.notes")),
            calls=list(self.telegram.simulator.wire),
            faults=list(self.faults),
            left=await self._left(),
            dead=[letter.update_id async for letter in DeadLetters(self.store).all()],
        )

    async def _left(self) -> list[int]:
        left: list[int] = []
        try:
            for partition in range(keys.PARTITIONS):
                for stream in (keys.inbound(partition), keys.express(partition)):
                    entries = await self.store.client.xrange(stream, count=1000)
                    left += [Label.unpacked(fields[b"label"]).update_id for _, fields in entries]
        except StoreDownError:
            return [-1]
        return left


@asynccontextmanager
async def arena(
    server: Server,
    *,
    seed: int,
    times: LeaseTimes,
    time_scale: float = 0.2,
    limits: bool = False,
    launching: Launcher | None = None,
    redis: str | None = None,
    attempts: int = ATTEMPTS,
) -> AsyncIterator[Arena]:
    """An installation on a running server, empty at the start. `launching` saves loading everything once more."""
    nursery = Nursery("arena")
    folder = Path(tempfile.mkdtemp(prefix="atelier-faults-"))
    async with AsyncExitStack() as held:
        store = open_store(server.url)
        held.push_async_callback(store.close)
        held.push_async_callback(nursery.close)
        await _empty(store)
        front = await held.enter_async_context(telegram(seed, time_scale=time_scale, limits=limits))
        if launching is None:
            launching = await held.enter_async_context(launcher(nursery))
        built = Arena(
            seed=seed,
            folder=folder,
            server=server,
            store=store,
            telegram=front,
            launcher=launching,
            times=times,
            redis=redis or server.url,
            api=f"http://127.0.0.1:{front.api_port}",
            chance=random.Random(seed),
            attempts=attempts,
        )
        yield built
        for process in [*built.workers.values(), *built.gateways.values()]:
            process.signal(signal.SIGCONT)
            await process.kill()


async def _empty(store: Store) -> None:
    await store.on_primaries(lambda node: node.flushall())


async def gateway_answers(port: int, seconds: float = 20) -> None:
    """Wait until something listens at the port."""
    async with asyncio.timeout(seconds):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return
