"""Group commit: callers that wait at the same time share one round trip, and with it one fsync."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from core.tasks import Nursery
from core.updates.store import Call


class Batcher:
    """Collects operations while a round trip is under way and sends them together in the next one.

    Operations of one batcher take effect in the order in which they were submitted.
    """

    def __init__(
        self, send: Callable[[Sequence[Call]], Awaitable[list[Any]]], nursery: Nursery, *, most: int = 256
    ) -> None:
        self._send = send
        self._nursery = nursery
        self._most = most
        self._waiting: deque[tuple[Call, asyncio.Future[Any]]] = deque()
        self._sending = False

    def submit(self, call: Call) -> "asyncio.Future[Any]":
        """Queue an operation; the future holds its answer, or the error of its round trip."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((call, answer))
        if not self._sending:
            self._sending = True
            self._nursery.start(self._drain(), name="batch")
        return answer

    async def _drain(self) -> None:
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
                await self._round_trip(batch)
        finally:
            self._sending = False

    async def _round_trip(self, batch: Sequence[tuple[Call, "asyncio.Future[Any]"]]) -> None:
        try:
            answers = await self._send([call for call, _ in batch])
        except BaseException as error:
            for _, future in batch:
                if not future.done():
                    future.set_exception(error) if isinstance(error, Exception) else future.cancel()
            if not isinstance(error, Exception):
                raise
            return
        for (_, future), answer in zip(batch, answers, strict=True):
            if not future.done():
                future.set_result(answer)
