"""What happened in a run, as the outside saw it and as the workers noted it. All times are of the monotonic clock."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import orjson

EXPRESS: Final = "express"
LANE: Final = "lane"
KILL: Final = "kill"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person did: one update. `place` counts the updates of the chat that keep its order, from 1; `count` is
    what the chat's conversation state must say when this one is answered, 0 when it says nothing."""

    update: int
    chat: int
    place: int
    count: int
    at: float
    says: int = 1
    """How many messages the handler sends."""
    passage: str = LANE
    poison: bool = False
    """Its place is in the dead letters."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt of Telegram to hand an update over. `status` is None when no answer came."""

    update: int
    gateway: str
    at: float
    answered: float
    status: int | None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line that a worker wrote: `kind` is begin, write (a request leaves now), sent, durable or end."""

    kind: str
    at: float
    update: int
    worker: str
    partition: int
    epoch: int
    attempt: int
    number: int = 0


@dataclass(frozen=True, slots=True)
class Wire:
    """A call that reached the Bot API. `outcome` is accepted, dropped (accepted, and the answer withheld) or refused.

    `at` is when it was read, `since` the beat of the judge's loop before that. `update`, `number` and the
    rest are read from the text that the fault bot sends; 0 when it names none.
    """

    at: float
    since: float
    method: str
    chat: int
    outcome: str
    update: int = 0
    number: int = 0
    count: int = 0
    worker: str = ""
    partition: int = -1
    epoch: int = 0
    attempt: int = 0
    message: int = 0
    retry_after: int = 0

    @property
    def took_effect(self) -> bool:
        return self.outcome != "refused"


@dataclass(frozen=True, slots=True)
class Fault:
    """What the nemesis did, from when to when. `worker` is None for what hits everybody."""

    kind: str
    at: float
    until: float
    worker: str | None = None


@dataclass(slots=True)
class History:
    """One run. `left` are the updates still in the store at its end, `dead` those in the dead letters."""

    said: list[Said] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    calls: list[Wire] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    dead: list[int] = field(default_factory=list)


class Notebook:
    """Lines of one worker. Each reaches the system in one write, so a killed worker loses none that it had written."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def write(self, note: Note) -> None:
        fields = [note.kind, note.at, note.update, note.worker, note.partition, note.epoch, note.attempt, note.number]
        os.write(self._file, orjson.dumps(fields) + b"\n")


def read_notes(paths: Iterable[Path]) -> list[Note]:
    """The notes of all workers in the order of their times."""
    return sorted((note for path in paths for note in _notes(path)), key=lambda note: note.at)


def _notes(path: Path) -> Iterator[Note]:
    for line in path.read_bytes().splitlines():
        fields: list[Any] = orjson.loads(line)
        yield Note(*fields)
