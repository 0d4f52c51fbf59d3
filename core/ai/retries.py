"""Trying the same model again: seldom, after a random pause, and never as a crowd.

The SDKs' own retries are off: they know neither our budget nor the person who waits.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

from core.ai.errors import ModelUnavailableError
from core.ai.types import ModelRef

log = structlog.get_logger(__name__)

T = TypeVar("T")

DEPOSIT = 0.2
"""A call earns this much of a retry: in the long run at most a fifth of the calls are retried."""
SAVED_AT_MOST = 10.0


class RetryBudget:
    """A provider's savings of retries. An outage empties it, so that retries do not double the load on it."""

    def __init__(self) -> None:
        self._saved = SAVED_AT_MOST

    def earn(self) -> None:
        self._saved = min(SAVED_AT_MOST, self._saved + DEPOSIT)

    def spend(self) -> bool:
        if self._saved < 1:
            return False
        self._saved -= 1
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """Pauses in seconds: random between half and all of `first`, doubled each time (jitter parts the crowd)."""

    retries: int = 2
    first: float = 0.5
    longest: float = 5.0
    """All pauses of a call together, a `retry-after` among them: beyond that a person is better served by the next
    model."""

    def pause(self, retry: int, error: ModelUnavailableError, chance: float, *, paused: float = 0.0) -> float | None:
        """Before the given retry (0 is the first); None: do not retry. `chance` is uniform in [0, 1); `paused` says
        how long the call has waited already."""
        if not error.temporary or retry >= self.retries:
            return None
        jittered = self.first * float(2**retry) * (0.5 + chance / 2)
        pause = jittered if error.retry_after is None else error.retry_after + jittered / 4
        return pause if paused + pause <= self.longest else None


class Retries:
    def __init__(
        self,
        backoff: Backoff,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._backoff = backoff
        self._sleep = sleep
        self._chance = chance
        self._budgets: dict[str, RetryBudget] = {}

    async def persist(self, model: ModelRef, attempt: Callable[[], Awaitable[T]]) -> T:
        """Make the attempt, and again while the error is temporary, pauses are short and the budget lasts."""
        budget = self._budgets.setdefault(model.provider, RetryBudget())
        budget.earn()
        retry, paused = 0, 0.0
        while True:
            try:
                return await attempt()
            except ModelUnavailableError as error:
                pause = self._backoff.pause(retry, error, self._chance(), paused=paused)
                if pause is None or not budget.spend():
                    raise
                log.info(
                    "model is tried again",
                    model=str(model), error=type(error).__name__, status=error.status, pause=round(pause, 2),
                )  # fmt: skip
            await self._sleep(pause)
            retry, paused = retry + 1, paused + pause
