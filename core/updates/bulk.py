"""What goes out to many people is paced before it enters their lanes, so that it never takes an answer's place."""

import asyncio
from collections.abc import AsyncIterable
from dataclasses import dataclass

import structlog

from core.clock import Clock
from core.updates.ingest import Ingest, Outcome, StoreUnavailableError

log = structlog.get_logger(__name__)

PER_SECOND = 29.0  # Telegram allows a bot about 30 bulk messages a second
PAUSE_SECONDS = 1.0  # when the lanes are full or the store is away


@dataclass(frozen=True, slots=True)
class BulkEvent:
    """One person's copy. `number` is unique among the bot's events for ever: a repeat of it changes nothing."""

    number: int
    lane: str
    body: bytes


class BulkFeed:
    """Puts events into lanes at a steady pace; one feed per bot at a time keeps the bot under its limit."""

    def __init__(self, ingest: Ingest, clock: Clock, *, per_second: float = PER_SECOND) -> None:
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
