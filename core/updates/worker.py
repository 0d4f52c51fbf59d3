"""A worker of the lanes: takes its share of the partitions, runs their lanes, hands them over when it must."""

import asyncio
import math
import os
import socket
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any, cast
from uuid import uuid4

import structlog

from core.clock import Clock
from core.errors import AtelierError
from core.tasks import Nursery
from core.updates import keys
from core.updates.batching import Batcher
from core.updates.counters import Counters
from core.updates.fresh_log import FreshLog
from core.updates.handling import Handling, Retries, TurnHandler
from core.updates.lanes import PartitionLanes
from core.updates.leases import Lease, LeaseKeeper, LeaseTimes
from core.updates.reading import Reader
from core.updates.store import Script, Store, StoreDownError, text
from core.updates.turns import attempts_of

log = structlog.get_logger(__name__)

PRESENCE_SECONDS = 0.5  # how late a worker notices another's coming or going
TAKE_SECONDS = 0.1  # how often a missing partition is asked for
WATCH_SECONDS = 0.2  # how late a worker notices that its own leases ran out
REPORT_SECONDS = 2.0
REPORT_KEPT_SECONDS = 10  # a worker that reports no more is forgotten
HOLD_SECONDS = 0.7  # how long new turns are held back for a hand-over, while those in flight end
HOLD_PAUSE_SECONDS = 1.5  # between two such tries
SPREAD_SECONDS = 60.0  # how long handlers in flight may put off the hand-over to a worker that came
DRAIN_SECONDS = 20.0  # the same when this worker has to go


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """Bounds of one worker process."""

    lanes_at_once: int = 2048
    entries_in_memory: int = 200_000
    bytes_in_memory: int = 64 * 1024 * 1024


class WorkerBrokenError(AtelierError):
    """A part of the worker failed; its log says which and why."""


def new_worker_name() -> str:
    """Unique for every start of a process: a name never comes back, so a lease under it is nobody else's."""
    return f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:6]}"


