"""Updates by webhook, as Telegram posts them: lanes, retries, expiry, doubles, answers that call."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramConflictError
from aiohttp import web

from playground.telegram.courier import LADDER, RETRY_AFTER_LIMIT, Answer, _pause
from tests.playground.actors import Actor, Stage, Webhook, stage
from tests.playground.eventually import eventually
from tests.playground.test_messages import key, keys

SECRET = "s3cret_token-"


async def test_an_update_is_posted_with_the_secret(bot: Bot, ada: Actor, hook: Webhook) -> None:
    await bot.set_webhook(hook.url, secret_token=SECRET, drop_pending_updates=True)
    said = await ada.says("Hello")
    await eventually(lambda: hook.updates)

    assert hook.updates[0]["update_id"] == said["update_id"]
    assert hook.updates[0]["message"]["text"] == "Hello"
    assert hook.headers[0]["X-Telegram-Bot-Api-Secret-Token"] == SECRET
    assert hook.headers[0]["Content-Type"] == "application/json"


async def test_what_waited_is_posted_when_the_webhook_is_set(bot: Bot, ada: Actor, hook: Webhook) -> None:
    await ada.says("Early")
    await bot.set_webhook(hook.url)
    await eventually(lambda: len(hook.updates) == 2)
    assert [update["message"]["text"] for update in hook.updates] == ["/start", "Early"]


async def test_one_lane_has_one_request_in_flight_and_lanes_do_not_wait(
    scene: Stage, bot: Bot, ada: Actor, hook: Webhook
) -> None:
    boris = await scene.actor("Boris")
    gate, under_way, most = asyncio.Event(), Counter[int](), Counter[int]()

    async def slow_for_ada(request: web.Request, update: Any) -> web.Response:
        chat = update["message"]["chat"]["id"]
        under_way[chat] += 1
        most[chat] = max(most[chat], under_way[chat])
        if chat == ada.id:
            await gate.wait()
        under_way[chat] -= 1
        return web.Response()

    hook.reply = slow_for_ada
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    for number in range(3):
        await ada.says(str(number))
        await boris.says(str(number))
    await eventually(lambda: len([one for one in hook.updates if one["message"]["chat"]["id"] == boris.id]) == 3)
    assert most[ada.id] == 1
    assert len([one for one in hook.updates if one["message"]["chat"]["id"] == ada.id]) == 1

    gate.set()
    await eventually(lambda: len(hook.updates) == 6)
    texts = [one["message"]["text"] for one in hook.updates if one["message"]["chat"]["id"] == ada.id]
    assert texts == ["0", "1", "2"]


async def test_a_press_does_not_wait_for_a_slow_message(bot: Bot, ada: Actor, hook: Webhook) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    gate = asyncio.Event()

    async def slow_for_messages(request: web.Request, update: Any) -> web.Response:
        if "message" in update:
            await gate.wait()
        return web.Response()

    hook.reply = slow_for_messages
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    await ada.says("Hello")
    await ada.presses(sent.message_id, "Go on")
    await eventually(lambda: any("callback_query" in update for update in hook.updates))
    gate.set()


async def test_no_more_requests_than_max_connections(scene: Stage, bot: Bot, hook: Webhook) -> None:
    gate, under_way = asyncio.Event(), 0

    async def slow(request: web.Request, update: Any) -> web.Response:
        nonlocal under_way
        under_way += 1
        await gate.wait()
        return web.Response()

    hook.reply = slow
    await bot.set_webhook(hook.url, max_connections=2)
    people = [await scene.actor(f"Person {number}") for number in range(4)]
    for person in people:
        await person.says("Hello")
    await eventually(lambda: under_way == 2)
    gate.set()
    await eventually(lambda: len(hook.updates) == 4)
    assert (await bot.get_webhook_info()).max_connections == 2


async def test_a_refused_update_is_repeated_and_keeps_its_place(hasty_scene: Stage, hook: Webhook) -> None:
    bot, ada = hasty_scene.bot(), await hasty_scene.actor("Ada")
    refusals = iter([500, 404, 302])

    async def moody(request: web.Request, update: Any) -> web.Response:
        return web.Response(status=next(refusals, 200))

    hook.reply = moody
    await bot.set_webhook(hook.url)
    await ada.says("One")
    await ada.says("Two")
    await eventually(lambda: len(hook.updates) == 5)
    assert [update["message"]["text"] for update in hook.updates] == ["One"] * 4 + ["Two"]

    one, two = await hasty_scene.get("/sim/updates?bot=mentor")
    assert [attempt["status"] for attempt in one["attempts"]] == [500, 404, 302, 200]
    assert (one["state"], two["state"]) == ("delivered", "delivered")
    info = await bot.get_webhook_info()
    assert info.pending_update_count == 0
    assert info.last_error_message == "Wrong response from the webhook: 302 Found"


def test_the_ladder_is_telegrams() -> None:
    refused = Answer(500)
    assert [_pause(attempt, refused) for attempt in range(8)] == [0, 2, 4, 8, 16, 32, 60, 60]
    assert len(LADDER) == 6
    assert _pause(0, Answer(503, retry_after=7)) == 7
    assert _pause(0, Answer(503, retry_after=99_999)) == RETRY_AFTER_LIMIT


async def test_a_webhook_nobody_listens_at_is_tried_again(hasty_scene: Stage) -> None:
    bot, ada = hasty_scene.bot(), await hasty_scene.actor("Ada")
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await ada.says("Hello")

    async def tried() -> bool:
        (update,) = await hasty_scene.get("/sim/updates")
        return len(update["attempts"]) > 2 and all(one["status"] is None for one in update["attempts"])

    await eventually(tried)
    assert (await bot.get_webhook_info()).pending_update_count == 1


async def test_an_answer_that_does_not_come_in_time_counts_as_none(hook: Webhook) -> None:
    gate = asyncio.Event()

    async def hang_once(request: web.Request, update: Any) -> web.Response:
        if len(hook.updates) == 1:
            await gate.wait()
        return web.Response()

    hook.reply = hang_once
    async with stage(answer_timeout=0.1) as scene:
        ada = await scene.actor("Ada")
        await scene.bot().set_webhook(hook.url)
        await ada.says("Hello")
        await eventually(lambda: len(hook.updates) == 2)
        gate.set()
        (update,) = await scene.get("/sim/updates")
        assert (update["attempts"][0]["status"], update["attempts"][0]["error"]) == (None, "Read timeout expired")


async def test_retry_after_is_honoured(hasty_scene: Stage, hook: Webhook) -> None:
    bot, ada = hasty_scene.bot(), await hasty_scene.actor("Ada")

    async def busy_once(request: web.Request, update: Any) -> web.Response:
        return web.Response(status=503, headers={"Retry-After": "30"}) if len(hook.updates) == 1 else web.Response()

    hook.reply = busy_once
    await bot.set_webhook(hook.url)
    await ada.says("Hello")
    await eventually(lambda: len(hook.updates) == 2)
    (update,) = await hasty_scene.get("/sim/updates")
    first, second = update["attempts"]
    assert second["at"] - first["at"] >= 0.3, "thirty of Telegram's seconds, a hundredth each"


async def test_the_same_webhook_set_again_disturbs_nothing(bot: Bot, ada: Actor, hook: Webhook) -> None:
    gate = asyncio.Event()

    async def slow(request: web.Request, update: Any) -> web.Response:
        await gate.wait()
        return web.Response()

    hook.reply = slow
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    await ada.says("Hello")
    await eventually(lambda: hook.updates)
    await bot.set_webhook(hook.url)
    gate.set()
    await ada.says("Again")
    await eventually(lambda: len(hook.updates) == 2)
    assert [update["message"]["text"] for update in hook.updates] == ["Hello", "Again"]


async def test_a_press_expires_after_150_seconds_and_the_lane_goes_on(hasty_scene: Stage, hook: Webhook) -> None:
    bot, ada = hasty_scene.bot(), await hasty_scene.actor("Ada")
    await ada.says("/start")
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Old", "old"), key("New", "new")))

    async def dislikes_old(request: web.Request, update: Any) -> web.Response:
        return web.Response(status=500 if update.get("callback_query", {}).get("data") == "old" else 200)

    hook.reply = dislikes_old
    await bot.set_webhook(hook.url)
    await ada.presses(sent.message_id, "Old")

    async def expired() -> bool:
        return bool((await hasty_scene.get("/sim/updates"))[-1]["state"] == "expired")

    await eventually(expired)
    await ada.presses(sent.message_id, "New")
    await eventually(lambda: any(one.get("callback_query", {}).get("data") == "new" for one in hook.updates))


async def test_an_update_can_be_delivered_many_times_at_once(scene: Stage, bot: Bot, ada: Actor, hook: Webhook) -> None:
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    await scene.fault(kind="duplicate", copies=19)
    said = await ada.says("Hello")
    await ada.says("Once")
    await eventually(lambda: len(hook.updates) == 21)
    assert Counter(update["update_id"] for update in hook.updates)[said["update_id"]] == 20


async def test_the_answer_to_a_webhook_may_be_a_call(scene: Stage, bot: Bot, ada: Actor, hook: Webhook) -> None:
    async def echo(request: web.Request, update: Any) -> web.Response:
        call = {"method": "sendMessage", "chat_id": ada.id, "text": update["message"]["text"]}
        return web.json_response(call)

    hook.reply = echo
    await bot.set_webhook(hook.url, drop_pending_updates=True)
    said = await ada.says("Hello")

    async def echoed() -> bool:
        last = await ada.sees_last()
        return bool(last["from"] == "bot" and last["text"] == "Hello")

    await eventually(echoed)
    (call,) = await scene.get("/sim/calls?method=sendMessage")
    assert call["update_id"] == said["update_id"]


async def test_only_the_kinds_asked_for_are_delivered(bot: Bot, ada: Actor, hook: Webhook) -> None:
    await bot.set_webhook(hook.url, allowed_updates=["edited_message"], drop_pending_updates=True)
    said = await ada.says("Helo")
    await ada.does("edit", message_id=said["message_id"], text="Hello")
    await eventually(lambda: hook.updates)
    assert ["edited_message" in update for update in hook.updates] == [True]
    assert (await bot.get_webhook_info()).allowed_updates == ["edited_message"]
    await bot.set_webhook(hook.url)
    assert (await bot.get_webhook_info()).allowed_updates == ["edited_message"], "an omitted list keeps the earlier one"


async def test_a_webhook_shuts_polling_out(bot: Bot, ada: Actor, hook: Webhook) -> None:
    await bot.set_webhook(hook.url)
    with pytest.raises(TelegramConflictError) as refusal:
        await bot.get_updates()
    assert refusal.value.message == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""
    await bot.get_updates()


async def test_what_was_not_taken_is_left_to_polling(hasty_scene: Stage, hook: Webhook) -> None:
    bot, ada = hasty_scene.bot(), await hasty_scene.actor("Ada")

    async def never(request: web.Request, update: Any) -> web.Response:
        return web.Response(status=500)

    hook.reply = never
    await bot.set_webhook(hook.url)
    await ada.says("Hello")
    await eventually(lambda: hook.updates)
    await bot.delete_webhook()
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["Hello"]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "nonsense"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org", "secret_token": "no spaces"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_a_webhook_has_rules(scene: Stage, bot: Bot, arguments: dict[str, str], reason: str) -> None:
    with pytest.raises(TelegramBadRequest) as refusal:
        await bot.set_webhook(**arguments)  # type: ignore[arg-type]
    assert refusal.value.message == f"Bad Request: {reason}"
