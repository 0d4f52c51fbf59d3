"""What is shown of progress: days, the streak, skills, badges, a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, unique

from core.levels.types import Level, PointKey, Skill
from core.progress.types import BadgeKey


@unique
class DayMark(StrEnum):
    """What became of a day in the streak."""

    PRACTISED = "practised"
    FROZEN = "frozen"
    """Without practice; a freeze kept the streak."""
    EARNED_BACK = "earned_back"
    PAUSED = "paused"
    MISSED = "missed"
    OPEN = "open"
    """Today, as long as nothing was done."""


@dataclass(frozen=True, slots=True)
class Pause:
    starts: date
    ends: date
    """The first day that no longer belongs to it."""

    def covers(self, day: date) -> bool:
        return self.starts <= day < self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """The streak as it stands."""

    length: int
    best: int
    freezes: int
    marks: Mapping[date, DayMark]
    """From the first practised day to today."""
    today_counts: bool
    lost: tuple[date, ...]
    """Days that can still be earned back."""
    would_be: int
    """How long the streak is once they are; the same as `length` when there are none."""
    units_to_earn_back: int
    """Lessons, or tens of cards, still to be done today for all of them; 0 when there are none."""
    earn_back_until: date | None
    """The last day on which the oldest of them can be earned back."""
    paused_until: date | None
    """The first day after the pause; None: there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """What was done on one day of the learner."""

    day: date
    goal: int
    """XP that were wanted on that day."""
    xp: int = 0
    answers: int = 0
    right: int = 0
    cards: int = 0
    lessons: int = 0
    reached: bool = False
    """The daily goal was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a learner stands today."""

    xp: int
    """In all."""
    goal: int
    """XP a day that they want to make."""
    today: DayFacts
    streak: Streak


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillStanding:
    """How far a learner is in one skill. A place is on the scale of levels: 2.5 is the middle of B1, 6 is all."""

    skill: Skill
    level: Level | None
    """None: too little is known."""
    place: float
    trend: float
    """How far the place has moved in four weeks, in levels."""
    answers: int
    history: tuple[tuple[date, float], ...]
    """The place at the end of each day on which it moved, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeStanding:
    """A badge, and how far a learner is on the way to it."""

    badge: BadgeKey
    have: int
    takes: int
    earned_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReport:
    """A week of the learner, from Monday on."""

    monday: date
    days: tuple[DayFacts, ...]
    """Seven of them."""
    marks: Mapping[date, DayMark]
    """What became of the days in the streak."""
    before: DayFacts
    """The week before, summed up."""
    mastered: tuple[PointKey, ...]
    """Points mastered for the first time."""
    badges: tuple[BadgeKey, ...]
    skills: Mapping[Skill, float]
    """How far each skill that was practised has moved, in levels."""
    streak: int

    @property
    def xp(self) -> int:
        return sum(day.xp for day in self.days)

    @property
    def answers(self) -> int:
        return sum(day.answers for day in self.days)

    @property
    def right(self) -> int:
        return sum(day.right for day in self.days)

    @property
    def cards(self) -> int:
        return sum(day.cards for day in self.days)

    @property
    def lessons(self) -> int:
        return sum(day.lessons for day in self.days)

    @property
    def practised(self) -> int:
        """Days on which anything was answered or finished."""
        return sum(bool(day.answers or day.lessons) for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPractice:
    """When a learner practised last."""

    at: datetime
    day: date
    today: bool
    """Whether that was on their present day."""
    counts: bool
    """Whether their present day counts for the streak already."""
