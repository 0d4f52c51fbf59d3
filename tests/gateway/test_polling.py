"""Polling and webhooks against the simulated Telegram."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from core.clock import SystemClock
from core.tasks import Nursery
from core.updates.ingest import Ingest
from core.updates.locks import Lock
from core.updates.store import Store
from core.updates.watch import Watch
from gateway.bot_api import BotApi, BotApiError, BotApiUnreachableError
from gateway.polling import Poller
from gateway.registration import delete_webhook, set_webhook, show_webhook, webhook_url
from playground.server.app import create_app
from playground.telegram.simulator import Simulator
from tests.core.updates.conftest import eventually

TOKEN = "100001:" + "t" * 35


@dataclass
class Line:
    """A bot's way to the simulated Telegram."""

    simulator: Simulator
    http: aiohttp.ClientSession
    base: str

    @property
    def api(self) -> BotApi:
        return BotApi(self.http, self.base, TOKEN)


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    simulator = Simulator(SystemClock(), tokens={"tutor": TOKEN})
    server = TestServer(create_app(simulator))
    await server.start_server()
    async with aiohttp.ClientSession() as http:
        yield Line(simulator, http, str(server.make_url("")).rstrip("/"))
    await server.close()


async def waiting(store: Store) -> int:
    return (await Watch(store).backlog()).waiting


async def test_what_is_polled_is_stored_once_and_only_then_asked_past(line: Line, store: Store) -> None:
    nursery = Nursery("test")
    ada = line.simulator.person("Ada")
    for text in ("one", "two", "three"):
        line.simulator.acts.say(line.simulator.bot("tutor"), ada, text)
    ingest = Ingest(store, nursery)
    first = nursery.start(Poller("tutor", line.api, ingest, Lock(store, "poller:tutor", "first")).run(), name="first")
    await eventually(lambda: _is(waiting(store), 3))
    first.cancel()
    await asyncio.wait([first])

    nursery.start(Poller("tutor", line.api, ingest, Lock(store, "poller:tutor", "second")).run(), name="second")
    line.simulator.acts.say(line.simulator.bot("tutor"), ada, "four")
    await eventually(lambda: _is(waiting(store), 4))
    await nursery.close()


async def test_of_two_pollers_one_polls(line: Line, store: Store) -> None:
    one, other = Lock(store, "poller:tutor", "one"), Lock(store, "poller:tutor", "other")
    assert await one.hold()
    assert not await other.hold()
    assert await one.hold(), "its holder prolongs it"
    await other.let_go()
    assert not await other.hold(), "only the holder lets go"
    await one.let_go()
    assert await other.hold()


async def test_a_webhook_left_from_before_is_removed_for_polling(line: Line, store: Store) -> None:
    nursery = Nursery("test")
    await set_webhook(line.api, webhook_url("http://127.0.0.1:9", "tutor"), "secret")
    nursery.start(Poller("tutor", line.api, Ingest(store, nursery), Lock(store, "p", "one")).run(), name="poller")

    async def removed() -> bool:
        return not (await show_webhook(line.api)).url

    await eventually(removed)
    await nursery.close()


async def test_a_webhook_is_set_only_when_something_differs(line: Line) -> None:
    url = webhook_url("http://127.0.0.1:9", "tutor")
    assert await set_webhook(line.api, url, "secret")
    assert not await set_webhook(line.api, url, "secret")
    assert await set_webhook(line.api, url, "another secret".replace(" ", "-"), even_if_same=True)
    assert (await show_webhook(line.api)).delivers_to(url)
    assert await delete_webhook(line.api)
    assert not await delete_webhook(line.api)


async def test_a_wrong_token_and_a_dead_server_are_told_apart_and_neither_shows_the_token(line: Line) -> None:
    stranger = BotApi(line.http, line.base, "100009:" + "x" * 35)
    with pytest.raises(BotApiError) as refused:
        await stranger.call("getMe")
    assert refused.value.code == 401
    nowhere = BotApi(line.http, "http://127.0.0.1:9", TOKEN)
    with pytest.raises(BotApiUnreachableError) as unreachable:
        await nowhere.call("getMe")
    assert TOKEN not in f"{refused.value} {unreachable.value}"


async def _is(found: Awaitable[int], wanted: int) -> bool:
    return await found == wanted
