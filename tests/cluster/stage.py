"""Where a row plays: on which store, with which seed, in its short or its long form."""

import asyncio
import random
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from core.updates.leases import LeaseTimes
from tests.cluster.arena import Arena, Server, arena
from tests.cluster.launching import ROOT
from tests.cluster.verdict import Verdict
from tests.valkey import TestValkey

T = TypeVar("T")

QUICK = LeaseTimes(lease=4.0, renew=0.5, self_stop=2.4)
"""The production times scaled down, so that a short row need not wait ten seconds for a lease to end."""

REDIS = shutil.which("redis-server")
STORES: dict[str, Callable[[], Server]] = {
    "valkey": TestValkey,
    "redis": lambda: TestValkey(binary=REDIS),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One performance of a row."""

    seed: int
    long: bool = False
    store: str = "valkey"
    tree: Path = ROOT
    """The code whose processes play: a mutation plays in a copy."""

    @property
    def times(self) -> LeaseTimes:
        return LeaseTimes() if self.long else QUICK

    def pick(self, short: T, long: T) -> T:
        return long if self.long else short

    def chance(self) -> random.Random:
        return random.Random(self.seed)

    @asynccontextmanager
    async def server(self) -> AsyncIterator[Server]:
        server = await asyncio.to_thread(STORES[self.store])
        await asyncio.to_thread(server.start)
        try:
            yield server
        finally:
            await asyncio.to_thread(server.remove)

    @asynccontextmanager
    async def arena(
        self, *, workers: int, gateways: int = 1, on: Server | None = None, **options: Any
    ) -> AsyncIterator[Arena]:
        """A fresh installation, on a server of its own unless there is one already."""
        async with AsyncExitStack() as held:
            server = await held.enter_async_context(self.server()) if on is None else on
            built = await held.enter_async_context(
                arena(server, seed=self.seed, times=self.times, tree=self.tree, **options)
            )
            for _ in range(gateways):
                await built.start_gateway()
            await built.start_workers(workers)
            yield built


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the promise: an injection and what it must show."""

    name: str
    injection: str
    must_show: str
    play: Callable[[Stage], Awaitable[Verdict]]
