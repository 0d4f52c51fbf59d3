"""The streak: days in a row on which enough was done, as a pure function of what was done on which day.

- A day counts when a lesson was finished on it or ten cards were answered: that is one *unit*.
- Every seventh practised day brings a freeze; at most two are kept. A day without practice takes one by itself, and
  the streak goes on without growing.
- A day without practice and without a freeze is lost. It can be earned back on the two days that follow (48 hours): by
  a unit more than the day itself takes, so two lessons, twenty cards, or one lesson and ten cards. Days are earned back
  oldest first. A day that is not earned back in time ends the streak.
- A pause lasts 14 days, less when the learner is back before. Its days neither count nor cost anything; whoever
  practises in a pause gets the day.

Where the figures are from: docs/teaching.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.progress.days import DAY
from core.progress.report_types import DayMark, Pause, Streak

CARDS_A_UNIT = 10
FREEZE_EVERY = 7
MOST_FREEZES = 2
DAYS_TO_EARN_BACK = 2
PAUSE = timedelta(days=14)
PAUSE_APART = timedelta(days=14)
"""Between the end of a pause and the next one."""

GROWS = frozenset({DayMark.PRACTISED, DayMark.EARNED_BACK})


def units_of(cards: int, lessons: int) -> int:
    """What a day's practice is worth for the streak."""
    return lessons + cards // CARDS_A_UNIT


def streak_of(units: Mapping[date, int], pauses: Sequence[Pause], today: date) -> Streak:
    """The streak as it stands today. `units` says what was done by day; days without are days without practice."""
    practised = [day for day, done in units.items() if done > 0 and day <= today]
    run = _Run()
    for day in _days(min(practised), today) if practised else ():
        paused = any(pause.covers(day) for pause in pauses)
        run.add(day, units.get(day, 0), paused=paused, over=day < today)
    length, best = _lengths(run.marks)
    would_be, _ = _lengths({**run.marks, **dict.fromkeys(run.owed, DayMark.EARNED_BACK)})
    open_today = run.marks.get(today) is not DayMark.PRACTISED
    return Streak(
        length=length,
        best=best,
        freezes=run.freezes,
        marks=run.marks,
        today_counts=not open_today,
        lost=tuple(run.owed),
        would_be=would_be + (open_today if run.owed else 0),
        units_to_earn_back=len(run.owed) + (open_today if run.owed else 0),
        earn_back_until=run.owed[0] + DAYS_TO_EARN_BACK * DAY if run.owed else None,
        paused_until=next((pause.ends for pause in pauses if pause.covers(today)), None),
    )


@dataclass(slots=True)
class _Run:
    marks: dict[date, DayMark] = field(default_factory=dict)
    freezes: int = 0
    towards_freeze: int = 0
    owed: list[date] = field(default_factory=list)
    last_practised: date = date.min
    alive: bool = False

    def add(self, day: date, units: int, *, paused: bool, over: bool) -> None:
        self._give_up(day)
        if units > 0:
            self._practise(day, units)
        elif paused:
            self.marks[day] = DayMark.PAUSED
        elif not over:
            self.marks[day] = DayMark.OPEN
        else:
            self._miss(day)

    def _give_up(self, day: date) -> None:
        """A day that was not earned back in time takes those along that have nothing before them any more."""
        while self.owed and (day - self.owed[0]).days > DAYS_TO_EARN_BACK:
            lost = self.owed.pop(0)
            while self.owed and not self._grew(lost, self.owed[0]):
                lost = self.owed.pop(0)
            self.alive = self.last_practised > lost

    def _grew(self, after: date, before: date) -> bool:
        return any(self.marks[day] in GROWS for day in _days(after + DAY, before - DAY))

    def _practise(self, day: date, units: int) -> None:
        self.marks[day] = DayMark.PRACTISED
        self.last_practised, self.alive = day, True
        for _ in range(min(units - 1, len(self.owed))):
            self.marks[self.owed.pop(0)] = DayMark.EARNED_BACK
        self.towards_freeze += 1
        if self.towards_freeze == FREEZE_EVERY:
            self.towards_freeze = 0
            self.freezes = min(self.freezes + 1, MOST_FREEZES)

    def _miss(self, day: date) -> None:
        if self.alive and self.freezes:
            self.freezes -= 1
            self.marks[day] = DayMark.FROZEN
            return
        self.marks[day] = DayMark.MISSED
        if self.alive:
            self.owed.append(day)


def _lengths(marks: Mapping[date, DayMark]) -> tuple[int, int]:
    """How long the streak is at the end, and how long it was at its best."""
    length = best = 0
    for mark in marks.values():
        length = 0 if mark is DayMark.MISSED else length + (mark in GROWS)
        best = max(best, length)
    return length, best


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * DAY for n in range((last - first).days + 1))
