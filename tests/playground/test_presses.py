"""Buttons pressed and presses answered."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Message

from core.clock import SystemClock
from playground.telegram.errors import ApiError
from playground.telegram.queries import CALLBACK_WINDOW
from playground.telegram.session import InProcessSession
from playground.telegram.simulator import Simulator
from tests.clocks import HandClock
from tests.playground.actors import TOKENS, Actor, Refused, Stage
from tests.playground.test_messages import key, keys


async def pressed(bot: Bot) -> list[CallbackQuery]:
    return [update.callback_query for update in await bot.get_updates() if update.callback_query]


async def test_a_press_by_label_or_by_data_reaches_the_bot(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on", "go:1"), key("Stop", "stop")))
    await ada.presses(sent.message_id, "Go on")
    await ada.presses(sent.message_id, "stop")

    queries = await pressed(bot)
    assert [query.data for query in queries] == ["go:1", "stop"]
    assert queries[0].from_user.id == ada.id
    assert isinstance(queries[0].message, Message)
    assert queries[0].message.message_id == sent.message_id


async def test_pressing_twice_makes_two_updates_with_two_ids(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    for _ in range(2):
        await ada.presses(sent.message_id, "Go on")
    updates = [update for update in await bot.get_updates() if update.callback_query]
    assert len({update.update_id for update in updates}) == 2


async def test_an_answer_may_come_twice_but_not_to_nothing(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    await ada.presses(sent.message_id, "Go on")
    (query,) = await pressed(bot)
    assert await bot.answer_callback_query(query.id, "Well done")
    assert await bot.answer_callback_query(query.id)
    with pytest.raises(TelegramBadRequest) as refusal:
        await bot.answer_callback_query("12345")
    assert refusal.value.message == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query.id, "a" * 201)


async def test_an_answer_is_logged_with_the_chat_and_the_update_it_answers(scene: Stage, bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    press = await ada.presses(sent.message_id, "Go on")
    await ada.says("Something newer")
    await bot.answer_callback_query(press["callback_id"])
    (call,) = await scene.get("/sim/calls?method=answerCallbackQuery")
    assert (call["chat_id"], call["update_id"]) == (ada.id, press["update_id"])


async def test_another_bot_cannot_answer(scene: Stage, bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    await ada.presses(sent.message_id, "Go on")
    (query,) = await pressed(bot)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await scene.bot("tutor").answer_callback_query(query.id)


async def test_a_press_grows_old() -> None:
    clock = HandClock()
    simulator = Simulator(clock, tokens=TOKENS)
    bot = Bot(TOKENS["mentor"], session=InProcessSession(simulator))
    ada = simulator.person("Ada")
    simulator.acts.say(simulator.bot("mentor"), ada, "/start")
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    press = simulator.acts.press(simulator.bot("mentor"), ada, sent.message_id, "Go on")
    clock.move(seconds=CALLBACK_WINDOW + 1)
    with pytest.raises(TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(press.callback_id or "")
    await simulator.close()


async def test_only_buttons_that_exist_and_send_something_can_be_pressed(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    with pytest.raises(Refused, match="There is no button 'Back' under this message") as refusal:
        await ada.presses(sent.message_id, "Back")
    assert refusal.value.status == 404
    with pytest.raises(Refused, match="There is no message 999 in this chat"):
        await ada.presses(999, "Back")


async def test_an_inline_query_is_answered_to_who_asked() -> None:
    simulator = Simulator(SystemClock(), tokens=TOKENS)
    bot = Bot(TOKENS["mentor"], session=InProcessSession(simulator))
    ada = simulator.person("Ada")

    async def offer(update: dict[str, dict[str, str]]) -> None:
        results = [
            {
                "type": "article",
                "id": "1",
                "title": "Prompt",
                "input_message_content": {"message_text": update["inline_query"]["query"]},
            }
        ]
        await bot.answer_inline_query(update["inline_query"]["id"], results)  # type: ignore[arg-type]

    simulator.deliver_to("mentor", offer)
    (result,) = await simulator.acts.inquire(simulator.bot("mentor"), ada, "brief")
    assert result["input_message_content"]["message_text"] == "brief"
    with pytest.raises(ApiError, match="Unauthorized"):
        simulator.world.bot_of("333:nobody")
    await simulator.close()
