"""The calendar of the streak: weeks as lines, a field for each day."""

from dataclasses import dataclass
from enum import StrEnum, unique

from bots.kit.pictures.canvas import Canvas
from bots.kit.pictures.theme import INSIDE, MARGIN, NORMAL, SMALL
from bots.tutor.pictures.shades import Shades

FIELD, GAP = 76, 12
"""Height of a day, and the space to the next."""
HEAD = 60
LEGEND = 56


@unique
class Look(StrEnum):
    """How a day looks."""

    DONE = "done"
    KEPT = "kept"
    """Without practice, and the streak went on: a freeze, a pause."""
    MISSED = "missed"
    AHEAD = "ahead"
    """Not come yet, or before the beginning."""


@dataclass(frozen=True, slots=True)
class Day:
    label: str
    look: Look
    today: bool = False
    first: bool = False
    """Of its month."""


@dataclass(frozen=True, slots=True)
class Calendar:
    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]
    legend: tuple[tuple[Look, str], ...]


def calendar_height(calendar: Calendar) -> int:
    return HEAD + len(calendar.weeks) * (FIELD + GAP) + LEGEND


def draw_calendar(canvas: Canvas, calendar: Calendar, y: float, shades: Shades) -> float:
    canvas.text(MARGIN, y, calendar.title, size=NORMAL, bold=True, room=INSIDE)
    step = (INSIDE + GAP) / 7
    y += HEAD
    for n, name in enumerate(calendar.weekdays):
        x = MARGIN + n * step + (step - GAP) / 2
        canvas.text(x, y, name, size=SMALL, ink=canvas.palette.muted, anchor="ms")
    y += 20
    for week in calendar.weeks:
        for n, day in enumerate(week):
            _day(canvas, day, MARGIN + n * step, y, step - GAP, shades)
        y += FIELD + GAP
    return _legend(canvas, calendar, y + LEGEND - 20, shades)


def _day(canvas: Canvas, day: Day, x: float, y: float, width: float, shades: Shades) -> None:
    palette = canvas.palette
    ground, ink = {
        Look.DONE: (shades.accent, shades.on_accent),
        Look.KEPT: (palette.paper, palette.ink),
        Look.MISSED: (palette.track, palette.muted),
        Look.AHEAD: (palette.paper, palette.muted),
    }[day.look]
    canvas.box(x, y, width, FIELD, ground, radius=16)
    if day.look is Look.KEPT:
        canvas.frame(x, y, width, FIELD, shades.ink, radius=16, line=5)
    if day.today:
        canvas.frame(x - 4, y - 4, width + 8, FIELD + 8, palette.ink, radius=20, line=4)
    middle, base = x + width / 2, y + FIELD / 2 + 12
    canvas.text(middle, base, day.label, size=SMALL, bold=day.first, ink=ink, ground=ground, anchor="ms", room=width)


def _legend(canvas: Canvas, calendar: Calendar, y: float, shades: Shades) -> float:
    x = float(MARGIN)
    for look, label in calendar.legend:
        if look is Look.KEPT:
            canvas.frame(x, y - 26, 28, 28, shades.ink, radius=8, line=5)
        else:
            canvas.box(x, y - 26, 28, 28, shades.accent if look is Look.DONE else canvas.palette.track, radius=8)
        x += 44 + canvas.text(x + 44, y, label, size=SMALL, ink=canvas.palette.muted) + 40
    return y
