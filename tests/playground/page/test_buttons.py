"""What can be pressed: buttons, keyboards, payments, the block."""

import re
from typing import Any

from playwright.async_api import expect

from tests.playground.page.bot import Puppet
from tests.playground.page.person import Sitter


async def test_a_pressed_button_is_busy_until_the_bot_answers_with_a_toast(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    screen = await tutor.says("Where shall we start?", [["Find out my level"], ["Just talk"]])
    await ada.button("Find out my level").click()
    press = await tutor.hears("callback_query")

    await expect(ada.button("Find out my level")).to_have_attribute("aria-busy", "true")
    await tutor.answers(press, "Twelve questions")
    await expect(ada.page.get_by_role("status").get_by_text("Twelve questions")).to_be_visible()
    await expect(ada.button("Find out my level")).to_have_attribute("aria-busy", "false")

    await tutor.call("editMessageText", message_id=screen, text="Question 1")
    await expect(ada.bubbles("bot")).to_have_text(re.compile("Question 1.*edited"))
    await expect(ada.button("Just talk")).to_have_count(0)


async def test_an_alert_waits_for_ok_and_gives_the_focus_back(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("hello")
    await tutor.hears()
    await tutor.says("A locked lesson", [["Open"]])
    await ada.button("Open").focus()
    await ada.page.keyboard.press("Enter")
    await tutor.answers(await tutor.hears("callback_query"), "Finish the first lesson.", alert=True)

    box = ada.page.get_by_role("alertdialog")
    await expect(box).to_contain_text("Finish the first lesson.")
    await ada.page.keyboard.press("Enter")
    await expect(box).to_have_count(0)
    await expect(ada.button("Open")).to_be_focused()


async def test_the_keyboard_of_the_bot_is_pressed_hidden_and_taken_away(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    await tutor.says("Who are you?", reply_markup={"keyboard": [[{"text": "A student"}, {"text": "A teacher"}]]})
    await ada.button("A student").click()
    assert (await tutor.hears())["text"] == "A student"

    await ada.button("Hide the keyboard").click()
    await expect(ada.button("A student")).to_be_hidden()
    await ada.button("Show the keyboard").click()
    await expect(ada.button("A teacher")).to_be_visible()
    await tutor.says("Good.", reply_markup={"remove_keyboard": True})
    await expect(ada.button("A teacher")).to_be_hidden()


async def test_ada_pays_after_she_was_asked_once_more(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/buy")
    await tutor.hears()
    month: dict[str, Any] = {"title": "A month", "description": "No limits", "payload": "month", "currency": "XTR"}
    await tutor.call("sendInvoice", **month, prices=[{"label": "A month", "amount": 350}])
    await ada.log.get_by_role("button", name=re.compile("^Pay")).click()
    await ada.page.get_by_role("dialog").get_by_role("button", name="Pay 350 Stars").click()
    question = await tutor.hears("pre_checkout_query")
    await tutor.call("answerPreCheckoutQuery", pre_checkout_query_id=question["id"], ok=True)

    assert (await tutor.hears())["successful_payment"]["total_amount"] == 350
    await expect(ada.button("Paid")).to_be_disabled()
    await expect(ada.log.get_by_text("You paid 350 Stars")).to_be_visible()


async def test_ada_blocks_the_bot_and_takes_it_back(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    await ada.button("More").click()
    await ada.page.get_by_role("menuitem", name="Block the bot").click()
    await ada.page.get_by_role("dialog").get_by_role("button", name="Block the bot").click()

    assert (await tutor.hears("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(ada.field).to_be_hidden()
    await ada.page.reload()
    await ada.button("Unblock").click()
    assert (await tutor.hears("my_chat_member"))["new_chat_member"]["status"] == "member"
    await expect(ada.field).to_be_visible()
