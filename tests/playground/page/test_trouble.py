"""When something is slow, lost or away."""

import asyncio
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from playwright.async_api import Browser, Route, expect

from core.clock import SystemClock
from playground.server.app import running
from tests.playground.page.bot import TOKENS, Puppet, puppet
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


async def test_the_page_says_calmly_that_the_playground_is_away_and_comes_back(
    chromium: Browser, tmp_path: Path
) -> None:
    telegram = partial(running, "127.0.0.1", tokens=TOKENS, clock=SystemClock(), state_path=tmp_path / "telegram")
    async with AsyncExitStack() as chairs:
        async with telegram(0) as base, puppet(base, TOKENS["tutor"]) as tutor:
            ada = await chairs.enter_async_context(sitting(chromium, base))
            await ada.talks_to("tutor")
            await ada.writes("/start")
            await tutor.hears()
        notice = ada.page.get_by_text("The playground is away. Reconnecting…")
        await expect(notice).to_be_visible()

        async with telegram(int(base.rpartition(":")[2])), puppet(base, TOKENS["tutor"]) as tutor:
            await expect(notice).to_be_hidden()
            await ada.writes("Here again?")
            await tutor.hears()
            await tutor.says("Here again.")
            await expect(ada.log).to_contain_text("Here again.")
            await chairs.aclose()


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


async def test_a_message_is_shown_once_when_the_stream_is_faster_than_the_request(ada: Sitter, tutor: Puppet) -> None:
    await ada.talks_to("tutor")
    seen = asyncio.Event()

    async def slowly(route: Route) -> None:
        answer = await route.fetch()
        await seen.wait()
        await route.fulfill(response=answer)

    await ada.page.route("**/messages", slowly)
    await ada.writes("Only once")
    await tutor.hears()
    await tutor.says("I heard you")
    await expect(ada.bubbles("bot")).to_have_count(1)
    await expect(ada.bubbles("person")).to_have_count(1)
    seen.set()
    await ada.page.unroute_all(behavior="wait")
