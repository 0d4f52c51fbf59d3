"""Updates by getUpdates."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from tests.playground.actors import Actor, Stage


async def texts(bot: Bot, **arguments: Any) -> list[str | None]:
    return [update.message.text for update in await bot.get_updates(**arguments) if update.message]


async def test_updates_come_in_order_until_they_are_confirmed(bot: Bot, ada: Actor) -> None:
    await ada.says("One")
    last = await ada.says("Two")
    assert await texts(bot) == ["/start", "One", "Two"]
    assert await texts(bot, limit=2) == ["/start", "One"]
    assert await texts(bot, offset=last["update_id"]) == ["Two"]
    assert await texts(bot) == ["Two"]
    assert await texts(bot, offset=last["update_id"] + 1) == []


async def test_a_negative_offset_takes_the_newest_and_forgets_the_rest(bot: Bot, ada: Actor) -> None:
    await ada.says("One")
    await ada.says("Two")
    assert await texts(bot, offset=-1) == ["Two"]
    assert await texts(bot) == ["Two"]


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, ada: Actor) -> None:
    await bot.get_updates(offset=(await bot.get_updates())[-1].update_id + 1)
    waiting = asyncio.ensure_future(texts(bot, timeout=30))
    await ada.says("Hello")
    assert await asyncio.wait_for(waiting, 5) == ["Hello"]


async def test_the_newer_poll_ends_the_older_one(scene: Stage, bot: Bot, ada: Actor) -> None:
    confirmed = (await bot.get_updates())[-1].update_id + 1
    older = asyncio.ensure_future(bot.get_updates(offset=confirmed, timeout=30))
    rival = scene.bot()
    while not older.done():
        await rival.get_updates(offset=confirmed, timeout=0)
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request; make sure that only one"):
        await older


async def test_polling_can_ask_for_some_kinds_only(bot: Bot, ada: Actor) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await ada.says("Unheard")
    assert await texts(bot) == ["/start"], "what came before the list stays"


async def test_nothing_is_delivered_to_the_other_bot(scene: Stage, bot: Bot, ada: Actor) -> None:
    assert await scene.bot("tutor").get_updates() == []
