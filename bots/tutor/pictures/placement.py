"""What a placement test found: how probable each level is, and how far each skill is on the scale of levels."""

import asyncio
from dataclasses import dataclass
from functools import lru_cache

from bots.kit.pictures.canvas import Canvas
from bots.kit.pictures.theme import INSIDE, LARGE, LIGHT, MARGIN, NORMAL, SMALL, Palette
from bots.tutor.pictures.shades import Shades, shades_of

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
SECTION = 96
"""From the end of a section to the base line of the next one's title."""
COLUMN, COLUMN_GAP = 220, 24
"""Height of a certain level's column, and the room between two."""
SKILL, SCALE = 76, 60
"""Heights: a skill's line, the names of the levels above the first."""
LABEL, VALUE = 300, 132
"""Widths: a skill's name on the left, its level on the right."""
BAR = 32
LEAST_FILL = 8
"""What little there is can be seen."""


@dataclass(frozen=True, slots=True)
class Share:
    """How probable a level is, 0 to 1."""

    level: str
    share: float
    shown: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SkillHeight:
    """How far a skill is: 0 where A1 begins to 6 where C2 ends; None: not assessed."""

    label: str
    height: float | None
    value: str


@dataclass(frozen=True, slots=True)
class PlacementPicture:
    """Everything in words that are ready to be shown."""

    title: str
    subtitle: str
    shares_title: str
    shares: tuple[Share, ...]
    skills_title: str
    skills: tuple[SkillHeight, ...]
    palette: Palette = LIGHT


async def draw(picture: PlacementPicture) -> bytes:
    """A PNG; drawn off the event loop, and once for the same data."""
    return await asyncio.to_thread(_drawn, picture)


@lru_cache(maxsize=64)
def _drawn(picture: PlacementPicture) -> bytes:
    return lay_out(picture).png()


def lay_out(picture: PlacementPicture) -> Canvas:
    shares = SECTION + 60 + COLUMN + 52
    skills = SECTION + SCALE + SKILL * len(picture.skills)
    canvas = Canvas(MARGIN + LARGE + 60 + shares + skills + MARGIN, picture.palette)
    shades = shades_of(picture.palette)
    y: float = MARGIN + LARGE - 12
    canvas.text(MARGIN, y, picture.title, size=LARGE, bold=True, room=INSIDE)
    canvas.text(MARGIN, y + 60, picture.subtitle, size=36, ink=canvas.palette.muted, room=INSIDE)
    y = _shares(canvas, picture, y + 60 + SECTION, shades)
    _skills(canvas, picture, y + SECTION, shades)
    return canvas


def _shares(canvas: Canvas, picture: PlacementPicture, y: float, shades: Shades) -> float:
    """A column for each level; the level that was found in the accent."""
    canvas.text(MARGIN, y, picture.shares_title, size=NORMAL, bold=True, room=INSIDE)
    ground = y + 60 + COLUMN
    width = (INSIDE - COLUMN_GAP * (len(picture.shares) - 1)) / len(picture.shares)
    for n, one in enumerate(picture.shares):
        x = MARGIN + n * (width + COLUMN_GAP)
        height = max(LEAST_FILL, one.share * (COLUMN - 50))
        middle = x + width / 2
        ink = shades.ink if one.chosen else canvas.palette.muted
        canvas.box(x, ground - height, width, height, shades.accent if one.chosen else shades.half, radius=10)
        canvas.text(middle, ground - height - 14, one.shown, size=34, bold=one.chosen, ink=ink, anchor="ms")
        canvas.text(middle, ground + 46, one.level, size=36, bold=one.chosen, anchor="ms")
    return ground + 52


def _skills(canvas: Canvas, picture: PlacementPicture, y: float, shades: Shades) -> None:
    """Bars from A1 to C2."""
    left, width = MARGIN + LABEL, INSIDE - LABEL - VALUE
    band = width / len(LEVELS)
    canvas.text(MARGIN, y, picture.skills_title, size=NORMAL, bold=True, room=INSIDE)
    for n, level in enumerate(LEVELS):
        canvas.text(left + (n + 0.5) * band, y + SCALE, level, size=SMALL, ink=canvas.palette.muted, anchor="ms")
    y += SCALE
    for skill in picture.skills:
        _skill(canvas, skill, y, left, band, shades)
        y += SKILL


def _skill(canvas: Canvas, skill: SkillHeight, y: float, left: float, band: float, shades: Shades) -> None:
    top, base = y + 28, y + 58
    canvas.text(MARGIN, base, skill.label, size=36, room=LABEL - 20)
    if skill.height is None:  # there is no bar to compare with: the words take its place
        canvas.text(left, base, skill.value, size=SMALL, ink=canvas.palette.muted, room=band * len(LEVELS) + VALUE)
        return
    canvas.text(MARGIN + INSIDE, base, skill.value, size=36, bold=True, anchor="rs")
    for n in range(len(LEVELS)):
        share = min(1.0, max(0.0, skill.height - n))
        canvas.box(left + n * band + 2, top, band - 4, BAR, canvas.palette.track, radius=6)
        fill = max(LEAST_FILL, (band - 4) * share) if share else 0
        canvas.box(left + n * band + 2, top, fill, BAR, shades.accent, radius=6)
