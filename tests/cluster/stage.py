"""Where a row plays: on which store, with which seed, in its short or its long form."""

import asyncio
import random
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from core.updates.leases import LeaseTimes
from tests.cluster.arena import Arena, Server, arena
from tests.cluster.launching import Launcher
from tests.cluster.valkey_cluster import TestCluster
from tests.cluster.verdict import Verdict
from tests.valkey import TestValkey

T = TypeVar("T")

QUICK = LeaseTimes(lease=4.0, renew=0.5, self_stop=2.4)
"""The production times scaled down, so that a short row need not wait ten seconds for a lease to end."""

REDIS = shutil.which("redis-server")
STORES: dict[str, Callable[[], Server]] = {
    "valkey": TestValkey,
    "redis": lambda: TestValkey(binary=REDIS),
    "cluster": TestCluster,
}
ALONE = frozenset({"valkey", "redis"})
"""Stores of one node: what a proxy can stand in front of, and what has one log."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One performance of a row."""

    seed: int
    long: bool = False
    store: str = "valkey"
    launcher: Launcher | None = None
    """Starts the processes: of this code, or of a copy with a mutation in it. None: one of its own."""

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
        try:
            await asyncio.to_thread(server.start)
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
                arena(server, seed=self.seed, times=self.times, launching=self.launcher, **options)
            )
            for _ in range(gateways):
                await built.start_gateway()
            await built.start_workers(workers)
            yield built


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the promise: an injection and what it must show.

    Every row plays on Valkey, in its long form when that is asked for. On the other stores it plays in its short form
    unless the store is what the row is about; `only` names the stores that it can play on at all.
    """

    name: str
    injection: str
    must_show: str
    play: Callable[[Stage], Awaitable[Verdict]]
    only: frozenset[str] = frozenset(STORES)
    long_on: frozenset[str] = frozenset({"valkey"})
    missing: Callable[[], str] = str
    """Says what the row needs and this machine does not have; nothing when it has it all."""

    def plays_on(self, store: str) -> bool:
        return store in self.only

    def is_long_on(self, store: str) -> bool:
        return store in self.long_on


def missing_stores() -> dict[str, str]:
    """Stores that this machine does not have, with the reason."""
    return {} if REDIS else {"redis": "no redis-server is installed here"}
