"""The pictures can be read: every text is large, whole, in its place and clear, in both languages and palettes."""

import itertools
from datetime import date, timedelta

import pytest

from bots.kit.catalogs import KIT, Catalogs
from bots.kit.pictures.canvas import Canvas, Written
from bots.kit.pictures.theme import MARGIN, SMALL, WIDTH
from bots.kit.words import Words
from bots.tutor import spec
from bots.tutor.flows.progress import overview_data, week_data
from bots.tutor.flows.progress.overview_data import Overview
from bots.tutor.pictures import progress, week
from core.levels.points import points
from core.levels.types import Level, PointKey, Skill
from core.progress.report_types import DayFacts, DayMark, SkillStanding, Standing, Streak, WeekReport
from core.vocabulary.types import CardCounts
from tests.bots.test_commands import contrast

TODAY = date(2026, 11, 20)
MONDAY = date(2026, 9, 28)
MARKS = (DayMark.PRACTISED, DayMark.FROZEN, DayMark.MISSED, DayMark.EARNED_BACK, DayMark.PAUSED)
LONG = tuple(sorted(points(), key=lambda key: len(points()[key].title.ru), reverse=True)[:5])
"""The points with the longest titles."""


@pytest.fixture(params=["en", "ru"])
def say(request: pytest.FixtureRequest) -> Words:
    return Catalogs.load(spec.locales, KIT).words(request.param)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def overview(*, full: bool) -> Overview:
    """Everything as large as it gets, or nothing but the first answer."""
    days = [TODAY - timedelta(days=n) for n in range(33, -1, -1)] if full else []
    marks = dict(zip(days, itertools.cycle(MARKS), strict=False))
    streak = Streak(
        length=1234 if full else 0, best=1234, freezes=2, marks=marks, today_counts=full, lost=(), would_be=1234,
        units_to_earn_back=0, earn_back_until=None, paused_until=None,
    )  # fmt: skip
    today = DayFacts(day=TODAY, goal=1000, xp=1180 if full else 0)
    places = (0.01, 1.0, 2.5, 3.99, 5.2, 6.0)
    skills = tuple(
        SkillStanding(
            skill=skill, level=Level.B1 if full else None, place=place, trend=1 if full else 0, answers=9, history=()
        )
        for skill, place in zip(Skill, places, strict=True)
    )
    words = CardCounts(new=1, learning=12_345, young=0, mature=98_765) if full else CardCounts()
    return Overview(standing=Standing(xp=123_456, goal=1000, today=today, streak=streak), skills=skills, words=words)


def report(*, full: bool) -> WeekReport:
    xp = (1180, 1000, 999, 0, 20, 600, 3) if full else (0,) * 7
    days = tuple(
        DayFacts(day=MONDAY + timedelta(days=n), goal=1000, xp=one, answers=20 if full else 0, right=16,
                 cards=1234 if full else 0, lessons=123 if full else 0, reached=one >= 1000)
        for n, one in enumerate(xp)
    )  # fmt: skip
    return WeekReport(
        monday=MONDAY,
        days=days,
        marks={},
        before=DayFacts(day=MONDAY, goal=1000, xp=12_345 if full else 0),
        mastered=LONG if full else (),
        badges=(),
        skills=dict(zip(Skill, (0.31, -0.12, 0.01, 5.5, 0.1, -2.2), strict=True)) if full else {},
        streak=1234 if full else 0,
    )


def canvases(say: Words, *, dark: bool) -> list[Canvas]:
    both = (True, False)
    return [
        *(progress.lay_out(overview_data.picture_of(overview(full=full), say, dark=dark)) for full in both),
        *(week.lay_out(week_data.picture_of(report(full=full), TODAY, say, dark=dark)) for full in both),
    ]


def overlap(one: Written, other: Written) -> bool:
    left, top, right, bottom = one.box
    return left < other.box[2] and other.box[0] < right and top < other.box[3] and other.box[1] < bottom


def test_every_text_is_large_clear_and_whole(say: Words, dark: bool) -> None:
    for text in itertools.chain.from_iterable(canvas.written for canvas in canvases(say, dark=dark)):
        assert text.size >= SMALL
        assert contrast(text.ink, text.ground) >= 4.5, text
        assert text.text == text.asked


def test_no_text_leaves_the_margins_or_lies_on_another(say: Words, dark: bool) -> None:
    for canvas in canvases(say, dark=dark):
        for text in canvas.written:
            left, top, right, bottom = text.box
            assert MARGIN - 4 <= left <= right <= WIDTH - MARGIN + 4, text
            assert MARGIN - 8 <= top <= bottom <= canvas.height - MARGIN + 16, text
        for one, other in itertools.combinations(canvas.written, 2):
            assert not overlap(one, other), (one.text, other.text)


def test_captions_say_it_in_words_that_fit(say: Words) -> None:
    for full in (True, False):
        assert len(overview_data.caption_of(overview(full=full), say)) <= 1024
        assert len(week_data.caption_of(report(full=full), say)) <= 1024


def test_the_longest_titles_are_those_of_real_points() -> None:
    assert all(PointKey(key) in points() for key in LONG)


async def test_the_same_data_is_drawn_once(say: Words) -> None:
    picture = overview_data.picture_of(overview(full=True), say, dark=False)
    same = overview_data.picture_of(overview(full=True), say, dark=False)
    other = overview_data.picture_of(overview(full=True), say, dark=True)

    assert await progress.draw(picture) is await progress.draw(same)
    assert await progress.draw(picture) != await progress.draw(other)
