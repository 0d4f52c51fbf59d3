"""A turn: one attempt at handling one update, with its lane's state, its journal and its fence."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.errors import AtelierError
from core.updates import keys
from core.updates.addressing import Passage
from core.updates.batching import Batcher
from core.updates.labels import Label
from core.updates.leases import Lease, LeaseLostError
from core.updates.store import Call, as_mapping

INTENT = b"?"
SUSPECT_ATTEMPTS = 2
"""Broken off so often: it may be what kills workers. From then on it runs alone, and only so it collects blame."""


class StateForbiddenError(AtelierError):
    """An update that passes its lane may read the conversation's state, not write it."""


class CallUncertainError(AtelierError):
    """An earlier attempt began this call and nobody knows whether it took effect; it must not be repeated."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One stored update. `id` is its place in the partition's stream."""

    id: str
    partition: int
    label: Label
    body: bytes | None
    """None when the body was left in the store to save memory: it is read again when its turn comes."""

    @property
    def bot(self) -> str:
        return self.label.bot

    @property
    def lane(self) -> str:
        return self.label.lane

    @property
    def update_id(self) -> int:
        return self.label.update_id

    @property
    def passage(self) -> Passage:
        return self.label.passage

    @property
    def stream(self) -> str:
        return self.label.stream(self.partition)


class Journal:
    """The outgoing calls of one update, numbered in their order, so that a replay does not repeat them."""

    def __init__(self, turn: "Turn", recorded: Mapping[str, bytes]) -> None:
        self._turn = turn
        self.recorded = dict(recorded)
        """What this or an earlier attempt left for a call: its result, or INTENT when it never came back."""
        self.first_unknown = str(len(self.recorded) + 1)
        """The call at which an earlier attempt may have ended: it went out, or it did not."""
        self._next = 0
        self._unwritten: list[tuple[str, bytes]] = []
        self._written: list[asyncio.Future[Any]] = []

    def number(self) -> str:
        self._next += 1
        return str(self._next)

    async def intend(self, number: str) -> None:
        """Write down that the call is about to go out. Raises LeaseLostError when the worker may not send any more."""
        self.flush()
        await self._turn.write("journal", number, INTENT)
        self.recorded[number] = INTENT

    def result(self, number: str, value: bytes) -> None:
        """Write the result as soon as the handler pauses. Nobody waits for it, and a commit before that spares it."""
        self.recorded[number] = value
        if not self._unwritten:
            asyncio.get_running_loop().call_soon(self.flush)
        self._unwritten.append((number, value))

    def flush(self) -> None:
        """Put on its way what has not been written; the writes of a turn keep their order."""
        for number, value in self._unwritten:
            written = self._turn.submit("journal", number, value)
            written.add_done_callback(_overlook)
            self._written.append(written)
        self._unwritten.clear()

    def close(self) -> None:
        """The commit comes next, and deletes the journal: what has not been sent by now need not be."""
        self._unwritten.clear()
        for written in self._written:
            written.cancel()


class State:
    """The lane's conversation state as a unit of work: the turn sees its own writes, the store sees them at commit."""

    def __init__(self, stored: Mapping[str, bytes], *, writable: bool) -> None:
        self._stored = stored
        self._writable = writable
        self._changed: dict[str, bytes | None] = {}

    def get(self, field: str) -> bytes | None:
        if field in self._changed:
            return self._changed[field]
        return self._stored.get(field)

    def put(self, field: str, value: bytes | None) -> None:
        """Set a field, or delete it with None. Raises StateForbiddenError in an express turn."""
        if self.get(field) == value:
            return
        if not self._writable:
            raise StateForbiddenError
        self._changed[field] = value

    def clear(self) -> None:
        """Delete every field. Raises StateForbiddenError in an express turn."""
        for field in (*self._stored, *self._changed):
            self.put(field, None)

    def discard(self) -> None:
        self._changed.clear()

    def changes(self) -> list[bytes | str | int]:
        """The arguments of the commit: number of fields to set, those pairs, then the fields to delete."""
        kept = [(field, value) for field, value in self._changed.items() if value is not None]
        gone = [field for field, value in self._changed.items() if value is None]
        return [len(kept), *(part for pair in kept for part in pair), *gone]


class Turn:
    """One attempt at one update. Begun, it holds the state and the journal; committed, the update is gone."""

    def __init__(self, entry: Entry, lease: Lease, writes: Batcher, *, alone: bool = False) -> None:
        self.entry = entry
        self.lease = lease
        self.attempt = 0
        self.interrupted = False
        self._begun = 0
        self._alone = alone
        self._writes = writes
        self._names = (
            keys.lease(entry.partition),
            entry.stream,
            keys.attempts(entry.partition),
            keys.journal(entry.partition, entry.id),
            keys.state(entry.partition, entry.bot, entry.lane),
            keys.dead(entry.partition),
        )
        self.state = State({}, writable=False)
        self.journal = Journal(self, {})

    async def begin(self) -> None:
        """Count the attempt and load what belongs to it. Raises LeaseLostError.

        Asked again because the answer got lost, the store counts it once: it knows the mark.
        """
        mark = f"{self.lease.epoch}.{self._begun}{'!' if self._alone else ''}"
        attempt, state, journal = await self.write("begin", mark, int(self._begun > 0), SUSPECT_ATTEMPTS)
        self._begun += 1
        self.attempt = int(attempt)
        self.state = State(as_mapping(state), writable=self.entry.passage is not Passage.EXPRESS)
        self.journal = Journal(self, {**as_mapping(journal), **self.journal.recorded})

    async def commit(self) -> None:
        """Acknowledge the update together with its state. Raises LeaseLostError."""
        self.journal.close()
        await self.write("commit", *self.state.changes())

    def spare(self) -> None:
        """Take the attempt back: it was cut off for no fault of the update's. Nobody waits for it."""
        if self._begun:
            self.submit("spare").add_done_callback(_overlook)

    async def bury(self, error: str, incident: str, at: str) -> None:
        """Move the update to the dead letters, with its journal. Raises LeaseLostError."""
        self.journal.flush()
        entry = self.entry
        # A dead letter is replayed in its lane, whatever way it came.
        label = entry.label if entry.label.keeps_order else replace(entry.label, passage=Passage.LANE)
        fields: dict[str, bytes | str | int] = {
            "label": label.packed(),
            "body": entry.body or b"",
            "entry": entry.id,
            "attempts": self.attempt,
            "error": error,
            "incident": incident,
            "at": at,
        }
        await self.write("bury", *(part for pair in fields.items() for part in pair))

    async def write(self, operation: str, *arguments: bytes | str | int) -> Any:
        return _unless_stale(await self.submit(operation, *arguments), self.lease)

    def submit(self, operation: str, *arguments: bytes | str | int) -> "asyncio.Future[Any]":
        head = (operation, self.lease.token, self.entry.id, len(arguments))
        return self._writes.submit(Call(self.entry.partition, self._names, (*head, *arguments)))


def attempts_of(value: bytes) -> int:
    """The number of attempts, as the store keeps it: with the mark of the last one behind it."""
    return int(value.split(b" ")[0])


def _unless_stale(answer: Any, lease: Lease) -> Any:
    if answer == b"STALE":
        raise LeaseLostError(f"partition {lease.partition}, epoch {lease.epoch}")
    return answer


def _overlook(written: "asyncio.Future[Any]") -> None:
    """A result that could not be written is known in memory; after a crash its call counts as ambiguous."""
    if not written.cancelled():
        written.exception()
