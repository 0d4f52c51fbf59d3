"""A learner's state as rows: what one event may touch is loaded, what it touched is saved."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tortoise.models import Model

from core.levels.types import Level, PointKey, Skill
from core.progress.badges import Tally
from core.progress.history import DayState, Earned, SkillDay, SkillState, State
from core.progress.models import BadgeRow, PointRow, PracticeDayRow, SkillDayRow, StandingRow
from core.progress.points import PointState
from core.progress.types import BadgeKey, ExerciseKind
from core.users.types import PersonId, UpdateKey

POINT_FACTS = ("ability", "answers", "days", "right_days", "last_at", "last_on", "last_right_on", "mastered_on")
DAY_FACTS = ("goal", "xp", "answers", "right", "cards", "lessons", "reached")


def standing_to_state(row: StandingRow) -> State:
    """The state with everything that stands in one row; the rest is empty."""
    state = State(events=row.events, xp=row.xp, goal=row.goal, last_day=row.last_day, last_at=row.last_at)
    state.tallies.update({Tally(name): number for name, number in row.tallies.items()})
    state.skills = {Skill(name): SkillState(*facts) for name, facts in row.skills.items()}
    return state


async def load_points(person_id: PersonId, points: Iterable[PointKey] | None = None) -> dict[PointKey, PointState]:
    """The points named, or all of them; those never tried are not in it."""
    rows = PointRow.filter(person_id=person_id)
    found = await (rows if points is None else rows.filter(point__in=list(points)))
    return {PointKey(row.point): _point(row) for row in found}


async def load_days(person_id: PersonId, since: date = date.min) -> dict[date, DayState]:
    rows = await PracticeDayRow.filter(person_id=person_id, day__gte=since).order_by("day").values("day", *DAY_FACTS)
    return {row.pop("day"): DayState(**row) for row in rows}


async def load_skill_days(person_id: PersonId, since: date = date.min) -> dict[tuple[Skill, date], SkillDay]:
    rows = await SkillDayRow.filter(person_id=person_id, day__gte=since).order_by("day", "skill")
    return {(Skill(row.skill), row.day): SkillDay(row.ability, row.answers, row.practised) for row in rows}


async def load_badges(person_id: PersonId) -> dict[BadgeKey, Earned]:
    rows = await BadgeRow.filter(person_id=person_id).order_by("id")
    return {BadgeKey(row.badge): Earned(UpdateKey(row.cause), row.at, row.day) for row in rows}


async def save(row: StandingRow, state: State, *, points: Iterable[PointKey], day: date | None) -> None:
    """Saves the standing, the points named, and what belongs to the day; None: everything is new, for all days."""
    person_id = PersonId(row.person_id)
    skills = {key: value for key, value in state.skill_days.items() if day is None or key[1] == day}
    days = {key: value for key, value in state.days.items() if day is None or key == day}
    badges = {key: value for key, value in state.badges.items() if day is None or value.day == day}
    await _save_standing(row, state)
    await _put([_point_row(person_id, point, state.points[point]) for point in points], "point")
    await _put([_skill_row(person_id, *key, value) for key, value in skills.items()], "day", "skill")
    await _put([_day_row(person_id, key, value) for key, value in days.items()], "day")
    earned = [_badge_row(person_id, key, value) for key, value in badges.items()]
    await BadgeRow.bulk_create(earned, ignore_conflicts=True)


async def _save_standing(row: StandingRow, state: State) -> None:
    row.update_from_dict(
        {
            "events": state.events,
            "xp": state.xp,
            "goal": state.goal,
            "last_day": state.last_day,
            "last_at": state.last_at,
            "tallies": {tally.value: number for tally, number in state.tallies.items() if number},
            "skills": {skill.value: [one.ability, one.answers] for skill, one in state.skills.items()},
        }
    )
    await row.save()


async def _put(rows: list[Any], *unique: str) -> None:
    """Adds the rows, or puts them in place of those with the same person and `unique` columns."""
    if not rows:
        return
    table: type[Model] = type(rows[0])
    facts = table._meta.db_fields - {"id", "person_id", *unique}
    await table.bulk_create(rows, on_conflict=["person_id", *unique], update_fields=sorted(facts))


def _point(row: PointRow) -> PointState:
    facts = {name: getattr(row, name) for name in POINT_FACTS}
    return PointState(level=Level(row.level), kinds=frozenset(map(ExerciseKind, row.kinds)), **facts)


def _point_row(person_id: PersonId, point: PointKey, state: PointState) -> PointRow:
    facts = {name: getattr(state, name) for name in POINT_FACTS}
    return PointRow(person_id=person_id, point=point, level=state.level.value, kinds=sorted(state.kinds), **facts)


def _skill_row(person_id: PersonId, skill: Skill, day: date, state: SkillDay) -> SkillDayRow:
    facts = {"ability": state.ability, "answers": state.answers, "practised": state.practised}
    return SkillDayRow(person_id=person_id, skill=skill.value, day=day, **facts)


def _day_row(person_id: PersonId, day: date, state: DayState) -> PracticeDayRow:
    return PracticeDayRow(person_id=person_id, day=day, **{name: getattr(state, name) for name in DAY_FACTS})


def _badge_row(person_id: PersonId, badge: BadgeKey, earned: Earned) -> BadgeRow:
    return BadgeRow(person_id=person_id, badge=badge, cause=earned.cause, at=earned.at, day=earned.day)
