"""The chat page in a real Chromium, with the real simulator behind it and a bot that the test plays by hand."""

import re
import shutil
import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, async_playwright, expect

from core.clock import SystemClock
from playground.server.app import PAGE, running
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


async def test_ada_uploads_a_picture_and_looks_at_it_large(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    async with ada.page.expect_file_chooser() as choosing:
        await ada.button("Attach a file").click()
    chooser = await choosing.value
    await chooser.set_files({"name": "notes.png", "mimeType": "image/png", "buffer": png(320, 200)})
    await ada.page.get_by_role("textbox", name="Caption").fill("My notes")
    await ada.button("Send 1 file").click()

    message = await tutor.hears()
    assert message["caption"] == "My notes"
    assert (message["photo"][-1]["width"], message["photo"][-1]["height"]) == (320, 200)
    await ada.button("Open the picture: My notes").click()
    large = ada.page.get_by_role("dialog").get_by_role("img", name="My notes")
    await expect(large).to_be_visible()
    await ada.page.keyboard.press("Escape")
    await expect(large).to_have_count(0)


async def test_a_dropped_file_goes_as_a_document_when_asked(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.page.evaluate(
        """([bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], "plan.png", { type: "image/png" }));
            const area = document.querySelector(".log");
            for (const name of ["dragenter", "dragover", "drop"])
                area.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        [list(png(20, 20))],
    )
    await ada.page.get_by_role("checkbox", name="Send as a file, without compression").check()
    await ada.button("Send 1 file").click()

    assert (await tutor.hears())["document"]["file_name"] == "plan.png"
    await expect(ada.log.get_by_role("link", name="Download plan.png")).to_be_visible()


async def test_ada_records_a_voice_message_and_can_listen_to_it(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.button("Record a voice message").click()
    await expect(ada.page.get_by_role("timer")).to_have_text("0:01")
    await ada.button("Send the voice message").click()

    assert (await tutor.hears())["voice"]["file_size"] > 0
    player = ada.page.get_by_role("group", name="Voice message")
    await player.get_by_role("button", name="Play").click()
    await expect(player.get_by_role("slider", name="Position")).not_to_have_attribute("aria-valuetext", "0:00")


async def test_a_picture_of_the_bot_keeps_its_room_and_its_caption(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    await tutor.call("sendPhoto", files={"photo": png(1080, 720)}, caption="B1, perhaps A2")

    picture = ada.bubbles("bot").get_by_role("img", name="B1, perhaps A2")
    await expect(picture).to_be_visible()
    shape = await ada.frame(picture)
    assert abs(shape["width"] / shape["height"] - 1.5) < 0.02


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


async def test_commands_are_offered_after_a_slash_in_the_language_of_the_person(ada: Sitter, tutor: Puppet) -> None:
    for code, words in (("", "What I can do"), ("ru", "Что я умею")):
        commands = [{"command": "menu", "description": words}, {"command": "cancel", "description": "Stop"}]
        await tutor.call("setMyCommands", commands=commands, language_code=code)
    await ada.talks_to("tutor", name="Ада", language="ru")
    await ada.field.press_sequentially("/m")
    await expect(ada.page.get_by_role("option", selected=True)).to_have_text(re.compile("/menu.*Что я умею"))
    await ada.field.press("Enter")

    assert (await tutor.hears())["text"] == "/menu"
    await expect(ada.page.get_by_role("listbox")).to_be_hidden()
    await ada.log.get_by_role("button", name="/menu").click()
    assert (await tutor.hears())["text"] == "/menu"


async def test_ada_pays_after_she_was_asked_once_more(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/buy")
    await tutor.hears()
    month = {"title": "A month", "description": "No limits", "payload": "month", "currency": "XTR"}
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


async def test_the_arrow_up_edits_the_last_words_of_ones_own(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("I have seen him yesterday")
    await tutor.hears()
    await ada.field.press("ArrowUp")
    await expect(ada.field).to_have_value("I have seen him yesterday")
    await ada.writes("I saw him yesterday")

    assert (await tutor.hears("edited_message"))["text"] == "I saw him yesterday"
    await expect(ada.bubbles("person")).to_have_text(re.compile("^I saw him yesterday.*edited"))
    await expect(ada.field).to_have_value("")


async def test_a_deleted_message_goes_and_long_talk_stays_at_its_end(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    last = [await tutor.says(f"Line {number}\n" * 4) for number in range(12)][-1]
    await expect(ada.bubbles("bot").last).to_be_in_viewport()

    await tutor.call("deleteMessage", message_id=last)
    await expect(ada.log.get_by_text("Line 11")).to_have_count(0)
    await ada.page.locator(".scroller").evaluate("(node) => node.scrollTo(0, 0)")
    await tutor.says("While you were reading")
    await ada.page.get_by_role("button", name="1 new message").click()
    await expect(ada.log.get_by_text("While you were reading")).to_be_in_viewport()


async def test_another_chat_shows_its_last_words_and_what_is_unread(ada: Sitter, mentor: Puppet) -> None:
    person = await ada.talks_to("mentor")
    await ada.writes("/start")
    await mentor.hears()
    await ada.opens(f"/#/{person}/tutor")
    await expect(ada.log).to_have_accessible_name("Messages with Tutor")
    await mentor.says("A task for you")
    await mentor.says("And one more")

    row = ada.page.get_by_role("button", name=re.compile("^Mentor"))
    await expect(row).to_contain_text("And one more")
    await expect(row.locator(".badge")).to_have_text("2")
    await expect(ada.page).to_have_title("(2) Tutor")
    await row.click()
    await expect(row.locator(".badge")).to_have_text("")


async def test_a_message_that_did_not_go_out_says_why_and_can_be_sent_again(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await expect(ada.button("Start")).to_be_visible()
    await ada.page.route("**/messages", lambda route: route.abort())
    await ada.writes("Are you there?")
    await expect(ada.log.get_by_role("alert")).to_contain_text("Not sent: the playground does not answer.")
    await ada.page.unroute("**/messages")
    await ada.button("Try again").click()

    assert (await tutor.hears())["text"] == "Are you there?"
    await expect(ada.log.get_by_role("alert")).to_have_count(0)
    await expect(ada.bubbles("person")).to_have_count(1)


async def test_the_page_says_calmly_that_the_playground_is_away_and_comes_back(chromium: Browser) -> None:
    async with running("127.0.0.1", 0, tokens=TOKENS, clock=SystemClock()) as base:
        port = int(base.rpartition(":")[2])
        context = sitting(chromium, base)
        ada = await context.__aenter__()
        await ada.talks_to("tutor")
        await expect(ada.button("Start")).to_be_visible()
    notice = ada.page.get_by_text("The playground is away. Reconnecting…")
    await expect(notice).to_be_visible()
    async with running("127.0.0.1", port, tokens=TOKENS, clock=SystemClock()):
        await expect(notice).to_be_hidden()
        await context.__aexit__(None, None, None)


async def test_the_way_of_a_message_is_shown_on_demand(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    await tutor.says("Hi Ada")
    await expect(ada.bubbles("bot")).to_be_visible()
    await ada.bubbles("person").locator(".meta").click()

    way = ada.page.get_by_role("region", name="The way of this message")
    await expect(way).to_contain_text("Written")
    await expect(way).to_contain_text("sendMessage")
    await expect(way).to_contain_text(re.compile(r"Handled, in all\s*\d"))
    await ada.bubbles("person").locator(".meta").click()
    await expect(way).to_have_count(0)


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
async def test_words_are_readable_in_light_and_in_dark(chromium: Browser, base: str, tutor: Puppet, scheme: str) -> None:
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
        await tutor.says("A-word-that-is-much-too-long-for-a-phone-" * 6, [["A rather long label of a button", "Another one"]])
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


def png(width: int, height: int) -> bytes:
    """A picture of one calm colour ramp."""
    rows = b"".join(b"\0" + bytes((70, 110, 90 + 120 * y // height)) * width for y in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
