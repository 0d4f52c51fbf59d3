"""Who rests after a 429: the chat that met it, or the bot when every chat meets one."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter
from aiogram.methods import SendMessage

from bots.kit.pacing import PATIENCE_SECONDS, PacingMiddleware
from core.updates.counters import Counters


class Rests:
    """Cool-downs that are over at once and remember who had one."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def remaining(self, *_: str) -> float:
        return 0.0

    async def rest(self, name: str, _: float) -> None:
        self.names.append(name)


class Telegram:
    """Refuses the first calls of a chat, as many as it is told."""

    def __init__(self) -> None:
        self.rests = Rests()
        rests: Any = self.rests
        self.pacing = PacingMiddleware(rests, Counters())
        self.bot = Bot("1:" + "t" * 35)

    async def sends(self, chat: int, *, refused: int = 0, seconds: int = 1, blocked: bool = False) -> None:
        async def request(bot: Bot, method: Any) -> Any:
            nonlocal refused
            refused -= 1
            if refused >= 0:
                raise TelegramRetryAfter(method=method, message="Too Many Requests", retry_after=seconds)
            if blocked:
                raise TelegramForbiddenError(method=method, message="bot was blocked by the user")
            return "sent"

        await self.pacing(request, self.bot, SendMessage(chat_id=chat, text="x"))


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    telegram = Telegram()
    yield telegram
    await telegram.bot.session.close()


async def test_one_chat_that_is_refused_again_and_again_rests_alone(telegram: Telegram) -> None:
    await telegram.sends(5, refused=4)
    assert telegram.rests.names == ["bot 1 chat 5"] * 4


async def test_three_chats_refused_running_mean_the_bot(telegram: Telegram) -> None:
    for chat in (5, 5, 6, 7):
        with pytest.raises(TelegramRetryAfter):
            await telegram.sends(chat, refused=1, seconds=PATIENCE_SECONDS + 1)
    assert telegram.rests.names == ["bot 1 chat 5", "bot 1 chat 5", "bot 1 chat 6", "bot 1"]


async def test_a_success_in_between_clears_the_bot(telegram: Telegram) -> None:
    for chat in (5, 6, 7, 8):
        await telegram.sends(chat, refused=1)
    assert "bot 1" not in telegram.rests.names


async def test_a_refusal_for_another_reason_shows_that_the_bot_is_not_limited(telegram: Telegram) -> None:
    await telegram.sends(5, refused=1)
    with pytest.raises(TelegramForbiddenError):
        await telegram.sends(6, blocked=True)
    await telegram.sends(7, refused=1)
    await telegram.sends(8, refused=1)
    assert "bot 1" not in telegram.rests.names
