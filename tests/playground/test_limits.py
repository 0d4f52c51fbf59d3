"""Telegram's sending limits."""

from collections.abc import AsyncIterator

import pytest
from aiogram.exceptions import TelegramRetryAfter

from playground.telegram.limits import Limits
from tests.clocks import HandClock
from tests.playground.actors import Actor, Stage, stage

MENTOR, ADA, BORIS, GROUP = 1, 7_000_000_001, 7_000_000_002, -100


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def limits(clock: HandClock) -> Limits:
    return Limits(clock)


def test_a_private_chat_takes_a_small_burst_and_then_one_a_second(limits: Limits, clock: HandClock) -> None:
    assert [limits.take(MENTOR, ADA) for _ in range(4)] == [0, 0, 0, 1]
    clock.move(seconds=1)
    assert [limits.take(MENTOR, ADA) for _ in range(2)] == [0, 1]
    assert limits.take(MENTOR, BORIS) == 0, "another chat goes on"


def test_a_group_takes_twenty_a_minute(limits: Limits, clock: HandClock) -> None:
    assert [limits.take(MENTOR, GROUP) for _ in range(21)] == [0] * 20 + [3]
    clock.move(seconds=60)
    assert [limits.take(MENTOR, GROUP) for _ in range(21)] == [0] * 20 + [3]


def test_a_bot_sends_thirty_a_second_to_all_chats_together(limits: Limits, clock: HandClock) -> None:
    answers = [limits.take(MENTOR, chat) for chat in range(1, 32)]
    assert answers == [0] * 30 + [1]
    assert limits.take(2, 31) == 0, "another bot has its own"
    clock.move(seconds=1)
    assert limits.take(MENTOR, 31) == 0


def test_a_refused_call_costs_nothing(limits: Limits, clock: HandClock) -> None:
    for _ in range(100):
        limits.take(MENTOR, ADA)
    clock.move(seconds=1)
    assert limits.take(MENTOR, ADA) == 0


@pytest.fixture
async def strict() -> AsyncIterator[Stage]:
    async with stage(limits=True) as one:
        yield one


async def test_all_methods_of_a_chat_count_and_the_answer_says_how_long_to_wait(strict: Stage) -> None:
    bot, ada = strict.bot(), await strict.actor("Ada")
    await ada.says("/start")
    await bot.send_message(ada.id, "One")
    await bot.send_chat_action(ada.id, "typing")
    sent = await bot.send_message(ada.id, "Two")
    with pytest.raises(TelegramRetryAfter) as refusal:
        await bot.edit_message_text("Three", chat_id=ada.id, message_id=sent.message_id)
    assert refusal.value.retry_after == 1
    assert "Too Many Requests: retry after 1" in refusal.value.message
    assert (await ada.sees_last())["text"] == "Two"


async def test_limits_are_off_unless_asked_for(scene: Stage, ada: Actor) -> None:
    bot = scene.bot()
    for number in range(40):
        await bot.send_message(ada.id, str(number))
