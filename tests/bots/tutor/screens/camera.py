"""Photographs of screens: the playground's page in a real Chromium, on a phone, in light and in dark."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Literal

from aiohttp import web
from playwright.async_api import Browser, Page, async_playwright, expect

from playground.server.app import create_app
from tests.bots.telegram import Telegram
from tests.bots.tutor.screens.walking import Walker
from tests.playground.page.conftest import FLAGS, NAMES

WIDTH, HEIGHT, AROUND = 390, 844, 170
"""Pixels: a phone's page, and what of its height is no message."""
CLEAR: Final = """() => {
    for (const box of document.querySelectorAll("dialog[open]")) box.close();
    for (const line of document.querySelectorAll(".toast")) line.remove();
}"""
"""What came up after a press is not in the next photograph."""
LANGUAGES: Final = ("ru", "en")
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


class Photographer:
    """Looks over the walker's shoulder. Files are `<scheme>/<language>/<name>.png`."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._watched: Telegram | None = None
        self._page: Page | None = None
        self._runner: web.AppRunner | None = None

    async def takes(self, walker: Walker, name: str) -> None:
        page = await self._in_front_of(walker)
        await expect(page.locator(".message")).to_have_count(len(walker.person.chat))
        await page.wait_for_timeout(150)
        last = await page.locator(".message").last.bounding_box()
        height = max(HEIGHT, round(last["height"]) + AROUND if last else 0)
        await page.set_viewport_size({"width": WIDTH, "height": height})
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            await page.wait_for_timeout(120)
            await page.screenshot(path=self._folder / scheme / walker.language / f"{name}.png")
        await page.evaluate(CLEAR)

    async def leaves(self) -> None:
        if self._page is not None:
            await self._page.context.close()
        if self._runner is not None:
            await self._runner.cleanup()
        self._watched = self._page = self._runner = None

    async def _in_front_of(self, walker: Walker) -> Page:
        if self._page is None or self._watched is not walker.telegram:
            await self.leaves()
            self._watched = walker.telegram
            base = await self._served(walker.telegram)
            context = await self._browser.new_context(
                viewport={"width": WIDTH, "height": HEIGHT},
                device_scale_factor=1.5,
                is_mobile=True,
                has_touch=True,
                locale=walker.language,
                timezone_id="UTC",
            )
            self._page = await context.new_page()
            await self._page.goto(f"{base}/#/{walker.person.id}/tutor")
        return self._page

    async def _served(self, telegram: Telegram) -> str:
        self._runner = web.AppRunner(create_app(telegram.simulator), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"


@asynccontextmanager
async def photographer(folder: Path) -> AsyncIterator[Photographer]:
    """Somebody with a camera, who leaves at the end."""
    for scheme in SCHEMES:
        for language in LANGUAGES:
            (folder / scheme / language).mkdir(parents=True, exist_ok=True)
    async with async_playwright() as play:
        path = next(filter(None, map(shutil.which, NAMES)))
        browser = await play.chromium.launch(executable_path=path, args=FLAGS)
        one = Photographer(browser, folder)
        try:
            yield one
        finally:
            await one.leaves()
            await browser.close()
