"""A copy of what goes out to many leaves when the bot's limit lets it, before anything is written down of it."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType

from bots.kit.turn import sent_once
from core.updates.bulk import BulkLimit


class CopiesMiddleware(BaseRequestMiddleware):
    """Holds back calls that are made for many people at the same time; answers pass."""

    def __init__(self, limit: BulkLimit) -> None:
        self._limit = limit

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Any:
        if not sent_once.get():
            return await make_request(bot, method)
        async with self._limit.copy(bot.id):
            return await make_request(bot, method)
