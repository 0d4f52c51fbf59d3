"""How well a learner knows what: points and skills."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.clock import Clock
from core.levels.types import Level, PointKey, Skill
from core.progress.ability import place_of
from core.progress.adding import standing_of, today_of
from core.progress.days import DAY
from core.progress.points import mastery_at
from core.progress.report_types import SkillStanding
from core.progress.storing import load_points, load_skill_days, standing_to_state
from core.progress.types import Mastery
from core.users.types import PersonId

LEAST_ANSWERS = 5
"""Before that, a skill has no level unless a placement gave it one: as many as a point takes to be mastered."""
TREND = 28 * DAY
"""Four whole weeks, so that weekends weigh the same."""

Places = tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MasteryOf:
    """What is known of a learner, point by point; points never tried are not in it. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> Mapping[PointKey, Mastery]:
        today = await today_of(await standing_of(person_id), self.clock.now())
        points = await load_points(person_id)
        return {point: mastery_at(point, state, today) for point, state in points.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSkills:
    """All six skills, with where they stood on each day that moved them. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> tuple[SkillStanding, ...]:
        row = await standing_of(person_id)
        today = await today_of(row, self.clock.now())
        now, days = standing_to_state(row).skills, await load_skill_days(person_id)
        histories = {
            skill: tuple((day, place_of(one.ability)) for (of, day), one in days.items() if of is skill)
            for skill in Skill
        }
        answers = {skill: now[skill].answers if skill in now else 0 for skill in Skill}
        placed = {skill for (skill, _), one in days.items() if one.answers == 0}
        return tuple(
            _standing(skill, histories[skill], answers[skill], today, placed=skill in placed) for skill in Skill
        )


def moved_since(history: Places, since: date) -> float:
    """How far a place has moved from where it stood at the end of a day; from its first known one when it is
    younger."""
    if not history:
        return 0.0
    before = bisect_right([day for day, _ in history], since)
    return history[-1][1] - history[max(0, before - 1)][1]


def _standing(skill: Skill, history: Places, answers: int, today: date, *, placed: bool) -> SkillStanding:
    place = history[-1][1] if history else 0.0
    known = bool(history) and (placed or answers >= LEAST_ANSWERS)
    return SkillStanding(
        skill=skill,
        level=list(Level)[min(int(place), len(Level) - 1)] if known else None,
        place=place,
        trend=moved_since(history, today - TREND),
        answers=answers,
        history=history,
    )
