"""Answers that are being written in this process, so that a press beside the lane can stop the one it means.

The press comes to the right process: a chat's updates, in their lane or beside it, all go to the worker that owns the
chat's partition.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bots.kit.sending import Chat

Cut = Callable[[], object]
"""Ends the reading of an answer at once."""


@dataclass(slots=True)
class Writing:
    """An answer on its way. `shown_in` is where the person sees it: a message's number, or a draft's."""

    cut: Cut
    shown_in: int | None = None
    stopped: bool = False


class Stops:
    """At most one answer a chat: its lane handles one update at a time."""

    def __init__(self) -> None:
        self._writings: dict[tuple[int, int], Writing] = {}
        self._interrupted: set[tuple[int, int]] = set()

    @contextmanager
    def writing(self, bot_id: int, chat: Chat, cut: Cut) -> Iterator[Writing]:
        """For the length of the block `stop` finds this answer."""
        key = (bot_id, chat.id)
        self._writings[key] = writing = Writing(cut)
        try:
            yield writing
        finally:
            if self._writings.get(key) is writing:
                del self._writings[key]

    def stop(self, bot_id: int, chat: Chat, shown_in: int) -> bool:
        """Cut the answer that is being written there; False when it has ended already."""
        writing = self._writings.get((bot_id, chat.id))
        if writing is None or writing.shown_in != shown_in:
            return False
        if not writing.stopped:
            writing.stopped = True
            writing.cut()
        return True

    def note_interruption(self, bot_id: int, chat: Chat) -> None:
        """An answer was cut by /cancel, which is handled next and says so."""
        self._interrupted.add((bot_id, chat.id))

    def take_interruption(self, bot_id: int, chat: Chat) -> bool:
        """Whether an answer was cut just now; asked once."""
        was = (bot_id, chat.id) in self._interrupted
        self._interrupted.discard((bot_id, chat.id))
        return was
