"""The way in: an update is stored once, however often it is delivered, and only then acknowledged."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from core.errors import TemporaryError
from core.tasks import Nursery
from core.updates import keys
from core.updates.addressing import Passage, address_of
from core.updates.batching import Batcher
from core.updates.labels import Label
from core.updates.store import Call, Script, Store, StoreDownError

LANE_LIMIT = 100_000  # waiting updates in one partition before messages are refused
EXPRESS_LIMIT = 2 * LANE_LIMIT  # payments and cancellations are refused last
WAYS = 2  # while one batch is written to disk the next is on its way; a third more than with one, and than with four
EVENT_LIMIT = LANE_LIMIT // 10  # what is sent to many stops first, long before anybody's message is refused


class Outcome(StrEnum):
    """What became of an update that was brought in."""

    STORED = "stored"
    DUPLICATE = "duplicate"


class StoreUnavailableError(TemporaryError):
    """The store did not take the update; whoever brought it keeps it and comes again."""


class StoreFullError(StoreUnavailableError):
    """The partition is at its limit; it takes updates again once the workers have caught up."""


class Ingest:
    """Stores raw updates. Concurrent callers share a round trip; a repeat of a stored update is a duplicate."""

    def __init__(
        self,
        store: Store,
        nursery: Nursery,
        *,
        lane_limit: int = LANE_LIMIT,
        express_limit: int = EXPRESS_LIMIT,
        event_limit: int = EVENT_LIMIT,
    ) -> None:
        self._store = store
        self._limits = {Passage.LANE: lane_limit, Passage.EVENT: event_limit}
        self._express_limit = express_limit
        self._script = Script.named("ingest")
        self._batcher = Batcher(self._send, nursery, ways=keys.PARTITIONS if store.clustered else WAYS)

    async def __call__(self, bot: str, body: bytes) -> Outcome:
        """Store one raw update of a bot.

        Raises:
            MalformedUpdateError: the body is no update.
            StoreUnavailableError: it was not stored, or nobody knows; a repeat is safe.
        """
        address = address_of(body)
        return await self._store_it(Label(bot, address.lane, address.update_id, address.passage), bot, body)

    async def event(self, bot: str, lane: str, number: int, body: bytes) -> Outcome:
        """Put an event of the core's own into a lane. `number` is its idempotency key among the bot's events.

        Raises:
            StoreUnavailableError: as above; refused earlier than updates are when the lanes fill up.
        """
        return await self._store_it(Label(bot, lane, number, Passage.EVENT), f"{bot}!events", body)

    async def _store_it(self, label: Label, numbers: str, body: bytes) -> Outcome:
        try:
            answer = await self._batcher.submit(self._call(label, numbers, body))
        except StoreDownError as error:
            raise StoreUnavailableError from error
        if answer == b"FULL":
            raise StoreFullError
        return Outcome.DUPLICATE if answer == b"DUP" else Outcome.STORED

    async def _send(self, calls: Sequence[Call]) -> list[Any]:
        return await self._store.run(self._script, calls)

    def _call(self, label: Label, numbers: str, body: bytes) -> Call:
        partition = keys.partition_of(label.bot, label.lane)
        bit = label.update_id & ((1 << keys.SEEN_WINDOW_BITS) - 1)
        names = (label.stream(partition), keys.seen(partition, numbers, label.update_id))
        return Call(partition, names, (bit, self._limits.get(label.passage, self._express_limit), label.packed(), body))
