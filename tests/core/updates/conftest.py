"""Updates as Telegram sends them, and a worker whose handler the test can look into."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest

from core.clock import SystemClock
from core.tasks import Nursery
from core.updates.handling import Retries
from core.updates.ingest import Ingest
from core.updates.store import Store
from core.updates.turns import Turn
from core.updates.worker import LaneWorker, new_worker_name

Scene = Callable[[Turn], Awaitable[None]]


def message(update_id: int, chat: int = 1, text: str = "hello") -> bytes:
    sender = {"id": chat, "is_bot": False, "first_name": "Ada"}
    chat_ = {"id": chat, "type": "private"}
    return orjson.dumps(
        {
            "update_id": update_id,
            "message": {"message_id": update_id, "date": 0, "chat": chat_, "from": sender, "text": text},
        }
    )


def checkout(update_id: int, user: int = 1) -> bytes:
    query = {"id": str(update_id), "from": {"id": user}, "currency": "XTR", "total_amount": 1, "invoice_payload": "x"}
    return orjson.dumps({"update_id": update_id, "pre_checkout_query": query})


@dataclass
class Recorder:
    """A handler that notes what it saw and then plays the scene of the test."""

    scene: Scene | None = None
    began: list[int] = field(default_factory=list)
    handled: list[int] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    _waiters: list[tuple[int, "asyncio.Event"]] = field(default_factory=list)

    async def handle(self, turn: Turn) -> None:
        self.began.append(turn.entry.update_id)
        if self.scene is not None:
            await self.scene(turn)
        self.handled.append(turn.entry.update_id)
        self._tell()

    async def apologise(self, turn: Turn, incident: str) -> None:
        self.apologies.append(incident)
        self.handled.append(turn.entry.update_id)
        self._tell()

    async def until(self, count: int, *, seconds: float = 10) -> None:
        """Wait until so many updates were handled or given up."""
        reached = asyncio.Event()
        self._waiters.append((count, reached))
        self._tell()
        async with asyncio.timeout(seconds):
            await reached.wait()

    def _tell(self) -> None:
        for count, reached in self._waiters:
            if len(self.handled) >= count:
                reached.set()


@asynccontextmanager
async def working(store: Store, handler: Any, **options: Any) -> AsyncIterator[LaneWorker]:
    """A worker that runs for the length of the block and then stops politely."""
    worker = LaneWorker(store, SystemClock(), handler, name=new_worker_name(), **options)
    stop = asyncio.Event()
    running = asyncio.ensure_future(worker.run(stop))
    try:
        yield worker
    finally:
        stop.set()
        await running


async def eventually(true: Callable[[], Awaitable[bool]], *, seconds: float = 10) -> None:
    """Wait until the condition holds; fails when it does not within the time."""
    async with asyncio.timeout(seconds):
        while not await true():
            await asyncio.sleep(0.01)


@pytest.fixture
async def nursery() -> AsyncIterator[Nursery]:
    nursery = Nursery("test")
    yield nursery
    await nursery.close()


@pytest.fixture
def ingest(store: Store, nursery: Nursery) -> Ingest:
    return Ingest(store, nursery)


@pytest.fixture
def quick_retries() -> Retries:
    return Retries(backoff=(0.01,))
