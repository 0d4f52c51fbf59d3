"""Answers that are being written, chat actions, and what a watcher of the chat sees."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from tests.playground.actors import Actor, Refused, Stage
from tests.playground.eventually import eventually
from tests.playground.test_messages import key, keys


@asynccontextmanager
async def watching(ada: Actor) -> AsyncIterator[list[dict[str, Any]]]:
    """The events of Ada's chat as they come, the greeting left out."""
    events: list[dict[str, Any]] = []
    response = await ada.http.get(f"{ada.address}/events")
    assert response.headers["Content-Type"] == "text/event-stream"

    async def read() -> None:
        async for line in response.content:
            if line.startswith(b"data: "):
                events.append(json.loads(line.removeprefix(b"data: ")))

    reader = asyncio.ensure_future(read())
    await eventually(lambda: events)
    assert events.pop(0) == {"type": "hello", "blocked": False}
    try:
        yield events
    finally:
        reader.cancel()
        response.close()


async def seen(events: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        return next((event for event in events if event["type"] == kind), None)

    found: dict[str, Any] = await eventually(look)
    events.clear()
    return found


async def test_a_watcher_sees_what_happens(bot: Bot, ada: Actor) -> None:
    async with watching(ada) as events:
        await bot.send_chat_action(ada.id, "typing")
        action = await seen(events, "action")
        assert action["action"] == "typing"

        sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
        assert (await seen(events, "message"))["message"]["text"] == "Ready?"

        await bot.edit_message_text("Sure?", chat_id=ada.id, message_id=sent.message_id)
        assert (await seen(events, "edited"))["message"]["text"] == "Sure?"

        await bot.delete_message(ada.id, sent.message_id)
        assert (await seen(events, "deleted"))["message_id"] == sent.message_id


async def test_a_watcher_sees_the_way_of_an_update(bot: Bot, ada: Actor) -> None:
    async with watching(ada) as events:
        said = await ada.says("Hello")
        await bot.get_updates(offset=said["update_id"])
        taken = await seen(events, "delivery")
        assert (taken["stage"], taken["update_id"], taken["message_id"]) == (
            "accepted",
            said["update_id"],
            said["message_id"],
        )

        await bot.send_message(ada.id, "Hello yourself")
        answered = await seen(events, "delivery")
        assert (answered["stage"], answered["update_id"]) == ("answered", said["update_id"])


async def test_the_answer_to_a_press_is_an_alert(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=keys(key("Go on")))
    async with watching(ada) as events:
        press = await ada.presses(sent.message_id, "Go on")
        await bot.answer_callback_query(press["callback_id"], "Well done", show_alert=True)
        alert = await seen(events, "alert")
        assert (alert["text"], alert["show_alert"], alert["callback_id"]) == ("Well done", True, press["callback_id"])


async def test_a_draft_grows_and_gives_way_to_the_message(bot: Bot, ada: Actor) -> None:
    async with watching(ada) as events:
        await bot.send_message_draft(ada.id, draft_id=7, text="")
        assert (await seen(events, "draft"))["text"] == "…"
        await bot.send_message_draft(ada.id, draft_id=7, text="<b>Well</b>", parse_mode="HTML", can_stop=True)
        draft = await seen(events, "draft")
        assert (draft["draft_id"], draft["text"], draft["can_stop"]) == (7, "Well", True)
        assert draft["entities"] == [{"type": "bold", "offset": 0, "length": 4}]

        await bot.send_message(ada.id, "Well, yes.")
        gone = await eventually(lambda: [event for event in events if event["type"] == "draft"])
        assert (gone[0]["draft_id"], gone[0]["text"]) == (7, "")
    assert [message["text"] for message in await ada.sees()] == ["/start", "Well, yes."]


async def test_a_person_stops_an_answer(bot: Bot, ada: Actor) -> None:
    await bot.send_message_draft(ada.id, draft_id=7, text="Well", can_stop=True)
    await ada.does("stop")
    stopped = (await bot.get_updates())[-1].stopped_message_generation
    assert stopped is not None
    assert (stopped.draft_id, stopped.chat.id) == (7, ada.id)
    with pytest.raises(Refused, match="not writing an answer now"):
        await ada.does("stop")


async def test_an_answer_that_offers_no_stop_cannot_be_stopped(bot: Bot, ada: Actor) -> None:
    await bot.send_message_draft(ada.id, draft_id=7, text="Well")
    with pytest.raises(Refused, match="did not offer to stop"):
        await ada.does("stop", draft_id=7)


async def test_drafts_and_actions_have_rules(bot: Bot, ada: Actor) -> None:
    with pytest.raises(TelegramBadRequest, match="invalid draft identifier"):
        await bot.send_message_draft(ada.id, draft_id=0, text="Well")
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message_draft(ada.id, draft_id=7, text="a" * 4097)
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(ada.id, "dancing")


async def test_who_comes_late_still_sees_the_draft(bot: Bot, ada: Actor, scene: Stage) -> None:
    await bot.send_message_draft(ada.id, draft_id=7, text="Well")
    async with watching(ada) as events:
        assert (await seen(events, "draft"))["text"] == "Well"
