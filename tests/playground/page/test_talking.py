"""Words between Ada and a bot, as they appear on the page."""

import re

from playwright.async_api import expect

from tests.playground.page.bot import Puppet
from tests.playground.page.person import Sitter


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
    # Two digits, because "Line 1" said at 10:15 would read as "Line 110:15".
    last = [await tutor.says(f"Line {number:02}\n" * 4) for number in range(12)][-1]
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
