"""The badges: each for something learnt or kept up, none for opening the bot. Earned once, by what caused it.

A badge is a tally and the number it takes, so what is still missing can always be told. The numbers are ours: from
a first lesson's to a year's practice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique

from core.progress.types import BadgeKey


@unique
class Tally(StrEnum):
    """What is counted over a learner's whole history."""

    LESSONS = "lessons"
    """Different lessons gone through to the end."""
    CLEAN_LESSONS = "clean_lessons"
    """Lessons with every answer right at once and without a hint."""
    LONGEST_STREAK = "longest_streak"
    WON_BACK = "won_back"
    """Days earned back for the streak."""
    COMEBACKS = "comebacks"
    """Returns after two weeks or more."""
    MASTERED = "mastered"
    """Different points mastered."""
    REFRESHED = "refreshed"
    """Right answers at points that had gone rusty."""
    CARDS = "cards"
    """Different cards remembered."""
    WRITTEN = "written"
    """Different writing tasks passed; likewise the next three."""
    SPOKEN = "spoken"
    HEARD = "heard"
    HUNTED = "hunted"
    SECOND_TRIES = "second_tries"
    """Exercises put right by the learner after a mistake."""
    TALKS = "talks"
    """Different role-plays with every goal reached."""
    LEVELS = "levels"
    """Levels reached by learning."""
    SKILLS_A_WEEK = "skills_a_week"
    """The most skills practised within seven days."""
    GOAL_DAYS = "goal_days"
    """Days on which the daily goal was reached."""


@dataclass(frozen=True, slots=True)
class Badge:
    key: BadgeKey
    tally: Tally
    takes: int


def _badge(key: str, tally: Tally, takes: int) -> Badge:
    return Badge(BadgeKey(key), tally, takes)


BADGES = (
    _badge("first-lesson", Tally.LESSONS, 1),
    _badge("ten-lessons", Tally.LESSONS, 10),
    _badge("thirty-lessons", Tally.LESSONS, 30),
    _badge("clean-lesson", Tally.CLEAN_LESSONS, 1),
    _badge("week-in-a-row", Tally.LONGEST_STREAK, 7),
    _badge("month-in-a-row", Tally.LONGEST_STREAK, 30),
    _badge("hundred-in-a-row", Tally.LONGEST_STREAK, 100),
    _badge("won-back", Tally.WON_BACK, 1),
    _badge("comeback", Tally.COMEBACKS, 1),
    _badge("first-point", Tally.MASTERED, 1),
    _badge("ten-points", Tally.MASTERED, 10),
    _badge("forty-points", Tally.MASTERED, 40),
    _badge("polished", Tally.REFRESHED, 5),
    _badge("hundred-words", Tally.CARDS, 100),
    _badge("five-hundred-words", Tally.CARDS, 500),
    _badge("writer", Tally.WRITTEN, 15),
    _badge("speaker", Tally.SPOKEN, 25),
    _badge("listener", Tally.HEARD, 40),
    _badge("hunter", Tally.HUNTED, 25),
    _badge("own-editor", Tally.SECOND_TRIES, 25),
    _badge("first-talk", Tally.TALKS, 1),
    _badge("ten-talks", Tally.TALKS, 10),
    _badge("level-up", Tally.LEVELS, 1),
    _badge("all-round", Tally.SKILLS_A_WEEK, 6),
    _badge("seven-goals", Tally.GOAL_DAYS, 7),
    _badge("thirty-goals", Tally.GOAL_DAYS, 30),
)


def badges_for(tallies: Mapping[Tally, int]) -> tuple[BadgeKey, ...]:
    """Every badge that the tallies are enough for."""
    return tuple(badge.key for badge in BADGES if tallies.get(badge.tally, 0) >= badge.takes)
