"""Telegram is pointed at the gateway, told apart from elsewhere, and shown at the console."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp.test_utils import TestServer

from core.clock import SystemClock
from gateway.bot_api import BotApi
from gateway.commands import introduce, run_webhooks
from gateway.delivery import DeliversHere, deliver_here
from playground.server.app import create_app
from playground.telegram.simulator import Simulator
from tests.clocks import HandClock

TOKENS = {"mentor": "100002:" + "m" * 35, "tutor": "100001:" + "t" * 35}
SECRETS = {"mentor": "m-secret", "tutor": "t-secret"}
HERE = "http://127.0.0.1:9"


@pytest.fixture
async def bots() -> AsyncIterator[dict[str, BotApi]]:
    server = TestServer(create_app(Simulator(SystemClock(), tokens=TOKENS)))
    await server.start_server()
    base = str(server.make_url("")).rstrip("/")
    async with aiohttp.ClientSession() as http:
        yield {bot: BotApi(http, base, token) for bot, token in TOKENS.items()}
    await server.close()


async def test_every_bot_is_pointed_here_and_the_check_agrees(bots: dict[str, BotApi]) -> None:
    check = DeliversHere(bots, HERE, SystemClock())
    before = await check()
    assert before is not None
    assert "mentor: Telegram delivers to nobody" in before

    await deliver_here(bots, HERE, SECRETS)

    assert await DeliversHere(bots, HERE, SystemClock())() is None
    elsewhere = await DeliversHere(bots, "http://127.0.0.1:10", SystemClock())()
    assert elsewhere is not None
    assert f"tutor: Telegram delivers to {HERE}/telegram/tutor" in elsewhere


async def test_a_good_answer_counts_for_half_a_minute_and_a_bad_one_for_a_second(bots: dict[str, BotApi]) -> None:
    clock = HandClock()
    check = DeliversHere(bots, HERE, clock)
    assert await check()
    await deliver_here(bots, HERE, SECRETS)
    assert await check(), "within the second"
    clock.move(seconds=2)
    assert await check() is None

    await run_webhooks("delete", bots, public_url=HERE, secrets=SECRETS, even_if_same=False)
    clock.move(seconds=20)
    assert await check() is None, "within the half minute"
    clock.move(seconds=20)
    assert await check()


async def test_the_console_says_what_it_did(bots: dict[str, BotApi], capsys: pytest.CaptureFixture[str]) -> None:
    for action in ("set", "set", "show", "delete", "delete", "show"):
        assert await run_webhooks(action, bots, public_url=HERE, secrets=SECRETS, even_if_same=False) == 0

    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("tutor")]
    assert said == [
        f"tutor: set to {HERE}/telegram/tutor",
        f"tutor: already set to {HERE}/telegram/tutor",
        f"tutor: {HERE}/telegram/tutor, 0 updates wait",
        "tutor: deleted",
        "tutor: there was none",
        "tutor: no webhook, 0 updates wait",
    ]


async def test_what_telegram_refuses_is_said_without_the_token(
    bots: dict[str, BotApi], capsys: pytest.CaptureFixture[str]
) -> None:
    async with aiohttp.ClientSession() as http:
        nowhere = {"tutor": BotApi(http, HERE, TOKENS["tutor"])}
        assert await run_webhooks("show", nowhere, public_url=HERE, secrets=SECRETS, even_if_same=False) == 1
        assert await introduce(nowhere["tutor"])() == (
            False,
            "Telegram does not answer for its token (ClientConnectorError)",
        )
        unknown = await DeliversHere(nowhere, HERE, SystemClock())()

    known, name = await introduce(bots["tutor"])()
    assert known
    assert name.startswith("@")
    assert TOKENS["tutor"] not in f"{capsys.readouterr().out} {unknown}"
