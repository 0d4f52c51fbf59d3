"""Misfortune on demand, and the log of calls."""

import time

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError

from tests.playground.actors import Actor, Stage


async def test_a_429_is_for_the_chat_it_was_ordered_for(scene: Stage, bot: Bot, ada: Actor) -> None:
    boris = await scene.actor("Boris")
    await boris.says("/start")
    await scene.fault(kind="429", chat=ada.id, times=2, retry_after=9)
    await bot.send_message(boris.id, "Hello")
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refusal:
            await bot.send_message(ada.id, "Hello")
        assert refusal.value.retry_after == 9
    await bot.send_message(ada.id, "Hello")


async def test_a_server_error_carries_nothing_out(scene: Stage, bot: Bot, ada: Actor) -> None:
    await scene.fault(kind="5xx", bot="mentor", method="sendMessage")
    with pytest.raises(TelegramServerError, match="Bad Gateway"):
        await bot.send_message(ada.id, "Hello")
    assert len(await ada.sees()) == 1


async def test_a_dropped_answer_leaves_the_message_sent(scene: Stage, bot: Bot, ada: Actor) -> None:
    await scene.fault(kind="drop_answer", method="sendMessage")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ada.id, "Hello")
    assert (await ada.sees_last())["text"] == "Hello"
    (call,) = await scene.get("/sim/calls?method=sendMessage")
    assert (call["ok"], call["message_id"]) == (True, (await ada.sees_last())["message_id"])


async def test_latency_makes_a_call_slow(scene: Stage, bot: Bot, ada: Actor) -> None:
    await scene.fault(kind="latency", ms=80)
    begin = time.monotonic()
    await bot.send_message(ada.id, "Slow")
    assert time.monotonic() - begin >= 0.08
    (call,) = await scene.get("/sim/calls?method=sendMessage")
    assert call["ms"] >= 80


async def test_faults_end_when_they_are_taken_back(scene: Stage, bot: Bot, ada: Actor) -> None:
    await scene.fault(kind="5xx", times=100)
    await scene.http.delete("/sim/faults")
    await bot.send_message(ada.id, "Hello")


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ({}, "The kind of a fault is one of 429, 5xx, drop_answer, latency, duplicate."),
        ({"kind": "429", "times": 0}, "A fault's times is a whole number from 1 up."),
        ({"kind": "429", "until": 3}, "A fault has no field 'until'."),
    ],
)
async def test_an_order_that_makes_no_sense_is_refused(scene: Stage, order: dict[str, object], sentence: str) -> None:
    response = await scene.http.post("/sim/faults", json=order)
    assert (response.status, await response.json()) == (400, {"error": sentence})


async def test_calls_are_listed_with_time_and_arguments_from_a_cursor_on(scene: Stage, bot: Bot, ada: Actor) -> None:
    await bot.send_message(ada.id, "One")
    await bot.send_chat_action(ada.id, "typing")
    with pytest.raises(TelegramServerError):
        await bot.send_dice(ada.id)

    calls = await scene.get("/sim/calls?bot=mentor")
    assert [call["method"] for call in calls] == ["sendMessage", "sendChatAction"]
    assert calls[0]["arguments"] == {"chat_id": ada.id, "text": "One"}
    assert calls[0]["at"] == pytest.approx(time.time(), abs=60)
    assert await scene.get("/sim/calls?bot=tutor") == []
    newer = await scene.get(f"/sim/calls?after={calls[0]['id']}")
    assert [call["method"] for call in newer] == ["sendChatAction"]
    refused = (await scene.get("/sim/calls?refused=1"))[-1]
    assert (refused["method"], refused["ok"], refused["status"]) == ("sendDice", False, 501)


async def test_a_file_among_the_arguments_is_shown_by_its_name(scene: Stage, ada: Actor) -> None:
    form = aiohttp.FormData({"chat_id": str(ada.id)})
    form.add_field("document", b"words", filename="plan.txt")
    await scene.http.post(f"/bot{scene.bot().token}/sendDocument", data=form)
    (call,) = await scene.get("/sim/calls")
    assert call["arguments"]["document"] == "plan.txt"


async def test_secrets_are_not_among_the_arguments_shown(scene: Stage, bot: Bot) -> None:
    await bot.set_webhook("https://example.org/hook", secret_token="s3cret")
    calls = await scene.get("/sim/calls")
    assert calls[0]["arguments"] == {"url": "https://example.org/hook"}
