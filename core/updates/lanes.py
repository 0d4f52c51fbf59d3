"""The lanes of one owned partition: each in order with one entry in flight, none waiting for another."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from typing import Any

import structlog

from core.tasks import Nursery
from core.updates.addressing import Passage
from core.updates.leases import Lease, LeaseLostError
from core.updates.turns import Entry, Turn

log = structlog.get_logger(__name__)

LaneName = tuple[str, str]
RunTurn = Callable[["PartitionLanes", Entry, "Lane | None"], Awaitable[None]]


@dataclass(slots=True)
class Lane:
    """One chat of one bot. `turn` is what is in flight, `handling` the task that may be cancelled to interrupt it, and
    `interruptions` how often it was."""

    queue: deque[Entry] = field(default_factory=deque)
    working: bool = False
    turn: Turn | None = None
    handling: "asyncio.Task[Any] | None" = None
    interruptions: int = 0

    def begin(self, turn: Turn) -> None:
        """The running task handles this turn from now on."""
        self.turn, self.handling, self.interruptions = turn, asyncio.current_task(), 0

    def interrupt(self) -> None:
        """Stop what is in flight; its update then counts as handled, without its state."""
        if self.turn is not None and self.handling is not None:
            self.turn.interrupted = True
            self.interruptions += 1
            self.handling.cancel()

    def end(self) -> bool:
        """Take the interruptions off the task, which goes on; True when it is cancelled for another reason too."""
        handling, self.turn, self.handling = self.handling, None, None
        if handling is None:
            return False
        for _ in range(self.interruptions):
            handling.uncancel()
        return handling.cancelling() > 0


class PartitionLanes:
    """Takes entries as they are read and runs each lane's in order.

    `draining` holds back new turns while those in flight end, for a hand-over to another worker.
    """

    def __init__(self, lease: Lease, *, slots: asyncio.Semaphore, run_turn: RunTurn) -> None:
        self.lease = lease
        self.position = "0-0"
        self.express_position = "0-0"
        self.begun_before: dict[str, int] = {}
        """Entry id → attempts of earlier owners; what is here was in flight when a worker went away."""
        self.waiting = 0
        self._slots = slots
        self._run_turn = run_turn
        self._lanes: dict[LaneName, Lane] = {}
        self._running = Nursery(f"p{lease.partition:02}")
        self._draining = False

    def accept(self, entry: Entry) -> None:
        if entry.passage is Passage.EXPRESS:
            self._running.start(self._run_express(entry), name=f"express:{entry.lane}")
            return
        lane = self._lanes.setdefault((entry.bot, entry.lane), Lane())
        self.waiting += 1
        if entry.passage is Passage.INTERRUPT:
            lane.queue.appendleft(entry)
            lane.interrupt()
        else:
            lane.queue.append(entry)
        self._set_to_work((entry.bot, entry.lane), lane)

    def start(self, coroutine: Coroutine[Any, Any, None], *, name: str) -> "asyncio.Task[None]":
        """Start a task that ends with the partition's ownership at the latest."""
        return self._running.start(coroutine, name=name)

    def left_behind(self) -> Iterator[Entry]:
        """What was read and not begun: the next owner reads it again."""
        for lane in self._lanes.values():
            yield from lane.queue

    def drain(self) -> None:
        self._draining = True

    def resume(self) -> None:
        self._draining = False
        for name, lane in list(self._lanes.items()):
            self._set_to_work(name, lane)

    async def stop(self) -> None:
        """Cancel what is in flight."""
        self.drain()
        await self._running.close()

    async def idle(self, patience: float) -> bool:
        """Wait up to `patience` seconds until nothing is in flight."""
        return await self._running.wait(patience)

    def _set_to_work(self, name: LaneName, lane: Lane) -> None:
        if not lane.working and not self._draining and self.lease.holds:
            lane.working = True
            self._running.start(self._work(name, lane), name="/".join(name))

    async def _work(self, name: LaneName, lane: Lane) -> None:
        try:
            async with self._slots:
                while lane.queue and not self._draining and self.lease.holds:
                    self.waiting -= 1
                    await self._run_turn(self, lane.queue.popleft(), lane)
        except LeaseLostError:
            log.info("lease lost in the middle of a lane", partition=self.lease.partition, waiting=len(lane.queue))
        finally:
            lane.working = False
            if not lane.queue:
                self._lanes.pop(name, None)

    async def _run_express(self, entry: Entry) -> None:
        try:
            await self._run_turn(self, entry, None)
        except LeaseLostError:
            return
