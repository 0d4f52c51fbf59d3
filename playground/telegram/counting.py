"""Numbers that never repeat, restarts included."""

from typing import Final

from playground.telegram.journal import Journal

_BLOCK: Final = 1000


class Counter:
    """Counts up. The journal holds the end of a reserved block, so a restart skips at most one block."""

    def __init__(self, journal: Journal, name: str, *, start: int, reserved: int | None) -> None:
        self._journal = journal
        self._name = name
        self._next = start if reserved is None else reserved
        self._reserved = self._next

    def next(self) -> int:
        if self._next >= self._reserved:
            self._reserved = self._next + _BLOCK
            self._journal.put("counter", self._name, self._reserved)
        number = self._next
        self._next += 1
        return number
