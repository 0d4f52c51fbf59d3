"""What goes out to many people: it enters their lanes at a steady pace, so that it never takes an answer's place, and
leaves them under a limit that all workers share, because copies that were held up on their way come together.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import uuid4

import structlog

from core.clock import Clock
from core.updates import keys
from core.updates.ingest import Ingest, Outcome, StoreUnavailableError
from core.updates.store import Script, Store, StoreDownError

log = structlog.get_logger(__name__)

LIMIT_PER_SECOND = 30.0  # about what Telegram allows a bot
WINDOW_SECONDS = 5.0
"""Over what time the limit is exact. Over one second a tenth of it would be lost to copies that are on their way."""
IN_FLIGHT_SECONDS = 120.0
"""A copy that nobody has heard of for so long died with its worker, or waits for a rest of the bot to end."""
FEED_PER_SECOND = 29.0  # into the lanes: a little less, so that copies do not pile up in front of their limit
PAUSE_SECONDS = 1.0  # when the lanes are full or the store is away


@dataclass(frozen=True, slots=True)
class BulkEvent:
    """One person's copy. `number` is unique among the bot's events for ever: a repeat of it changes nothing."""

    number: int
    lane: str
    body: bytes


class BulkFeed:
    """Puts events into lanes at a steady pace; one feed per bot at a time keeps the bot under its limit."""

    def __init__(self, ingest: Ingest, clock: Clock, *, per_second: float = FEED_PER_SECOND) -> None:
        self._ingest = ingest
        self._clock = clock
        self._interval = 1 / per_second
        self._next_at = clock.monotonic()

    async def feed(self, bot: str, events: AsyncIterable[BulkEvent]) -> int:
        """Feed them all, waiting while the lanes are full; the number of those that were not there yet."""
        stored = 0
        async for event in events:
            stored += await self._put(bot, event) is Outcome.STORED
        return stored

    async def _put(self, bot: str, event: BulkEvent) -> Outcome:
        while True:
            await self._wait_for_turn()
            try:
                return await self._ingest.event(bot, event.lane, event.number, event.body)
            except StoreUnavailableError as error:
                log.info("bulk waits", bot=bot, reason=str(error))
                await asyncio.sleep(PAUSE_SECONDS)

    async def _wait_for_turn(self) -> None:
        """Time that was lost is not caught up in a burst."""
        now = self._clock.monotonic()
        if self._next_at > now:
            await asyncio.sleep(self._next_at - now)
        self._next_at = max(self._next_at, now - self._interval) + self._interval


class BulkLimit:
    """`async with limit.copy(bot_id)` around a copy that is sent: waits until it may leave, in whichever worker.

    No `window` seconds see more than `per_second * window` copies come in at Telegram, however long each was on its
    way: a copy counts from when it leaves until a window after its answer. Copies of one worker leave in their order.
    """

    def __init__(self, store: Store, *, per_second: float = LIMIT_PER_SECOND, window: float = WINDOW_SECONDS) -> None:
        self._store = store
        self._script = Script.named("bulk")
        self._sizes = [_microseconds(window), int(per_second * window), _microseconds(1 / per_second)]
        self._next: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def copy(self, bot: int) -> AsyncIterator[None]:
        """Raises StoreDownError when nobody can tell whether the copy may leave."""
        name = uuid4().hex
        async with self._next[bot]:
            while wait := await self._ask(bot, "leave", name):  # noqa: ASYNC110 - other workers leave meanwhile
                await asyncio.sleep(wait / 1000)
        try:
            yield
        finally:
            await self._arrived(bot, name)

    async def _arrived(self, bot: int, name: str) -> None:
        try:
            await self._ask(bot, "arrived", name)
        except StoreDownError as error:
            log.warning("store unreachable, a copy counts as under way", error=type(error).__name__)

    async def _ask(self, bot: int, operation: str, name: str) -> int:
        arguments: list[bytes | str | int] = [operation, name, *self._sizes, _microseconds(IN_FLIGHT_SECONDS)]
        return int(await self._store.evaluate(self._script, [keys.copies(bot), keys.next_copy(bot)], arguments))


def _microseconds(seconds: float) -> int:
    return round(seconds * 1_000_000)
