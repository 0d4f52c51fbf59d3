"""What happens in a chat, for whoever watches it: the chat page and tests."""

import asyncio
from collections import defaultdict
from typing import Any, Final

from playground.telegram.accounts import Chat

Event = dict[str, Any]

_WAITING_LIMIT: Final = 1000


class EventBus:
    """Hands each event of a chat to its watchers. A watcher that does not read loses the oldest ones."""

    def __init__(self) -> None:
        self._watchers: defaultdict[str, set[asyncio.Queue[Event]]] = defaultdict(set)

    def watched(self, chat: Chat) -> bool:
        return chat.key in self._watchers

    def publish(self, chat: Chat, event: Event) -> None:
        for queue in self._watchers.get(chat.key, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(event)

    def watch(self, chat: Chat) -> asyncio.Queue[Event]:
        queue: asyncio.Queue[Event] = asyncio.Queue(_WAITING_LIMIT)
        self._watchers[chat.key].add(queue)
        return queue

    def leave(self, chat: Chat, queue: asyncio.Queue[Event]) -> None:
        watchers = self._watchers[chat.key]
        watchers.discard(queue)
        if not watchers:
            del self._watchers[chat.key]

    def close(self) -> None:
        """Tell every watcher that nothing will follow."""
        for watchers in self._watchers.values():
            for queue in watchers:
                if queue.full():
                    queue.get_nowait()
                queue.put_nowait({"type": "bye"})
