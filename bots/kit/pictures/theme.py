"""What all pictures look like: 1080 px wide, safe margins, large type, two palettes, one accent for each bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

from PIL import Image, ImageDraw, ImageFont

WIDTH = 1080
MARGIN = 64
INSIDE = WIDTH - 2 * MARGIN
SMALL, NORMAL, LARGE = 32, 40, 56
"""Sizes of type in px: the small one is readable on a phone without zoom."""

FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb. `ink` and `muted` have a contrast of 4.5 at the least on `paper`."""

    paper: str
    ink: str
    muted: str
    track: str
    """Behind the filled part of a bar."""


LIGHT = Palette(paper="#ffffff", ink="#1b1f24", muted="#57606a", track="#e4e8ec")
DARK = Palette(paper="#16191d", ink="#f0f2f4", muted="#a3acb5", track="#31373e")


def palette_of(*, dark: bool) -> Palette:
    return DARK if dark else LIGHT


ACCENTS: Mapping[str, str] = MappingProxyType({"tutor": "#2563eb", "mentor": "#7c3aed", "media": "#d9640b"})
OTHER_ACCENT = "#0f766e"


def accent_of(bot: str) -> str:
    """The one colour that is the bot's own."""
    return ACCENTS.get(bot, OTHER_ACCENT)


@cache
def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")), size)


class Sheet:
    """A page that is written from top to bottom."""

    def __init__(self, height: int, palette: Palette, accent: str) -> None:
        self.palette = palette
        self.accent = accent
        self.y = MARGIN
        self._image = Image.new("RGB", (WIDTH, height), palette.paper)
        self._draw = ImageDraw.Draw(self._image)

    def line(self, left: str, right: str = "", *, size: int = NORMAL, muted: bool = False, bold: bool = False) -> None:
        """Text on the left and on the right; the left one is shortened where they would meet."""
        face, ink = font(size, bold=bold), self.palette.muted if muted else self.palette.ink
        taken = self._draw.textlength(right, face) + size if right else 0
        self._draw.text((MARGIN, self.y), fitting(left, face, INSIDE - taken), ink, face)
        if right:
            self._draw.text((WIDTH - MARGIN, self.y), right, ink, face, anchor="ra")
        self.y += round(size * 1.4)

    def bar(self, share: float, *, height: int = 28) -> None:
        """How much of a whole is filled, 0 to 1."""
        radius = height // 2
        box = (MARGIN, self.y, WIDTH - MARGIN, self.y + height)
        self._draw.rounded_rectangle(box, radius, self.palette.track)
        if share > 0:
            end = MARGIN + max(height, round(INSIDE * min(1.0, share)))
            self._draw.rounded_rectangle((MARGIN, self.y, end, self.y + height), radius, self.accent)
        self.y += height + 16

    def gap(self, pixels: int) -> None:
        self.y += pixels

    def png(self) -> bytes:
        data = BytesIO()
        self._image.save(data, "PNG", compress_level=2)
        return data.getvalue()


def fitting(text: str, face: ImageFont.FreeTypeFont, room: float) -> str:
    if face.getlength(text) <= room:
        return text
    while text and face.getlength(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, face: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """The text in lines that fit, broken at blanks."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]
