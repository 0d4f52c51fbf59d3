"""Light and dark, phone and desktop, without a mouse."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.playground.page.bot import Puppet
from tests.playground.page.person import Sitter, sitting


async def test_the_keyboard_alone_is_enough(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await expect(ada.field).to_be_focused()
    await ada.page.keyboard.type("First line")
    await ada.page.keyboard.press("Shift+Enter")
    await ada.page.keyboard.type("second line")
    await ada.page.keyboard.press("Enter")
    assert (await tutor.hears())["text"] == "First line\nsecond line"
    await tutor.says("Choose", [["Yes"], ["No"]])
    await expect(ada.button("Yes")).to_be_visible()
    for _ in range(6):
        await ada.page.keyboard.press("Shift+Tab")
        if await ada.button("Yes").evaluate("(node) => node === document.activeElement"):
            break
    await ada.page.keyboard.press("Enter")
    assert (await tutor.hears("callback_query"))["data"] == "Yes"

    await ada.page.keyboard.press("Escape")
    await expect(ada.page.locator("[data-bot=tutor]")).to_be_focused()
    await ada.page.keyboard.press("ArrowDown")
    await expect(ada.page.locator("[data-bot=mentor]")).to_be_focused()
    await ada.page.keyboard.press("Enter")
    await expect(ada.page.locator("#chat h2").first).to_have_text("Mentor")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_words_are_readable_in_light_and_in_dark(
    chromium: Browser, base: str, tutor: Puppet, scheme: str
) -> None:
    async with sitting(chromium, base, color_scheme=scheme) as ada:
        await ada.talks_to("tutor")
        await ada.writes("/start")
        await tutor.hears()
        await tutor.says("Hi Ada", [["Go on"]])
        await expect(ada.button("Go on")).to_be_visible()
        for part in (".text", ".row-note", ".status", ".key span", ".meta"):
            assert await ada.contrast(ada.page.locator(f"{part}:visible").last) >= 4.5, part
        dark = await ada.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert dark == (scheme == "dark")


async def test_a_phone_shows_one_column_and_goes_back(chromium: Browser, base: str, tutor: Puppet) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    async with sitting(chromium, base, **phone) as ada:
        await ada.talks_to("tutor")
        await ada.writes("/start")
        await tutor.hears()
        await tutor.says(
            "A-word-that-is-much-too-long-for-a-phone-" * 6, [["A rather long label of a button", "Another one"]]
        )
        await expect(ada.bubbles("bot")).to_be_visible()
        assert await ada.page.evaluate("document.documentElement.scrollWidth") == 390
        assert (await ada.frame(ada.field))["height"] >= 40
        await ada.button("Back").click()
        await expect(ada.page.get_by_role("button", name=re.compile("^Tutor"))).to_be_visible()
        await expect(ada.log).to_be_hidden()
        await ada.page.locator(".chats").get_by_role("button", name="People").click()
        await expect(ada.page.get_by_role("heading", name="People")).to_be_visible()
        await ada.page.go_back()
        await ada.page.go_back()
        await expect(ada.bubbles("bot")).to_be_visible()
