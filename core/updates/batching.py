"""Group commit: callers that wait at the same time share one round trip, and with it one fsync."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from core.tasks import Nursery
from core.updates.store import Call

Waiting = tuple[Call, "asyncio.Future[Any]"]


class Batcher:
    """Collects operations while a round trip is under way and sends them together in the next one.

    Operations of one partition take effect in the order in which they were submitted. There are as many round trips at
    a time as `ways`, and a partition always goes the same way. In a cluster each has a way of its own: they lead to
    different nodes, and one that is away must not hold up the others.
    """

    def __init__(
        self,
        send: Callable[[Sequence[Call]], Awaitable[list[Any]]],
        nursery: Nursery,
        *,
        ways: int = 1,
        most: int = 256,
    ) -> None:
        self._send = send
        self._nursery = nursery
        self._ways = ways
        self._most = most
        self._queues: dict[int, deque[Waiting]] = {}
        """Those that have a round trip under way; the rest have none waiting."""
        self._newest: dict[int, asyncio.Future[Any]] = {}

    def submit(self, call: Call) -> "asyncio.Future[Any]":
        """Queue an operation; the future holds its answer, or the error of its round trip.

        Cancelling the future takes the operation back, if it has not been sent yet.
        """
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        key = call.partition % self._ways
        queue = self._queues.get(key)
        if queue is None:
            queue = self._queues[key] = deque()
            self._nursery.start(self._drain(key, queue), name="batch")
        queue.append((call, answer))
        self._newest[key] = answer
        return answer

    async def flushed(self, partition: int) -> None:
        """Wait until all that was submitted so far for a partition was answered, or could not be."""
        newest = self._newest.get(partition % self._ways)
        if newest is not None:
            await asyncio.wait({newest})

    async def _drain(self, key: int, queue: deque[Waiting]) -> None:
        try:
            while queue:
                batch = [queue.popleft() for _ in range(min(self._most, len(queue)))]
                if wanted := [waiting for waiting in batch if not waiting[1].cancelled()]:
                    await self._round_trip(wanted)
        finally:
            del self._queues[key], self._newest[key]
            for _, future in queue:
                future.cancel()

    async def _round_trip(self, batch: Sequence[Waiting]) -> None:
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
