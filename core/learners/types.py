"""What crosses the border of learners."""

from dataclasses import dataclass
from enum import StrEnum, unique

INTERESTS_AT_MOST = 3
MINUTES = (5, 10, 15, 20, 30)
"""A day, as they may be chosen."""
USUAL_MINUTES = 10
NEVER = "never"
"""The answer of whoever wants no reminders."""


@unique
class Goal(StrEnum):
    """What English is for."""

    TRAVEL = "travel"
    WORK = "work"
    STUDY = "study"
    MOVE = "move"
    FILMS = "films"
    PLEASURE = "pleasure"
    OWN = "own"
    """Told in their own words, which stand in their profile."""


@unique
class Interest(StrEnum):
    """What words and talks are best about."""

    TRAVEL = "travel"
    FOOD = "food"
    WORK = "work"
    TECHNOLOGY = "technology"
    FILMS = "films"
    MUSIC = "music"
    SPORT = "sport"
    NATURE = "nature"
    HEALTH = "health"
    PEOPLE = "people"


@unique
class Question(StrEnum):
    """What is asked in the beginning, in this order. Each may be skipped, and gone back to."""

    GOAL = "goal"
    INTERESTS = "interests"
    MINUTES = "minutes"
    REMINDER = "reminder"
    LANGUAGE = "language"

    @property
    def number(self) -> int:
        """From 1."""
        return list(Question).index(self) + 1

    @property
    def next(self) -> "Question | None":
        following = list(Question)[self.number :]
        return following[0] if following else None

    @property
    def before(self) -> "Question | None":
        return list(Question)[self.number - 2] if self.number > 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learner:
    """What a learner has told of themselves; what they have not is None or empty."""

    goal: Goal | None = None
    interests: tuple[Interest, ...] = ()
    minutes: int | None = None
    """Of practice a day."""
    reminder_hour: int | None = None
    """0 to 23, in their own time zone; None: they have named none."""
    wants_reminders: bool = True
    """False: they said that they want none."""
    native_language: str | None = None
    """ISO 639-1: the language that explanations are best in."""
    asked: Question | None = None
    """The question that waits for an answer; None before the first and after the last."""
    introduced: bool = False
    """Whether all questions were answered or skipped."""

    @property
    def minutes_a_day(self) -> int:
        return self.minutes or USUAL_MINUTES