class LaneWorker:
    """Runs until told to stop, then finishes what is in flight and gives its partitions back."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        handler: TurnHandler,
        *,
        name: str,
        limits: WorkerLimits | None = None,
        retries: Retries | None = None,
        counters: Counters | None = None,
        times: LeaseTimes | None = None,
    ) -> None:
        limits = limits or WorkerLimits()
        self._times = times or LeaseTimes()
        self.name = name
        self.counters = counters or Counters()
        self._store = store
        self._clock = clock
        self._nursery = Nursery(f"worker {name}")
        self._reader = Reader(store, bytes_in_memory=limits.bytes_in_memory, entries_in_memory=limits.entries_in_memory)
        turn_script = Script.named("turn")
        ways = keys.PARTITIONS if store.clustered else 1
        self._writes = Batcher(partial(store.run, turn_script), self._nursery, ways=ways)
        self._handling = Handling(handler, self._writes, self._reader, clock, self.counters, retries or Retries())
        self._slots = asyncio.Semaphore(limits.lanes_at_once)
        self._partitions: dict[int, PartitionLanes] = {}
        self._leaving: set[int] = set()
        self._hand_overs = Nursery(f"hand-overs of {name}")
        self._last_call = math.inf
        """When the last handler in flight is cut off, by the monotonic clock: known once this worker has to go."""
        self._going = False
        self._keeper = LeaseKeeper(store, clock, name, times=self._times, gained=self._gain, dropped=self._drop)
        self._stopped = False
        self._broken = asyncio.Event()

    @property
    def partitions(self) -> frozenset[int]:
        """The partitions this worker owns right now."""
        return frozenset(self._partitions)

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what is in flight then has 20 seconds to end, while nobody else waits for it.

        Raises WorkerBrokenError when a part of the worker failed that it cannot do without: a new process is better
        than one that holds leases and does nothing.
        """
        keeper = self._keeper
        for seconds, act in (
            (WATCH_SECONDS, self._watch),
            (self._times.renew, self._renew),
            (PRESENCE_SECONDS, self._settle),
            (TAKE_SECONDS, keeper.take_missing),
            (REPORT_SECONDS, self._report),
        ):
            self._depend_on(self._every(seconds, act), name=act.__name__)
        self._depend_on(FreshLog(self._store).follow(), name="fresh log")
        if not self._store.clustered:
            self._read(lambda: list(self._partitions.values()), while_=lambda: not self._stopped)
        log.info("worker started", worker=self.name)
        told, broken = (
            self._nursery.start(stop.wait(), name="stop"),
            self._nursery.start(self._broken.wait(), name="broken"),
        )
        await asyncio.wait({told, broken}, return_when=asyncio.FIRST_COMPLETED)
        await self._shut_down()
        if self._broken.is_set():
            raise WorkerBrokenError(self.name)

    def _depend_on(self, part: Coroutine[Any, Any, None], *, name: str) -> None:
        self._nursery.start(part, name=name).add_done_callback(self._check)

    def _check(self, part: "asyncio.Task[None]") -> None:
        if not part.cancelled() and part.exception() is not None:
            self._broken.set()

    async def _every(self, seconds: float, act: Callable[[], Awaitable[object]]) -> None:
        while not self._stopped:
            try:
                await act()
            except StoreDownError as error:
                log.warning("store unreachable", error=str(error))
            await asyncio.sleep(seconds)

    async def _renew(self) -> None:
        """A renewal that hangs gives way to the next one, so that one lost answer costs no lease."""
        async with asyncio.timeout(self._times.renew):
            await self._keeper.renew()

    async def _watch(self) -> None:
        self._keeper.drop_expired()

    async def _settle(self) -> None:
        await self._keeper.settle_shares()
        if not self._going:
            self._hand_over_surplus()

    def _hand_over_surplus(self) -> None:
        for lease in self._keeper.surplus():
            if lease.partition not in self._leaving:
                self._leaving.add(lease.partition)
                self._hand_overs.start(self._hand_over(lease), name=str(lease.partition))

    async def _report(self) -> None:
        fields = {**self.counters.as_fields(), "partitions": len(self._partitions)}
        name = keys.worker_report(self.name)
        await cast(Awaitable[int], self._store.client.hset(name, mapping=cast(Any, fields)))
        await self._store.client.expire(name, REPORT_KEPT_SECONDS)

    async def _gain(self, lease: Lease) -> None:
        lanes = PartitionLanes(lease, slots=self._slots, run_turn=self._handling)
        begun = await cast(Awaitable[dict[bytes, bytes]], self._store.client.hgetall(keys.attempts(lease.partition)))
        lanes.begun_before = {text(entry_id): attempts_of(value) for entry_id, value in begun.items()}
        self._partitions[lease.partition] = lanes
        if self._store.clustered:
            self._read(lambda: [lanes], while_=lambda: lease.holds)

    def _read(self, owned: Callable[[], list[PartitionLanes]], *, while_: Callable[[], bool]) -> None:
        self._depend_on(self._reader.follow(owned, while_=while_), name="read")

    def _drop(self, lease: Lease) -> None:
        lanes = self._partitions.get(lease.partition)
        if lanes is not None and lanes.lease is lease:
            del self._partitions[lease.partition]
            self._reader.forget(lanes)
            self._nursery.start(lanes.stop(), name=f"stop {lease.partition}")

    async def _hand_over(self, lease: Lease) -> None:
        try:
            await self._hand_over_when_idle(lease)
        finally:
            self._leaving.discard(lease.partition)

    async def _hand_over_when_idle(self, lease: Lease) -> None:
        """Give a partition back at a moment when nothing is in flight.

        Nobody waits long for somebody else's long handler: new turns are held back for short tries only, and go on in
        between. A handler that is still not through in the end is cut off; the next owner begins it anew.
        """
        ends = self._clock.monotonic() + SPREAD_SECONDS
        while (lanes := self._partitions.get(lease.partition)) is not None and lanes.lease is lease:
            if lease.partition in self._keeper.share:
                return
            lanes.drain()
            if await lanes.idle(HOLD_SECONDS) or self._clock.monotonic() > min(ends, self._last_call):
                await self._give_back(lease)
                return
            lanes.resume()
            await asyncio.sleep(HOLD_PAUSE_SECONDS)

    async def _give_back(self, lease: Lease) -> None:
        lanes = self._partitions.get(lease.partition)
        if lanes is not None and lanes.lease is lease:
            await lanes.stop()
            self._partitions.pop(lease.partition, None)
            self._reader.forget(lanes)
            await self._writes.flushed(lease.partition)
        try:
            await self._keeper.release([lease])
        except StoreDownError as error:
            log.warning("store unreachable, leaving the lease to run out", partition=lease.partition, error=str(error))

    async def _shut_down(self) -> None:
        """Leave the group first and keep working until the others know it: then nobody waits for the hand-over."""
        log.info("worker stopping", worker=self.name, partitions=len(self._partitions))
        self._going = True
        try:
            if await self._keeper.leave():
                await asyncio.sleep(2 * PRESENCE_SECONDS)
        except StoreDownError as error:
            log.warning("store unreachable, the others do not know of it", error=str(error))
        try:
            self._last_call = self._clock.monotonic() + DRAIN_SECONDS
            self._hand_over_surplus()
            await self._hand_overs.wait(DRAIN_SECONDS + HOLD_PAUSE_SECONDS + 2 * HOLD_SECONDS)
        finally:
            self._stopped = True
            await self._hand_overs.close()
            await asyncio.gather(*(lanes.stop() for lanes in self._partitions.values()))
            await self._nursery.close()
