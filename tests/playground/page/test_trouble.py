"""When something is slow, lost or away."""

import asyncio

from playwright.async_api import Browser, Route, expect

from core.clock import SystemClock
from playground.server.app import running
from tests.playground.page.bot import TOKENS, Puppet
from tests.playground.page.person import Sitter, sitting


async def test_a_message_that_did_not_go_out_says_why_and_can_be_sent_again(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
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
    notice = ada.page.get_by_text("The playground is away. Reconnecting…")
    await expect(notice).to_be_visible()
    async with running("127.0.0.1", port, tokens=TOKENS, clock=SystemClock()):
        await expect(notice).to_be_hidden()
        await context.__aexit__(None, None, None)


async def test_what_happens_while_a_chat_is_loading_is_not_lost(ada: Sitter, tutor: Puppet) -> None:
    person = await ada.talks_to("tutor")
    await ada.writes("/start")
    await tutor.hears()
    old, said = asyncio.Event(), asyncio.Event()

    async def slowly(route: Route) -> None:
        answer = await route.fetch()
        old.set()
        await said.wait()
        await route.fulfill(response=answer)

    await ada.page.route(f"**/sim/chats/tutor/{person}", slowly)
    await ada.page.reload()
    await old.wait()
    await tutor.says("Said meanwhile")
    await expect(ada.log).to_contain_text("Said meanwhile")
    said.set()
    await expect(ada.bubbles("person")).to_have_count(1)
    await expect(ada.log).to_contain_text("Said meanwhile")
    await ada.page.unroute_all(behavior="wait")
