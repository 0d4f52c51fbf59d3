"""A bot's updates that it has not taken yet: at most 100,000, in lanes, by webhook or by getUpdates."""

import asyncio
from collections import deque
from collections.abc import Callable
from itertools import takewhile
from typing import Final

import structlog

from core.tasks import Nursery
from playground.telegram.courier import Carrier, Courier
from playground.telegram.journal import Journal
from playground.telegram.updates import Lane, Update

log = structlog.get_logger(__name__)

BUFFER: Final = 100_000


class Outbox:
    """Keeps order within a lane and one hand-over in flight per lane; lanes do not wait for each other."""

    def __init__(self, bot: str, courier: Courier, journal: Journal, nursery: Nursery) -> None:
        self._bot = bot
        self._courier = courier
        self._journal = journal
        self._nursery = nursery
        self._pending: dict[int, Update] = {}
        self._lanes: dict[Lane, deque[Update]] = {}
        self._running: dict[Lane, asyncio.Task[None]] = {}
        self._carrier: Carrier | None = None
        self._slots = asyncio.Semaphore(1)
        self._arrived = asyncio.Event()
        self.failure: BaseException | None = None

    def __len__(self) -> int:
        return len(self._pending)

    def add(self, update: Update) -> None:
        """Keep an update until it is taken; past the buffer it is lost, as with Telegram."""
        if len(self._pending) >= BUFFER:
            update.record.state = "dropped"
            return
        self._pending[update.id] = update
        self._journal.put(
            "update", f"{self._bot}/{update.id}", [update.kind, update.payload, *update.lane, update.created]
        )
        self._arrived.set()
        if self._carrier is not None:
            self._queue(update)

    def restore(self, update: Update) -> None:
        """An update the journal still has."""
        self._pending[update.id] = update

    def settle_update(self, update: Update, state: str) -> None:
        """The update was delivered, expired or dropped."""
        update.done = True
        update.record.state = state
        if self._pending.pop(update.id, None) is not None:
            self._journal.drop("update", f"{self._bot}/{update.id}")

    def drop_all(self) -> None:
        for update in list(self._pending.values()):
            self.settle_update(update, "dropped")

    def carry_with(self, carrier: Carrier | None, max_connections: int) -> None:
        """From now on hand updates over like this; None leaves them to getUpdates."""
        for task in self._running.values():
            task.cancel()
        self._running.clear()
        self._lanes.clear()
        self._carrier = carrier
        self._slots = asyncio.Semaphore(max_connections)
        if carrier is not None:
            for update in self._pending.values():
                self._queue(update)

    def newest_first(self) -> list[Update]:
        return list(reversed(self._pending.values()))

    def confirm_before(self, update_id: int) -> None:
        """getUpdates with this offset: what came before it was taken."""
        for update in list(takewhile(lambda one: one.id < update_id, self._pending.values())):
            self.settle_update(update, "delivered")

    def batch(self, limit: int, expired: Callable[[Update], bool]) -> list[Update]:
        """What a poller gets, the oldest first; the expired go."""
        taken: list[Update] = []
        late: list[Update] = []
        for update in self._pending.values():
            (late if expired(update) else taken).append(update)
            if len(taken) == limit:
                break
        for update in late:
            self.settle_update(update, "expired")
        return taken

    async def wait_for_arrival(self, timeout: float) -> None:
        """Until something is added or the seconds are over."""
        self._arrived.clear()
        try:
            await asyncio.wait_for(self._arrived.wait(), timeout)
        except TimeoutError:
            return

    def wake(self) -> None:
        """Let a waiting poller look again."""
        self._arrived.set()

    async def settled(self) -> None:
        """Until every lane has handed over what it had. Raises what an in-process bot raised."""
        while self._running:
            await asyncio.wait(set(self._running.values()))
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure

    def _queue(self, update: Update) -> None:
        self._lanes.setdefault(update.lane, deque()).append(update)
        if update.lane not in self._running:
            name = f"{self._bot}:{update.lane[0]}:{update.lane[1]}"
            self._running[update.lane] = self._nursery.start(self._drain(update.lane), name=name)

    async def _drain(self, lane: Lane) -> None:
        queue, carrier = self._lanes[lane], self._carrier
        task = asyncio.current_task()
        try:
            while queue and carrier is not None:
                if not queue[0].done:
                    await self._hand_over(queue[0], carrier)
                queue.popleft()
        finally:
            if self._running.get(lane) is task:
                del self._running[lane]
                self._lanes.pop(lane, None)

    async def _hand_over(self, update: Update, carrier: Carrier) -> None:
        try:
            state = await self._courier.deliver(update, carrier, self._slots)
        except Exception as error:  # an in-process bot's own failure: who waits for it gets it too
            log.exception("the bot failed on an update", bot=self._bot, update_id=update.id)
            self.failure, state = error, "dropped"
        self.settle_update(update, state)
