"""The way in: an update is stored once, however often it is delivered, and only then acknowledged."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from core.errors import TemporaryError
from core.tasks import Nursery
from core.updates import keys
from core.updates.addressing import Address, Passage, address_of
from core.updates.batching import Batcher
from core.updates.labels import Label
from core.updates.store import Call, Script, Store, StoreDownError

LANE_LIMIT = 100_000  # waiting updates in one partition before messages are refused
EXPRESS_LIMIT = 2 * LANE_LIMIT  # payments and cancellations are refused last


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
        self, store: Store, nursery: Nursery, *, lane_limit: int = LANE_LIMIT, express_limit: int = EXPRESS_LIMIT
    ) -> None:
        self._store = store
        self._lane_limit = lane_limit
        self._express_limit = express_limit
        self._script = Script.named("ingest")
        self._batcher = Batcher(self._send, nursery)

    async def __call__(self, bot: str, body: bytes) -> Outcome:
        """Store one raw update of a bot.

        Raises:
            MalformedUpdateError: the body is no update.
            StoreUnavailableError: it was not stored, or nobody knows; a repeat is safe.
        """
        try:
            answer = await self._batcher.submit(self._call(bot, address_of(body), body))
        except StoreDownError as error:
            raise StoreUnavailableError from error
        if answer == b"FULL":
            raise StoreFullError
        return Outcome.DUPLICATE if answer == b"DUP" else Outcome.STORED

    async def _send(self, calls: Sequence[Call]) -> list[Any]:
        return await self._store.run(self._script, calls)

    def _call(self, bot: str, address: Address, body: bytes) -> Call:
        partition = keys.partition_of(bot, address.lane)
        label = Label(bot, address.lane, address.update_id, address.passage)
        limit = self._lane_limit if address.passage is Passage.LANE else self._express_limit
        bit = address.update_id & ((1 << keys.SEEN_WINDOW_BITS) - 1)
        names = (label.stream(partition), keys.seen(partition, bot, address.update_id))
        return Call(partition, names, (bit, limit, label.packed(), body))
