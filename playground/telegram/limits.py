"""Telegram's sending limits: about 1 message/s in a private chat, 20/min in a group, 30/s for all chats together.

Source: core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this. All methods of a chat count.
"""

import math
from typing import Final

from core.clock import Clock

PRIVATE_RATE: Final = 1.0
PRIVATE_BURST: Final = 3.0
GROUP_RATE: Final = 20 / 60
GROUP_BURST: Final = 20.0
BULK_RATE: Final = 30.0
BULK_BURST: Final = 30.0


class _Bucket:
    """Fills at `rate` a second up to `size`."""

    __slots__ = ("at", "level", "rate", "size")

    def __init__(self, rate: float, size: float, at: float) -> None:
        self.rate = rate
        self.size = size
        self.level = size
        self.at = at

    def missing(self, amount: float, now: float) -> float:
        """Seconds until so much is there; 0 when it is."""
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        lack = min(amount, self.size) - self.level
        return max(0.0, lack / self.rate)


class Limits:
    """Says how long a bot must wait. A refused call costs nothing."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chats: dict[tuple[int, int], _Bucket] = {}
        self._bulk: dict[int, _Bucket] = {}

    def take(self, bot_id: int, chat_id: int, amount: int = 1) -> int:
        """0 when the call may go out and was counted, else whole seconds to wait."""
        now = self._clock.monotonic()
        chat = self._chats.get((bot_id, chat_id))
        if chat is None:
            rate, burst = (GROUP_RATE, GROUP_BURST) if chat_id < 0 else (PRIVATE_RATE, PRIVATE_BURST)
            chat = self._chats[bot_id, chat_id] = _Bucket(rate, burst, now)
        bulk = self._bulk.setdefault(bot_id, _Bucket(BULK_RATE, BULK_BURST, now))
        missing = max(chat.missing(amount, now), bulk.missing(amount, now))
        if missing > 0:
            return max(1, math.ceil(missing))
        chat.level -= amount
        bulk.level -= amount
        return 0
