"""Questions that wait for a bot's answer: button presses, inline queries, payments about to happen."""

import asyncio
import secrets
from dataclasses import dataclass
from typing import Any, Final

from playground.telegram.accounts import Chat
from playground.telegram.errors import ApiError, bad_request
from playground.telegram.timing import Timing

CALLBACK_WINDOW: Final = 60.0
"""How long a press can be answered; Telegram does not document it."""
CHECKOUT_WINDOW: Final = 10.0
INLINE_WINDOW: Final = 30.0
_KEPT: Final = 10_000


@dataclass(slots=True)
class Query:
    """One question. `answer` is set by the bot, by nobody when the window closes."""

    id: str
    chat: Chat
    asked: float
    window: float
    answer: asyncio.Future[Any] | None = None
    update_id: int | None = None
    """The update that carried the question to the bot."""


class Queries:
    """The newest questions of one kind, by id."""

    def __init__(self, timing: Timing, window: float) -> None:
        self._timing = timing
        self._window = window
        self._open: dict[str, Query] = {}

    def ask(self, chat: Chat, answer: asyncio.Future[Any] | None = None) -> Query:
        if len(self._open) >= _KEPT:
            del self._open[next(iter(self._open))]
        query = Query(str(secrets.randbits(62)), chat, self._timing.now(), self._window, answer)
        self._open[query.id] = query
        return query

    def answered(self, query_id: str, bot_name: str) -> Query:
        """The question a bot answers; raises when there is none, or the time for it is over."""
        query = self._open.get(query_id)
        too_late = query is None or self._timing.since(query.asked) > query.window
        if query is None or too_late or query.chat.bot.name != bot_name:
            raise _too_old()
        return query

    def find(self, query_id: str) -> Query | None:
        return self._open.get(query_id)


def _too_old() -> ApiError:
    return bad_request("query is too old and response timeout expired or query ID is invalid")
