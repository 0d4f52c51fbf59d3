"""Handing an update over the way Telegram does: attempts, their ladder, Retry-After, expiry, doubles.

Sources: core.telegram.org/bots/api#setwebhook and what Telegram's server is seen to do.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import count
from typing import Final, Protocol

from playground.telegram.accounts import Wire
from playground.telegram.records import Attempt
from playground.telegram.timing import Timing
from playground.telegram.updates import Update, life_of

LADDER: Final = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""Seconds before the second and the following attempts; then a minute each."""
LAST_RUNG: Final = 60.0
RETRY_AFTER_LIMIT: Final = 3600.0
ANSWER_TIMEOUT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `status` is None when nothing did; `call` is a Bot API call put into the answer."""

    status: int | None
    retry_after: float | None = None
    call: Wire | None = None
    error: str | None = None

    @property
    def taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class Carrier(Protocol):
    """One way to hand an update over: an HTTP request, or a call in the same process."""

    async def carry(self, update: Wire) -> Answer: ...


class Courier:
    """Repeats until the update is taken or too old."""

    def __init__(
        self,
        timing: Timing,
        *,
        copies: Callable[[Update], int],
        taken: Callable[[Update, Answer, float], Awaitable[None]],
        failed: Callable[[str], None],
    ) -> None:
        self._timing = timing
        self._copies = copies
        self._taken = taken
        self._failed = failed

    def expired(self, update: Update) -> bool:
        return self._timing.since(update.created) > life_of(update.kind)

    async def deliver(self, update: Update, carrier: Carrier, slots: asyncio.Semaphore) -> str:
        """The state the update ends in: delivered or expired."""
        for attempt in count():
            if self.expired(update):
                break
            async with slots:
                answer, ms = await self._attempt(update, carrier)
            if answer.taken:
                await self._taken(update, answer, ms)
                return "delivered"
            self._failed(answer.error or f"Wrong response: {answer.status}")
            await self._timing.wait(_pause(attempt, answer))
        return "expired"

    async def _attempt(self, update: Update, carrier: Carrier) -> tuple[Answer, float]:
        """One hand-over, and at the same time as many copies of it as a fault asked for."""
        copies = self._copies(update)
        if copies == 0:
            return await self._carry(update, carrier)
        tries = await asyncio.gather(*(self._carry(update, carrier) for _ in range(copies + 1)))
        return next((one for one in tries if one[0].taken), tries[0])

    async def _carry(self, update: Update, carrier: Carrier) -> tuple[Answer, float]:
        at, begin = self._timing.now(), time.perf_counter()
        answer = await carrier.carry(update.wire)
        ms = round((time.perf_counter() - begin) * 1000, 2)
        update.record.attempts.append(Attempt(at, answer.status, ms, answer.error))
        return answer, ms


def _pause(attempt: int, answer: Answer) -> float:
    if answer.retry_after is not None:
        return min(max(answer.retry_after, 0.0), RETRY_AFTER_LIMIT)
    return LADDER[attempt] if attempt < len(LADDER) else LAST_RUNG
