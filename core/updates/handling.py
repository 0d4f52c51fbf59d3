"""One entry from its first attempt to its end: handled and committed, or given up and buried with its error."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar
from uuid import uuid4

import structlog

from core.clock import Clock
from core.errors import AtelierError, PermanentError, TemporaryError
from core.updates.batching import Batcher
from core.updates.counters import Counters
from core.updates.lanes import Lane, PartitionLanes
from core.updates.leases import Lease, LeaseLostError
from core.updates.reading import Reader
from core.updates.store import StoreDownError
from core.updates.turns import Entry, Turn

log = structlog.get_logger(__name__)
T = TypeVar("T")

ATTEMPTS = 5
TURN_SECONDS = 600.0  # a handler that takes longer is taken to hang
BACKOFF_SECONDS = (0.5, 2.0, 5.0, 10.0)
SUSPECT_ATTEMPTS = 2  # in flight at two crashes: it may be what kills workers
QUARANTINE_SECONDS = 2.0  # how long a suspect keeps other suspects waiting at the most


class WorkerDiedError(AtelierError):
    """The worker died each time this update was handled."""


class TurnHandler(Protocol):
    """What a worker does with a turn. It raises to have the turn tried again."""

    async def handle(self, turn: Turn) -> None: ...

    async def apologise(self, turn: Turn, incident: str) -> None:
        """Tell the person, in one sentence, that this update was given up; called once, before the burial."""
        ...


@dataclass(frozen=True, slots=True)
class Retries:
    """How often an update is tried, and how long its lane waits in between, in seconds (each ± 20 %)."""

    attempts: int = ATTEMPTS
    backoff: tuple[float, ...] = BACKOFF_SECONDS

    def delay(self, attempt: int, error: Exception) -> float | None:
        """Seconds until the next attempt; None when there is none."""
        if isinstance(error, PermanentError) or attempt >= self.attempts:
            return None
        if isinstance(error, TemporaryError):
            return error.delay
        pause = self.backoff[min(attempt, len(self.backoff)) - 1]
        return pause * random.uniform(0.8, 1.2)  # noqa: S311 - spreading retries is no secret


class Handling:
    """Runs entries through their turns."""

    def __init__(
        self,
        handler: TurnHandler,
        writes: Batcher,
        reader: Reader,
        clock: Clock,
        counters: Counters,
        retries: Retries,
    ) -> None:
        self._handler = handler
        self._writes = writes
        self._reader = reader
        self._clock = clock
        self._counters = counters
        self._retries = retries
        self._quarantine = asyncio.Lock()

    async def __call__(self, lanes: PartitionLanes, entry: Entry, lane: Lane | None) -> None:
        """See one entry to its end. Raises LeaseLostError when the partition goes to another worker meanwhile."""
        entry = replace(entry, body=await self._insist(lanes.lease, lambda: self._reader.body(entry)))
        if lanes.begun_before.pop(entry.id, 0) >= SUSPECT_ATTEMPTS:
            await self._alone(lanes, entry, lane)
        else:
            await self._run(lanes, entry, lane)

    async def _run(self, lanes: PartitionLanes, entry: Entry, lane: Lane | None) -> None:
        turn = Turn(entry, lanes.lease, self._writes)
        with structlog.contextvars.bound_contextvars(bot=entry.bot, lane=entry.lane, update_id=entry.update_id):
            try:
                if lane is None:
                    await self._try_until_done(turn)
                else:
                    await self._run_interruptible(lanes, lane, turn)
            except LeaseLostError:
                self._counters.stale += 1
                raise

    async def _run_interruptible(self, lanes: PartitionLanes, lane: Lane, turn: Turn) -> None:
        lane.turn = turn
        lane.handling = lanes.start(self._try_until_done(turn), name="turn")
        try:
            await lane.handling
        except asyncio.CancelledError:
            if not turn.interrupted:
                lane.handling.cancel()
                raise
            await self._finish_interrupted(turn)
        finally:
            lane.turn = lane.handling = None

    async def _finish_interrupted(self, turn: Turn) -> None:
        log.info("interrupted by the person")
        self._counters.interrupted += 1
        turn.state.discard()
        await self._insist(turn.lease, turn.commit)

    async def _try_until_done(self, turn: Turn) -> None:
        while True:
            await self._insist(turn.lease, turn.begin)
            error = await self._attempt(turn)
            if error is None:
                await self._insist(turn.lease, turn.commit)
                self._counters.handled += 1
                return
            delay = self._retries.delay(turn.attempt, error)
            if delay is None:
                await self._give_up(turn, error)
                return
            self._counters.retried += 1
            log.warning("handling failed, trying again", attempt=turn.attempt, delay=delay, error=repr(error))
            await asyncio.sleep(delay)

    async def _attempt(self, turn: Turn) -> Exception | None:
        if turn.attempt > self._retries.attempts:
            return WorkerDiedError()
        try:
            turn.lease.ensure()
            async with asyncio.timeout(TURN_SECONDS):
                await self._handler.handle(turn)
        except LeaseLostError:
            raise
        except Exception as error:  # noqa: BLE001 - the edge of all handlers: what fails is retried, then buried
            return error
        return None

    async def _give_up(self, turn: Turn, error: Exception) -> None:
        incident = uuid4().hex[:8]
        log.error("update given up", incident=incident, attempt=turn.attempt, exc_info=error)
        try:
            await self._handler.apologise(turn, incident)
        except LeaseLostError:
            raise
        except Exception:
            log.exception("the person could not be told", incident=incident)
        described = f"{type(error).__name__}: {error}"
        at = self._clock.now().isoformat(timespec="seconds")
        await self._insist(turn.lease, lambda: turn.bury(described, incident, at))
        self._counters.buried += 1

    async def _insist(self, lease: Lease, act: Callable[[], Awaitable[T]]) -> T:
        """Repeat a step while the store is away, as long as the lease holds by the local clock."""
        while True:
            try:
                return await act()
            except StoreDownError:
                lease.ensure()
                await asyncio.sleep(0.2)

    async def _alone(self, lanes: PartitionLanes, entry: Entry, lane: Lane | None) -> None:
        """Suspects start one after another, so that one which kills the worker takes no blameless one with it."""
        async with self._quarantine:
            task = lanes.start(self._run(lanes, entry, lane), name="suspect")
            await asyncio.wait({task}, timeout=QUARANTINE_SECONDS)
        await task
