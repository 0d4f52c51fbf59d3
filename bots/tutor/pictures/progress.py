"""/progress as a picture: the streak and XP, six skills on the scale of levels, the calendar, the words."""

import asyncio
from dataclasses import dataclass
from functools import lru_cache

from bots.kit.pictures.canvas import Canvas
from bots.kit.pictures.theme import INSIDE, LARGE, LIGHT, MARGIN, NORMAL, SMALL, Palette
from bots.tutor.pictures.calendar import Calendar, calendar_height, draw_calendar
from bots.tutor.pictures.shades import Shades, shades_of

LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
SECTION = 88
"""From the end of a section to the base line of the next one's title."""
FIGURES = 168
COLUMNS = (0.29, 0.37, 0.34)
"""Shares of the width for the figures."""
LEAST_FILL, LEAST_PART = 10, 16
"""What little there is can be seen."""
SKILL, SCALE, NOTE = 72, 56, 56
"""Heights: a skill's line, the names of the levels, the line below the chart."""
LABEL, VALUE = 300, 132
"""Widths: a skill's name on the left, its level on the right."""
BAR = 30
WORDS_BAR = 40


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SkillBar:
    """Places are on the scale of levels, 0 to 6."""

    label: str
    place: float | None
    """None: not known yet."""
    before: float | None
    """Four weeks ago; None: the same."""
    value: str
    """The level."""
    trend: int = 0
    """1 up, -1 down, 0 neither."""


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    number: int
    shown: str
    """The number, as the language writes it."""


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """Everything in words that are ready to be shown."""

    title: str
    figures: tuple[Figure, ...]
    skills_title: str
    skills: tuple[SkillBar, ...]
    skills_note: str
    calendar: Calendar
    words_title: str = ""
    words: tuple[Part, ...] = ()
    """From those not yet begun to those that sit; empty: not shown."""
    palette: Palette = LIGHT


async def draw(picture: ProgressPicture) -> bytes:
    """A PNG; drawn off the event loop, and once for the same data."""
    return await asyncio.to_thread(_drawn, picture)


@lru_cache(maxsize=64)
def _drawn(picture: ProgressPicture) -> bytes:
    return lay_out(picture).png()


def lay_out(picture: ProgressPicture) -> Canvas:
    skills = SECTION + SCALE + SKILL * len(picture.skills) + (NOTE if picture.skills_note else 0)
    words = SECTION + 40 + WORDS_BAR + 60 * ((len(picture.words) + 1) // 2) if picture.words else 0
    height = MARGIN + LARGE + FIGURES + skills + SECTION + calendar_height(picture.calendar) + words + MARGIN
    canvas, shades = Canvas(height, picture.palette), shades_of(picture.palette)
    y: float = MARGIN + LARGE - 12
    canvas.text(MARGIN, y, picture.title, size=LARGE, bold=True, room=INSIDE)
    y = _figures(canvas, picture.figures, y + 12, shades)
    y = _skills(canvas, picture, y + SECTION, shades)
    y = draw_calendar(canvas, picture.calendar, y + SECTION, shades)
    if picture.words:
        _words(canvas, picture, y + SECTION, shades)
    return canvas


def _figures(canvas: Canvas, figures: tuple[Figure, ...], top: float, shades: Shades) -> float:
    """Numbers side by side, each with what it is below."""
    x = float(MARGIN)
    for one, share in zip(figures, COLUMNS, strict=True):
        canvas.text(x, top + 96, one.value, size=64, bold=True, ink=shades.ink, room=share * INSIDE - 12)
        canvas.text(x, top + 148, one.label, size=SMALL, ink=canvas.palette.muted, room=share * INSIDE - 12)
        x += share * INSIDE
    return top + FIGURES


def _skills(canvas: Canvas, picture: ProgressPicture, y: float, shades: Shades) -> float:
    """Bars from A1 to C2: how far each skill is, with a mark where it stood four weeks ago."""
    left, width = MARGIN + LABEL, INSIDE - LABEL - VALUE
    band = width / len(LEVELS)
    canvas.text(MARGIN, y, picture.skills_title, size=NORMAL, bold=True, room=INSIDE)
    for n, level in enumerate(LEVELS):
        canvas.text(left + (n + 0.5) * band, y + SCALE, level, size=SMALL, ink=canvas.palette.muted, anchor="ms")
    y += SCALE
    for skill in picture.skills:
        _skill(canvas, skill, y, left, band, shades)
        y += SKILL
    if picture.skills_note:
        y += NOTE
        canvas.box(MARGIN + 2, y - 26, 6, 34, canvas.palette.ink, radius=3)
        canvas.text(MARGIN + 28, y, picture.skills_note, size=SMALL, ink=canvas.palette.muted, room=INSIDE - 28)
    return y


def _skill(canvas: Canvas, skill: SkillBar, y: float, left: float, band: float, shades: Shades) -> None:
    top, base = y + 28, y + 56
    canvas.text(MARGIN, base, skill.label, size=36, room=LABEL - 20)
    right = MARGIN + INSIDE
    ink = canvas.palette.ink if skill.place is not None else canvas.palette.muted
    canvas.text(right - 48, base, skill.value, size=36, bold=skill.place is not None, ink=ink, anchor="rs")
    arrow(canvas, right - 16, top + BAR / 2, skill.trend, shades)
    for n in range(len(LEVELS)):
        share = min(1.0, max(0.0, (skill.place or 0.0) - n))
        canvas.box(left + n * band + 2, top, band - 4, BAR, canvas.palette.track, radius=6)
        fill = max(LEAST_FILL, (band - 4) * share) if share else 0
        canvas.box(left + n * band + 2, top, fill, BAR, shades.accent, radius=6)
    if skill.before is not None:
        canvas.box(left + skill.before * band - 7, top - 8, 14, BAR + 16, canvas.palette.paper, radius=7)
        canvas.box(left + skill.before * band - 3, top - 6, 6, BAR + 12, canvas.palette.ink, radius=3)


def arrow(canvas: Canvas, x: float, y: float, trend: int, shades: Shades) -> None:
    """A triangle around a point, up in the accent or down in grey; nothing for no trend."""
    if trend:
        base, tip = y + 12 * trend, y - 12 * trend
        colour = shades.ink if trend > 0 else canvas.palette.muted
        canvas.polygon([(x - 15, base), (x + 15, base), (x, tip)], colour)


def _words(canvas: Canvas, picture: ProgressPicture, y: float, shades: Shades) -> None:
    """One bar of all words, the darker the better they sit; below it what each part is."""
    canvas.text(MARGIN, y, picture.words_title, size=NORMAL, bold=True, room=INSIDE)
    colours = (canvas.palette.track, shades.faint, shades.half, shades.accent)
    total = sum(part.number for part in picture.words) or 1
    widths = [max(LEAST_PART, INSIDE * part.number / total) if part.number else 0 for part in picture.words]
    x, top = float(MARGIN), y + 40
    for width, colour in zip(widths, colours, strict=True):
        shown = width * INSIDE / (sum(widths) or 1)
        canvas.box(x, top, max(0.0, shown - 4), WORDS_BAR, colour, radius=8)
        x += shown
    for n, (part, colour) in enumerate(zip(picture.words, colours, strict=True)):
        x, base = MARGIN + n % 2 * INSIDE / 2, top + WORDS_BAR + 56 + n // 2 * 60
        canvas.box(x, base - 26, 28, 28, colour, radius=8)
        number = canvas.text(x + 44, base, part.shown, size=36, bold=True)
        canvas.text(x + 58 + number, base, part.label, size=SMALL, room=INSIDE / 2 - 74 - number)
