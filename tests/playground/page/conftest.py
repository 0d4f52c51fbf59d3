"""The chat page in a real Chromium, with the real simulator behind it and bots that the test plays by hand."""

import shutil
from collections.abc import AsyncIterator
from typing import Final

import pytest
from playwright.async_api import Browser, async_playwright, expect

from core.clock import SystemClock
from playground.server.app import running
from tests.playground.page.bot import TOKENS, Puppet, puppet
from tests.playground.page.person import Sitter, sitting

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
)

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip(f"no Chromium here: looked for {', '.join(NAMES)}")
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=path, args=FLAGS)
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
