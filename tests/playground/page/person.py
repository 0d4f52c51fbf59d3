"""A person in front of the chat page: a real Chromium, what it shows and what is done with it."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, FloatRect, Locator, Page, Request, expect

_CONTRAST = """(node) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const behind = [];
    for (let one = node; one; one = one.parentElement) behind.unshift(getComputedStyle(one).backgroundColor);
    const paint = (colours) => {
        canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
        for (const colour of colours) { canvas.fillRect(0, 0, 1, 1); canvas.fillStyle = colour; }
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (rgb) => rgb.map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const lights = [light(paint(behind)), light(paint([...behind, getComputedStyle(node).color]))];
    const [low, high] = lights.sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
}"""


@dataclass
class Sitter:
    """Whoever sits at the page. `faults` is what went wrong in it, `strangers` whom it asked besides its server."""

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("request", self._asked)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.faults.append(message.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.strangers.append(request.url)

    async def opens(self, way: str = "/") -> None:
        await self.page.goto(self.base + way)

    async def becomes(self, name: str, language: str = "en") -> int:
        """Be a new person, without the page's help."""
        body = {"name": name, "language_code": language}
        answer = await self.page.request.post(f"{self.base}/sim/people", data=body)
        return int((await answer.json())["id"])

    async def talks_to(self, bot: str, name: str = "Ada", language: str = "en") -> int:
        """Open the chat with a bot as a new person."""
        person = await self.becomes(name, language)
        await self.opens(f"/#/{person}/{bot}")
        await expect(self.field).to_be_visible()
        return person

    async def writes(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")

    @property
    def field(self) -> Locator:
        return self.page.get_by_role("combobox", name=re.compile("^(Message|Сообщение)$"))

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    def bubbles(self, side: str) -> Locator:
        return self.log.locator(f'.message[data-from="{side}"]')

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def frame(self, locator: Locator) -> FloatRect:
        """Where something stands on the screen."""
        box = await locator.bounding_box()
        assert box is not None, "it is not on the screen"
        return box

    async def contrast(self, locator: Locator) -> float:
        """The ratio of WCAG 2 between a text and what stands behind it."""
        return float(await locator.evaluate(_CONTRAST))


@asynccontextmanager
async def sitting(browser: Browser, base: str, **looks: Any) -> AsyncIterator[Sitter]:
    """Somebody at the page until the end of the block; the page must have gone through it without a fault."""
    settings: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **looks}
    context = await browser.new_context(**settings)
    sitter = Sitter(await context.new_page(), base)
    sitter.watch()
    try:
        yield sitter
    finally:
        await context.close()
    assert sitter.faults == []
    assert sitter.strangers == []
