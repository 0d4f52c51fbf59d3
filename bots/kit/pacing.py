"""After a 429 nobody calls before the time Telegram named: the chat rests, or the whole bot, in every worker.

Telegram does not say whether a 429 is meant for one chat or for the bot. The chat that met it rests. When three chats
that were free until then meet one running, and no call at all got through in between, it is the bot's limit, and the
bot rests. A chat that meets one again and again says nothing about the bot.
"""

import asyncio
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.methods import (
    EditMessageText,
    SendChatAction,
    SendMessageDraft,
    SendRichMessageDraft,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from core.updates.cooldowns import Cooldowns
from core.updates.counters import Counters

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 300  # a longer rest than this is left to the retries of the update
CHATS_THAT_MEAN_THE_BOT = 3


class PreviewEdit(EditMessageText):
    """An edit in the middle of an answer that is still being written: the next one says it all again."""


_SHED = (SendChatAction, SendMessageDraft, SendRichMessageDraft, PreviewEdit)
"""Worth nothing later: dropped while the chat rests, and answered with False."""


class PacingMiddleware(BaseRequestMiddleware):
    """Holds calls back while their chat or bot rests, and repeats a call that met a 429 once the rest is over."""

    def __init__(self, cooldowns: Cooldowns, counters: Counters) -> None:
        self._cooldowns = cooldowns
        self._counters = counters
        self._limited: set[str] = set()
        """Chats that met a 429 and were not reached since."""
        self._running: dict[int, int] = {}
        """Bot id → how many free chats met a 429 since the bot's last success."""

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Any:
        chat = _chat_of(method)
        names = [_bot_name(bot)] if chat is None else [_bot_name(bot), _chat_name(bot, chat)]
        while True:
            if isinstance(method, _SHED) and self._cooldowns.remaining(*names):
                return False
            await self._wait(names)
            try:
                result = await make_request(bot, method)
            except TelegramRetryAfter as limit:
                await self._rest(bot, chat, limit)
                if limit.retry_after > PATIENCE_SECONDS:
                    raise
            except (TelegramBadRequest, TelegramForbiddenError):
                self._got_through(bot, names[-1])
                raise
            else:
                self._got_through(bot, names[-1])
                return result

    def _got_through(self, bot: Bot, name: str) -> None:
        self._running.pop(bot.id, None)
        self._limited.discard(name)

    async def _wait(self, names: list[str]) -> None:
        if self._cooldowns.remaining(*names):
            self._counters.calls_cooled += 1
        while seconds := self._cooldowns.remaining(*names):  # noqa: ASYNC110 - a rest may be prolonged while we wait
            await asyncio.sleep(seconds)

    async def _rest(self, bot: Bot, chat: str | None, limit: TelegramRetryAfter) -> None:
        name = _bot_name(bot) if chat is None else _chat_name(bot, chat)
        if name not in self._limited:
            self._limited.add(name)
            self._running[bot.id] = self._running.get(bot.id, 0) + 1
        if self._running.get(bot.id, 0) >= CHATS_THAT_MEAN_THE_BOT:
            name = _bot_name(bot)
        log.warning("too many requests", resting=name, seconds=limit.retry_after)
        await self._cooldowns.rest(name, limit.retry_after)


def _chat_of(method: TelegramMethod[Any]) -> str | None:
    chat = getattr(method, "chat_id", None)
    return None if chat is None else str(chat)


def _bot_name(bot: Bot) -> str:
    return f"bot {bot.id}"


def _chat_name(bot: Bot, chat: str) -> str:
    return f"bot {bot.id} chat {chat}"
