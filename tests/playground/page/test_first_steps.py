"""Coming to the page: who one is, which language it speaks."""

import re

from playwright.async_api import Browser, expect

from playground.server.app import PAGE
from tests.playground.page.person import Sitter, sitting


async def test_a_stranger_becomes_ada_and_is_told_what_to_try(ada: Sitter) -> None:
    await ada.opens()
    await ada.page.locator("#chat").get_by_role("button", name="Ada English").click()
    await ada.page.get_by_role("button", name=re.compile("^Tutor")).click()

    await expect(ada.log).to_contain_text("Send /start to meet the tutor")
    await expect(ada.page.locator(".people [aria-current=true]")).to_contain_text("Ada")


async def test_the_page_remembers_who_one_was(ada: Sitter) -> None:
    await ada.opens()
    boris, grace = await ada.becomes("Boris"), await ada.becomes("Grace")
    await ada.opens(f"/#/{grace}")
    await expect(ada.page.locator(".chats h1")).to_have_text("Grace")
    await ada.page.goto("about:blank")
    await ada.opens()

    await expect(ada.page.locator(".chats h1")).to_have_text("Grace")
    await ada.page.get_by_role("button", name=re.compile("^B Boris")).click()
    await expect(ada.page).to_have_url(f"{ada.base}/#/{boris}")


async def test_the_page_speaks_russian_when_the_browser_does_and_can_be_switched(chromium: Browser, base: str) -> None:
    async with sitting(chromium, base, locale="ru-RU") as ada:
        await ada.opens()
        await expect(ada.page.get_by_role("heading", name="Кем вы хотите быть?").last).to_be_visible()
        await ada.button("English").click()
        await expect(ada.page.get_by_role("heading", name="Who would you like to be?").last).to_be_visible()
        await expect(ada.page.locator("html")).to_have_attribute("lang", "en")


async def test_every_word_of_the_page_exists_in_each_language(ada: Sitter) -> None:
    await ada.opens()
    tables = await ada.page.evaluate("import('/page/words.js').then((words) => words.TABLES)")
    assert {frozenset(table) for table in tables.values()} == {frozenset(tables["en"])}
    used = {key for script in PAGE.glob("*.js") for key in re.findall(r'say\("(\w+)"', script.read_text())}
    assert used <= set(tables["en"])


async def test_a_new_person_is_made_in_a_box_that_escape_closes(ada: Sitter) -> None:
    await ada.opens()
    await ada.button("New person").click()
    await ada.page.keyboard.press("Escape")
    await expect(ada.page.get_by_role("dialog")).to_have_count(0)
    await ada.button("New person").click()
    box = ada.page.get_by_role("dialog", name="New person")
    await box.get_by_role("textbox", name="Name", exact=True).fill("Boris")
    await box.get_by_role("combobox", name="Language").select_option("ru")
    await box.get_by_role("textbox", name="Username").fill("boris_employee")
    await ada.page.keyboard.press("Enter")

    await expect(ada.page.locator(".chats h1")).to_have_text("Boris")
    people = await (await ada.page.request.get(f"{ada.base}/sim/people")).json()
    assert [(one["name"], one["language_code"], one["username"]) for one in people] == [
        ("Boris", "ru", "boris_employee")
    ]
