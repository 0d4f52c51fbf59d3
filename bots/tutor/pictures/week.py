"""/week as a picture: XP day by day against the goal, what was done, what has moved, what is mastered."""

import asyncio
from dataclasses import dataclass
from functools import lru_cache

from bots.kit.pictures.canvas import Canvas
from bots.kit.pictures.theme import INSIDE, LARGE, LIGHT, MARGIN, NORMAL, SMALL, Palette, font, wrapped
from bots.tutor.pictures.progress import FIGURES, SECTION, Figure, arrow
from bots.tutor.pictures.shades import Shades, shades_of

CHART, DAYS = 360, 64
"""Heights: the columns with their figures, the names of the days."""
LINE, NEXT_LINE = 64, 46
GOAL_LINE = 56


@dataclass(frozen=True, slots=True)
class Column:
    """One day: its XP, and whether its goal was reached."""

    label: str
    xp: int
    shown: str
    """The XP, as the language writes them."""
    reached: bool
    today: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A skill that has moved: 1 up, -1 down, 0 hardly."""

    label: str
    value: str
    trend: int


@dataclass(frozen=True, slots=True)
class WeekPicture:
    """Everything in words that are ready to be shown."""

    title: str
    dates: str
    figures: tuple[Figure, ...]
    chart_title: str
    compared: str
    """With the week before; empty: there is nothing to compare with."""
    columns: tuple[Column, ...]
    goal: int
    goal_note: str
    skills_title: str = ""
    skills: tuple[Moved, ...] = ()
    mastered_title: str = ""
    mastered: tuple[str, ...] = ()
    more: str = ""
    """«And 3 others»: what else was mastered."""
    palette: Palette = LIGHT


async def draw(picture: WeekPicture) -> bytes:
    """A PNG; drawn off the event loop, and once for the same data."""
    return await asyncio.to_thread(_drawn, picture)


@lru_cache(maxsize=64)
def _drawn(picture: WeekPicture) -> bytes:
    return lay_out(picture).png()


def lay_out(picture: WeekPicture) -> Canvas:
    rows = -(-len(picture.figures) // 3)
    skills = SECTION + 8 + LINE * len(picture.skills) if picture.skills else 0
    mastered = SECTION + 8 + sum(step for step, _ in _titles(picture)) if picture.mastered else 0
    lists = skills + mastered + (LINE if picture.more else 0)
    height = MARGIN + LARGE + 64 + FIGURES * rows + SECTION + CHART + DAYS + GOAL_LINE + lists + MARGIN
    canvas, shades = Canvas(height, picture.palette), shades_of(picture.palette)
    y: float = MARGIN + LARGE - 12
    canvas.text(MARGIN, y, picture.title, size=LARGE, bold=True, room=INSIDE)
    canvas.text(MARGIN, y + 60, picture.dates, size=36, ink=canvas.palette.muted, room=INSIDE)
    y = _figures(canvas, picture.figures, y + 76, shades)
    y = _chart(canvas, picture, y + SECTION, shades)
    y = _skills(canvas, picture, y, shades)
    _mastered(canvas, picture, y, shades)
    return canvas


def _figures(canvas: Canvas, figures: tuple[Figure, ...], top: float, shades: Shades) -> float:
    """Three in a row."""
    width = INSIDE / 3
    for n, one in enumerate(figures):
        x, y = MARGIN + n % 3 * width, top + n // 3 * FIGURES
        canvas.text(x, y + 96, one.value, size=64, bold=True, ink=shades.ink, room=width - 24)
        canvas.text(x, y + 148, one.label, size=SMALL, ink=canvas.palette.muted, room=width - 24)
    return top + -(-len(figures) // 3) * FIGURES


def _chart(canvas: Canvas, picture: WeekPicture, y: float, shades: Shades) -> float:
    """Columns as high as their XP; a dashed line at the goal."""
    canvas.text(MARGIN, y, picture.chart_title, size=NORMAL, bold=True, room=INSIDE / 2)
    canvas.text(MARGIN + INSIDE, y, picture.compared, size=SMALL, ink=canvas.palette.muted, anchor="rs")
    floor, most = y + CHART, max(picture.goal, *(column.xp for column in picture.columns)) or 1
    scale, step = (CHART - 110) / most, INSIDE / 7
    line = floor - picture.goal * scale
    canvas.dashes(MARGIN, line, INSIDE, canvas.palette.muted)
    for n, column in enumerate(picture.columns):
        middle, tall = MARGIN + (n + 0.5) * step, max(8.0, column.xp * scale)
        colour = shades.accent if column.reached else shades.half if column.xp else canvas.palette.track
        canvas.box(middle - 44, floor - tall, 88, tall, colour, radius=14)
        if column.xp:
            _figure_above(canvas, column, middle, floor - tall, line)
        bold, ink = column.today, canvas.palette.ink if column.today else canvas.palette.muted
        canvas.text(middle, floor + 48, column.label, size=SMALL, bold=bold, ink=ink, anchor="ms")
    canvas.dashes(MARGIN, floor + DAYS + GOAL_LINE - 12, 70, canvas.palette.muted)
    canvas.text(MARGIN + 90, floor + DAYS + GOAL_LINE, picture.goal_note, size=SMALL, ink=canvas.palette.muted)
    return floor + DAYS + GOAL_LINE


def _figure_above(canvas: Canvas, column: Column, middle: float, top: float, line: float) -> None:
    """On paper of its own where the dashed line would cross it."""
    if top - 44 < line < top:
        canvas.box(middle - 44, top - 46, 88, 42, canvas.palette.paper)
    canvas.text(middle, top - 14, column.shown, size=SMALL, bold=True, anchor="ms")


def _skills(canvas: Canvas, picture: WeekPicture, y: float, shades: Shades) -> float:
    if not picture.skills:
        return y
    y += SECTION
    canvas.text(MARGIN, y, picture.skills_title, size=NORMAL, bold=True, room=INSIDE)
    y += 8
    for skill in picture.skills:
        y += LINE
        right = canvas.text(MARGIN + INSIDE, y, skill.value, size=36, bold=True, anchor="rs")
        arrow(canvas, MARGIN + INSIDE - right - 36, y - 14, skill.trend, shades)
        canvas.text(MARGIN, y, skill.label, size=36, room=INSIDE - right - 90)
    return y


def _mastered(canvas: Canvas, picture: WeekPicture, y: float, shades: Shades) -> None:
    if not picture.mastered:
        return
    y += SECTION
    canvas.text(MARGIN, y, picture.mastered_title, size=NORMAL, bold=True, room=INSIDE)
    y += 8
    for step, line in _titles(picture):
        y += step
        if step == LINE:
            canvas.box(MARGIN, y - 22, 20, 20, shades.accent, radius=10)
        canvas.text(MARGIN + 44, y, line, size=36, room=INSIDE - 44)
    if picture.more:
        canvas.text(MARGIN + 44, y + LINE, picture.more, size=36, ink=canvas.palette.muted, room=INSIDE - 44)


def _titles(picture: WeekPicture) -> list[tuple[int, str]]:
    """The lines of the mastered points, each with its distance from the one above."""
    titles = [wrapped(title, font(36), INSIDE - 44) for title in picture.mastered]
    return [(NEXT_LINE if n else LINE, line) for lines in titles for n, line in enumerate(lines)]
