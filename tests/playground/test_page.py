"""The chat page in a real Chromium, with the real simulator behind it and a bot that the test plays by hand."""

import re
import shutil
import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from core.clock import SystemClock
from playground.server.app import running
from tests.playground.page_bot import Puppet, puppet
from tests.playground.page_person import Sitter, sitting

TOKENS = {"tutor": "1001:page-test", "mentor": "1002:page-test", "media": "1003:page-test"}
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"
    " --no-first-run --use-fake-device-for-media-stream --use-fake-ui-for-media-stream"
).split()

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium here: looked for chromium, chromium-browser, google-chrome")
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        await browser.close()


@pytest.fixture
async def base() -> AsyncIterator[str]:
    async with running("127.0.0.1", 0, tokens=TOKENS, clock=SystemClock()) as address:
        yield address


@pytest.fixture
async def tutor(base: str) -> AsyncIterator[Puppet]:
    async with puppet(base, TOKENS["tutor"]) as bot:
        yield bot


@pytest.fixture
async def mentor(base: str) -> AsyncIterator[Puppet]:
    async with puppet(base, TOKENS["mentor"]) as bot:
        yield bot


@pytest.fixture
async def ada(chromium: Browser, base: str) -> AsyncIterator[Sitter]:
    async with sitting(chromium, base) as sitter:
        yield sitter


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


async def test_ada_writes_and_sees_formatted_text(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.button("Start").click()
    assert (await tutor.hears())["text"] == "/start"
    await tutor.says(
        'Hi <b>Ada</b>, <i>read <u>this</u></i>: <code>to be</code>, <a href="https://example.org/a">a page</a>\n'
        '<blockquote>quoted</blockquote>\n<pre><code class="language-python">print(1)</code></pre>'
    )

    answer = ada.bubbles("bot").last
    await expect(answer.locator("strong")).to_have_text("Ada")
    await expect(answer.locator("em u")).to_have_text("this")
    await expect(answer.locator("code.code")).to_have_text("to be")
    await expect(answer.locator("blockquote")).to_have_text("quoted")
    await expect(answer.locator("figure.pre figcaption span")).to_have_text("python")
    await expect(answer.get_by_role("link")).to_have_attribute("rel", "noopener noreferrer")
    await expect(ada.bubbles("person").locator(".tick")).to_have_text("The bot has it")


async def test_what_people_write_is_never_markup(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor", name="<u>Mallory</u>")
    await ada.writes('<img src=x onerror="document.title=1"> & <b>')
    await tutor.hears()
    await tutor.says("&lt;script&gt;alert(1)&lt;/script&gt;", [["<i>press</i>"]])

    await expect(ada.bubbles("bot").locator(".text")).to_have_text("<script>alert(1)</script>")
    await expect(ada.bubbles("person").locator(".text")).to_have_text('<img src=x onerror="document.title=1"> & <b>')
    await expect(ada.button("<i>press</i>")).to_be_visible()
    await expect(ada.page.locator(".chats h1")).to_have_text("<u>Mallory</u>")
    assert await ada.page.locator("#app img, #app script, .key i").count() == 0


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


async def test_typing_and_a_draft_show_and_the_draft_can_be_stopped(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("Tell me a story")
    await tutor.hears()
    await tutor.call("sendChatAction", action="typing")
    await expect(ada.page.locator(".chat .status")).to_have_text("typing")
    await expect(ada.page.locator(".message.working")).to_be_visible()

    draft = ada.page.locator(".message.draft")
    for text in ("Once", "Once upon a time"):
        await tutor.call("sendMessageDraft", draft_id=7, text=text, can_stop=True)
        await expect(draft.locator(".text")).to_have_text(text)
    await draft.get_by_role("button", name="Stop").click()
    await tutor.hears("stopped_message_generation")
    await tutor.says("Once upon a time.")

    await expect(draft).to_have_count(0)
    await expect(ada.bubbles("bot").last).to_contain_text("Once upon a time.")
    await expect(ada.page.locator(".chat .status")).to_have_text("bot")
