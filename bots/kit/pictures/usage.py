"""What is left of a person's plan, as bars."""

import asyncio
from dataclasses import dataclass
from functools import lru_cache

from bots.kit.pictures.theme import LARGE, LIGHT, MARGIN, SMALL, Palette, Sheet, accent_of

ROW = 56 + 44 + 45 + 36
"""Height of one allowance: its line, its bar, the line below, the space to the next."""
HEAD = round(LARGE * 1.4) + 32


@dataclass(frozen=True, slots=True)
class Left:
    """One allowance, in words that are ready to be shown."""

    label: str
    left: str
    """«43 of 50»."""
    share: float
    """Of the allowance that is left, 0 to 1."""
    resets: str


@dataclass(frozen=True, slots=True)
class UsagePicture:
    bot: str
    title: str
    rows: tuple[Left, ...]
    palette: Palette = LIGHT


async def draw(picture: UsagePicture) -> bytes:
    """A PNG; drawn off the event loop, and once for the same figures."""
    return await asyncio.to_thread(_drawn, picture)


@lru_cache(maxsize=256)
def _drawn(picture: UsagePicture) -> bytes:
    sheet = Sheet(2 * MARGIN + HEAD + ROW * len(picture.rows) - 36, picture.palette, accent_of(picture.bot))
    sheet.line(picture.title, size=LARGE, bold=True)
    sheet.gap(32)
    for row in picture.rows:
        sheet.line(row.label, row.left)
        sheet.bar(row.share)
        sheet.line(row.resets, size=SMALL, muted=True)
        sheet.gap(36)
    return sheet.png()
