"""What a learner is shown of their practice: today, the streak, a week, the badges."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from core.clock import Clock
from core.levels.types import PointKey, Skill
from core.progress.ability import place_of
from core.progress.adding import standing_of, today_of
from core.progress.badges import BADGES
from core.progress.days import DAY, week_start
from core.progress.history import DayState, State
from core.progress.loading import load_pauses
from core.progress.mastery import moved_since
from core.progress.models import PointRow, StandingRow
from core.progress.report_types import BadgeStanding, DayFacts, LastPractice, Standing, Streak, WeekReport
from core.progress.storing import load_badges, load_days, load_skill_days, standing_to_state
from core.progress.streaks import streak_of
from core.users.types import PersonId

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowStanding:
    """XP, today's share of the daily goal, and the streak with what became of every day. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> Standing:
        row = await standing_of(person_id)
        today = await today_of(row, self.clock.now())
        state = await _with_days(row)
        return Standing(
            xp=row.xp,
            goal=row.goal,
            today=_facts(today, state.days.get(today) or DayState(goal=row.goal)),
            streak=_streak(state, today),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowWeek:
    """One week of a learner, the present one unless told which Monday it began on. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, monday: date | None = None) -> WeekReport:
        row = await standing_of(person_id)
        today = await today_of(row, self.clock.now())
        monday = week_start(monday or today)
        state = await _with_days(row)
        streak = _streak(state, min(today, monday + WEEK - DAY))
        badges = await load_badges(person_id)
        return WeekReport(
            monday=monday,
            days=_days_of_week(state, monday),
            marks={day: mark for day, mark in streak.marks.items() if day >= monday},
            before=_sum(monday - WEEK, _days_of_week(state, monday - WEEK)),
            mastered=await _mastered(person_id, monday),
            badges=tuple(badge for badge, earned in badges.items() if monday <= earned.day < monday + WEEK),
            skills=await _moved(person_id, monday),
            streak=streak.length,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowBadges:
    """Every badge there is, in a fixed order, with the way to those not earned yet. Raises PersonUnknownError."""

    async def __call__(self, person_id: PersonId) -> tuple[BadgeStanding, ...]:
        tallies = standing_to_state(await standing_of(person_id)).tallies
        earned = await load_badges(person_id)
        return tuple(
            BadgeStanding(
                badge=badge.key,
                have=min(tallies[badge.tally], badge.takes),
                takes=badge.takes,
                earned_on=earned[badge.key].day if badge.key in earned else None,
            )
            for badge in BADGES
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FindLastPractice:
    """When a person practised last; None: never. For reminders. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> LastPractice | None:
        row = await standing_of(person_id)
        if row.last_at is None or row.last_day is None:
            return None
        today = await today_of(row, self.clock.now())
        done = (await load_days(person_id, row.last_day)).get(today)
        counts = done is not None and done.units > 0
        return LastPractice(at=row.last_at, day=row.last_day, today=row.last_day == today, counts=counts)


async def _with_days(row: StandingRow) -> State:
    state = standing_to_state(row)
    state.days = await load_days(PersonId(row.person_id))
    await load_pauses(state, PersonId(row.person_id))
    return state


def _streak(state: State, today: date) -> Streak:
    return streak_of({day: one.units for day, one in state.days.items()}, state.pauses, today)


def _facts(day: date, state: DayState) -> DayFacts:
    return DayFacts(day=day, **asdict(state))


def _days_of_week(state: State, monday: date) -> tuple[DayFacts, ...]:
    week = [monday + n * DAY for n in range(7)]
    return tuple(_facts(day, state.days.get(day) or DayState(goal=state.goal)) for day in week)


def _sum(monday: date, days: tuple[DayFacts, ...]) -> DayFacts:
    return DayFacts(
        day=monday,
        goal=sum(one.goal for one in days),
        xp=sum(one.xp for one in days),
        answers=sum(one.answers for one in days),
        right=sum(one.right for one in days),
        cards=sum(one.cards for one in days),
        lessons=sum(one.lessons for one in days),
        reached=all(one.reached for one in days),
    )


async def _mastered(person_id: PersonId, monday: date) -> tuple[PointKey, ...]:
    rows = PointRow.filter(person_id=person_id, mastered_on__gte=monday, mastered_on__lt=monday + WEEK)
    return tuple(PointKey(row.point) for row in await rows.order_by("mastered_on", "point"))


async def _moved(person_id: PersonId, monday: date) -> dict[Skill, float]:
    """For the skills that were practised in the week."""
    days = await load_skill_days(person_id)
    moved = {}
    for skill in Skill:
        until = [(on, one) for (of, on), one in days.items() if of is skill and on < monday + WEEK]
        if any(on >= monday and one.practised for on, one in until):
            moved[skill] = moved_since(tuple((on, place_of(one.ability)) for on, one in until), monday - DAY)
    return moved
