"""Reading the durable streams: by position, without consumer groups.

A partition has one fenced owner, and what is in its stream is not yet committed, so reading needs no bookkeeping in
the store: a new owner starts at the beginning. A blocked read of a worker that lost its lease takes nothing away.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, cast

import structlog

from core.updates import keys
from core.updates.labels import Label
from core.updates.lanes import PartitionLanes
from core.updates.store import Store, StoreDownError, text
from core.updates.turns import Entry

log = structlog.get_logger(__name__)

READ_AT_ONCE = 64  # entries per stream and read
BLOCK_MS = 200  # how late a newly gained partition is noticed at the most
RETRY_SECONDS = 0.2


class Reader:
    """Feeds lanes with what arrives. Bodies past the memory budget stay in the store until their turn."""

    def __init__(self, store: Store, *, bytes_in_memory: int, entries_in_memory: int) -> None:
        self._store = store
        self._bytes_left = bytes_in_memory
        self._entries_in_memory = entries_in_memory

    async def follow(self, owned: Callable[[], Sequence[PartitionLanes]], *, while_: Callable[[], bool]) -> None:
        """Read for the partitions that `owned` names, until `while_` says no."""
        while while_():
            partitions = owned()
            if not partitions:
                await asyncio.sleep(BLOCK_MS / 1000)
                continue
            try:
                await self._read(partitions)
            except StoreDownError as error:
                log.warning("store unreachable, reading again", error=str(error))
                await asyncio.sleep(RETRY_SECONDS)

    def taken(self, body: bytes) -> None:
        """Give back the memory of an entry whose turn has come."""
        self._bytes_left += len(body)

    async def body(self, entry: Entry) -> bytes | None:
        """The raw update of an entry that was left in the store; None when it is not there any more."""
        found = await self._store.client.xrange(entry.stream, entry.id, entry.id)
        return cast(bytes, found[0][1][b"body"]) if found else None

    def forget(self, lanes: PartitionLanes) -> None:
        """Give back the memory of entries that were read for a partition which is no longer owned."""
        self._bytes_left += sum(len(entry.body or b"") for entry in lanes.left_behind())

    async def _read(self, partitions: Sequence[PartitionLanes]) -> None:
        streams: dict[str, tuple[PartitionLanes, bool]] = {}
        room = sum(lanes.waiting for lanes in partitions) < self._entries_in_memory
        for lanes in partitions:
            streams[keys.express(lanes.lease.partition)] = (lanes, True)
            if room:
                streams[keys.inbound(lanes.lease.partition)] = (lanes, False)
        positions = {
            name: lanes.express_position if express else lanes.position for name, (lanes, express) in streams.items()
        }
        reply = await self._store.client.xread(cast(Any, positions), count=READ_AT_ONCE, block=BLOCK_MS)
        for name, entries in reply or ():
            lanes, express = streams[text(name)]
            self._feed(lanes, entries, express=express)

    def _feed(self, lanes: PartitionLanes, entries: Sequence[Any], *, express: bool) -> None:
        for entry_id, fields in entries:
            if express:
                lanes.express_position = text(entry_id)
            else:
                lanes.position = text(entry_id)
            if lanes.lease.holds:
                lanes.accept(self._entry(lanes.lease.partition, text(entry_id), fields))

    def _entry(self, partition: int, entry_id: str, fields: dict[bytes, bytes]) -> Entry:
        body: bytes | None = fields[b"body"]
        if body is not None and len(body) <= self._bytes_left:
            self._bytes_left -= len(body)
        else:
            body = None
        return Entry(
            id=entry_id,
            partition=partition,
            label=Label.unpacked(fields[b"label"]),
            body=body,
        )
