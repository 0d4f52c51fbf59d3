"""After a 429 nobody calls before the time Telegram named: the chat rests, or the whole bot, in every worker.

Telegram does not say whether a 429 is meant for one chat or for the bot. The chat that met it rests. When a second
chat meets one as well while no call to any other chat got through in between, it was the bot's limit, and the bot
rests.
"""

import asyncio
from typing import Any

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
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


class PreviewEdit(EditMessageText):
    """An edit in the middle of an answer that is still being written: the next one says it all again."""


_SHED = (SendChatAction, SendMessageDraft, SendRichMessageDraft, PreviewEdit)
"""Worth nothing later: dropped while the chat rests, and answered with False."""


class PacingMiddleware(BaseRequestMiddleware):
    """Holds calls back while their chat or bot rests, and repeats a call that met a 429 once the rest is over."""

    def __init__(self, cooldowns: Cooldowns, counters: Counters) -> None:
        self._cooldowns = cooldowns
        self._counters = counters
        self._limited_chats: dict[int, set[str]] = {}
        """Bot id → chats that met a 429 since the bot's last success."""

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
            else:
                self._limited_chats.pop(bot.id, None)
                return result

    async def _wait(self, names: list[str]) -> None:
        if self._cooldowns.remaining(*names):
            self._counters.calls_cooled += 1
        while seconds := self._cooldowns.remaining(*names):  # noqa: ASYNC110 - a rest may be prolonged while we wait
            await asyncio.sleep(seconds)

    async def _rest(self, bot: Bot, chat: str | None, limit: TelegramRetryAfter) -> None:
        limited = self._limited_chats.setdefault(bot.id, set())
        if chat is not None:
            limited.add(chat)
        whole_bot = chat is None or len(limited) > 1
        name = _bot_name(bot) if whole_bot else _chat_name(bot, str(chat))
        log.warning("too many requests", resting=name, seconds=limit.retry_after)
        await self._cooldowns.rest(name, limit.retry_after)


def _chat_of(method: TelegramMethod[Any]) -> str | None:
    chat = getattr(method, "chat_id", None)
    return None if chat is None else str(chat)


def _bot_name(bot: Bot) -> str:
    return f"bot {bot.id}"


def _chat_name(bot: Bot, chat: str) -> str:
    return f"bot {bot.id} chat {chat}"
