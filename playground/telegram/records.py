"""What was called and what was delivered: bounded logs that tests and the chat page read."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

Record = dict[str, Any]

CALLS_KEPT: Final = 200_000
UPDATES_KEPT: Final = 200_000


@dataclass(slots=True)
class CallRecord:
    """One Bot API call. Times are epoch seconds, `ms` is how long the server took."""

    id: int
    at: float
    bot: str
    method: str
    arguments: Record
    chat_id: int | None
    status: int
    ms: float
    description: str | None = None
    message_id: int | None = None
    update_id: int | None = None

    def shown(self) -> Record:
        names = self.__slots__
        return {"ok": self.status == 200, **{name: getattr(self, name) for name in names}}


class CallLog:
    """The newest calls. The id of a call is a cursor: it only rises."""

    def __init__(self) -> None:
        self._records: deque[CallRecord] = deque(maxlen=CALLS_KEPT)
        self._ids = count(1)

    def next_id(self) -> int:
        return next(self._ids)

    def add(self, record: CallRecord) -> None:
        self._records.append(record)

    def since(self, after: int) -> Iterator[CallRecord]:
        """Those added after the call with this id, the oldest first."""
        newer: list[CallRecord] = []
        for record in reversed(self._records):
            if record.id <= after:
                break
            newer.append(record)
        return reversed(newer)


@dataclass(slots=True)
class Attempt:
    """One try to hand an update over. `status` is None when no answer came."""

    at: float
    status: int | None
    ms: float
    error: str | None = None

    def shown(self) -> Record:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class UpdateRecord:
    """One update and how it got to the bot: pending, delivered, expired or dropped."""

    bot: str
    update_id: int
    kind: str
    chat_id: int | None
    user_id: int | None
    message_id: int | None
    at: float
    state: str = "pending"
    attempts: list[Attempt] = field(default_factory=list)

    def shown(self) -> Record:
        names = [name for name in self.__slots__ if name != "attempts"]
        return {
            **{name: getattr(self, name) for name in names},
            "attempts": [one.shown() for one in self.attempts],
        }


class UpdateLog:
    """The newest updates, the oldest first."""

    def __init__(self) -> None:
        self._records: deque[UpdateRecord] = deque(maxlen=UPDATES_KEPT)

    def add(self, record: UpdateRecord) -> None:
        self._records.append(record)

    def of(self, bot: str | None) -> list[UpdateRecord]:
        return [record for record in self._records if bot is None or record.bot == bot]
