"""One entry from its first attempt to its end: handled and committed, or given up and buried with its error."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar
from uuid import uuid4

import structlog

from core.clock import Clock
from core.errors import AtelierError, PermanentError, TemporaryError
from core.logs import told_with
from core.updates.batching import Batcher
from core.updates.counters import Counters
from core.updates.lanes import Lane, PartitionLanes
from core.updates.leases import Lease, LeaseLostError
from core.updates.reading import Reader
from core.updates.store import StoreDownError
from core.updates.turns import SUSPECT_ATTEMPTS, Entry, Turn

log = structlog.get_logger(__name__)
T = TypeVar("T")

ATTEMPTS = 5
TURN_SECONDS = 600.0  # a handler that takes longer is taken to hang
APOLOGY_SECONDS = 60.0
BROKEN_SECONDS = 1.0
BACKOFF_SECONDS = (0.5, 2.0, 5.0, 10.0)
QUARANTINE_SECONDS = 2.0  # how long a suspect keeps other suspects waiting at the most


class WorkerDiedError(AtelierError):
    """The worker died each time this update was handled."""


class HandlerCancelledError(AtelierError):
    """Something within the handler cancelled it, though nobody had asked for that."""


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
        if entry.body is None:
            body = await self._insist(lanes.lease, lambda: self._reader.body(entry))
            if body is None:
                log.info("done by another owner", partition=entry.partition, entry=entry.id)
                return
            entry = replace(entry, body=body)
        else:
            self._reader.taken(entry.body)
        if lanes.begun_before.pop(entry.id, 0) >= SUSPECT_ATTEMPTS:
            await self._alone(lanes, entry, lane)
        else:
            await self._run(lanes, entry, lane)

    async def _run(self, lanes: PartitionLanes, entry: Entry, lane: Lane | None, *, alone: bool = False) -> None:
        turn = Turn(entry, lanes.lease, self._writes, alone=alone)
        with told_with(bot=entry.bot, lane=entry.lane, update_id=entry.update_id):
            try:
                while not await self._ended(lane, turn):  # noqa: ASYNC110 - tried again, not waited for
                    await asyncio.sleep(BROKEN_SECONDS)
            except LeaseLostError:
                self._counters.stale += 1
                raise
            except asyncio.CancelledError:
                turn.spare()
                raise

    async def _ended(self, lane: Lane | None, turn: Turn) -> bool:
        """Run the turn; False when what surrounds the handler failed: the lane waits and the turn begins anew."""
        try:
            if lane is None:
                await self._try_until_done(turn)
            else:
                await self._run_interruptible(lane, turn)
        except LeaseLostError:
            raise
        except Exception:
            log.exception("turn broke off")
            turn.lease.ensure()
            return False
        return True

    async def _run_interruptible(self, lane: Lane, turn: Turn) -> None:
        """The person's cancellation ends the turn, and nothing else: the task goes on with the lane."""
        lane.begin(turn)
        try:
            await self._try_until_done(turn)
        except asyncio.CancelledError:
            if lane.end() or not turn.interrupted:
                raise
            await self._finish_interrupted(turn)
        finally:
            lane.end()

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
        turn.lease.ensure()
        return await _error_of(self._handler.handle(turn), TURN_SECONDS)

    async def _give_up(self, turn: Turn, error: Exception) -> None:
        incident = uuid4().hex[:8]
        log.error("update given up", incident=incident, attempt=turn.attempt, exc_info=error)
        if turn.attempt <= self._retries.attempts + 1:  # beyond that the worker died of the apology itself
            unsaid = await _error_of(self._handler.apologise(turn, incident), APOLOGY_SECONDS)
            if unsaid is not None:
                log.error("the person could not be told", incident=incident, exc_info=unsaid)
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
            task = lanes.start(self._run(lanes, entry, lane, alone=True), name="suspect")
            await asyncio.wait({task}, timeout=QUARANTINE_SECONDS)
        await task


async def _error_of(handling: Coroutine[Any, Any, None], seconds: float) -> Exception | None:
    """Run code of a bot and return what it raises, whatever it is: here is the edge of all handlers.

    Raises LeaseLostError, the cancellation of this task, and what ends a process.
    """
    try:
        async with asyncio.timeout(seconds):
            await handling
    except (LeaseLostError, KeyboardInterrupt, SystemExit):
        raise
    except asyncio.CancelledError as error:
        if _is_being_cancelled():
            raise
        return HandlerCancelledError(*error.args)
    except BaseException as error:  # noqa: BLE001
        return error if isinstance(error, Exception) else HandlerCancelledError(repr(error))
    return None


def _is_being_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
