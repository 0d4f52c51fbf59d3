"""What a learner's history comes to: one event after another, nothing else. No clock, no database, no chance.

The same steps are taken when an event happens and when everything is computed anew, so the two cannot differ. While
an event happens only what it may touch is loaded (`core.progress.storing`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from core.levels.types import Level, PointKey, Skill
from core.progress.badges import Tally
from core.progress.days import DAY
from core.progress.experience import DAILY_GOAL
from core.progress.points import PointState
from core.progress.report_types import Pause
from core.progress.streaks import PAUSE, units_of
from core.progress.types import Attempt, BadgeKey, DeedKind
from core.users.types import UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer of a learner."""

    attempt: Attempt
    key: UpdateKey
    at: datetime
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A deed of a learner."""

    kind: DeedKind
    subject: str
    levels: Mapping[Skill, Level] = field(default_factory=dict)
    """What a placement found, by skill."""
    key: UpdateKey
    at: datetime
    day: date


Event: TypeAlias = Answered | Done


@dataclass(frozen=True, slots=True)
class SkillState:
    ability: float
    answers: int


@dataclass(frozen=True, slots=True)
class SkillDay:
    """Where a skill stood at the end of a day."""

    ability: float
    answers: int
    practised: bool
    """On that day; else a placement has moved it."""


@dataclass(slots=True)
class DayState:
    """What was done on one day."""

    goal: int
    xp: int = 0
    answers: int = 0
    right: int = 0
    cards: int = 0
    lessons: int = 0
    reached: bool = False
    """The daily goal was."""

    @property
    def units(self) -> int:
        return units_of(self.cards, self.lessons)


@dataclass(frozen=True, slots=True)
class Earned:
    """A badge was earned, by the update with this key."""

    cause: UpdateKey
    at: datetime
    day: date


@dataclass(slots=True)
class State:
    """Where a learner stands after a number of events."""

    events: int = 0
    xp: int = 0
    goal: int = DAILY_GOAL
    last_day: date | None = None
    """The latest day on which something was answered or finished."""
    last_at: datetime | None = None
    tallies: Counter[Tally] = field(default_factory=Counter)
    skills: dict[Skill, SkillState] = field(default_factory=dict)
    skill_days: dict[tuple[Skill, date], SkillDay] = field(default_factory=dict)
    points: dict[PointKey, PointState] = field(default_factory=dict)
    days: dict[date, DayState] = field(default_factory=dict)
    pauses: list[Pause] = field(default_factory=list)
    badges: dict[BadgeKey, Earned] = field(default_factory=dict)
    seen: set[tuple[str, date]] = field(default_factory=set)
    """Exercises that were answered, with the day."""
    paid: set[tuple[str, date]] = field(default_factory=set)
    """Exercises that have brought XP, with the day."""
    solved: set[str] = field(default_factory=set)
    """Exercises that were ever done right."""
    done: dict[tuple[DeedKind, str], date] = field(default_factory=dict)
    """When a deed was last done."""
    lesson_answers: dict[tuple[str, date], list[bool]] = field(default_factory=dict)
    """For a lesson and a day, whether each answer was right at once and without a hint."""

    def today(self, day: date) -> DayState:
        """The day, begun if need be."""
        return self.days.setdefault(day, DayState(goal=self.goal))

    def practised(self, at: datetime, day: date) -> None:
        """Something was practised: it may be a return after long."""
        if self.last_day is not None and day - self.last_day >= PAUSE:
            self.tallies[Tally.COMEBACKS] += 1
        self.last_at, self.last_day = at, day

    def pause(self, day: date) -> None:
        self.pauses.append(Pause(day, day + PAUSE))

    def end_pause(self, day: date) -> None:
        """Whoever is back on the first day of a pause has had none; without a pause nothing ends."""
        if not self.pauses or not self.pauses[-1].covers(day):
            return
        last = self.pauses.pop()
        if day > last.starts:
            self.pauses.append(Pause(last.starts, day))

    def skills_of_week(self, day: date) -> int:
        """How many skills were practised in the seven days up to this one."""
        week = (skill for (skill, on), one in self.skill_days.items() if day - 7 * DAY < on <= day and one.practised)
        return len(set(week))
