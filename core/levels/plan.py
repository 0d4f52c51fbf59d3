"""The plan of the first week after a test: exactly seven days, decided here and told elsewhere."""

from collections.abc import Sequence

from core.levels.outcomes import Focus, PlanDay, SkillStanding
from core.levels.types import PointKey, Skill

DAYS = 7


def week(weak: Sequence[PointKey], skills: Sequence[SkillStanding]) -> tuple[PlanDay, ...]:
    """A lesson first, the weakest points early and late in the week, a talk in the middle, a look back at its end."""
    first, second = (*weak, None, None)[:2]
    focuses: tuple[tuple[Focus, PointKey | None], ...] = (
        (Focus.LESSON, None),
        (Focus.POINT, first) if first else (Focus.LESSON, None),
        (Focus.WORDS, None),
        (Focus.TALK, None),
        (Focus.POINT, second) if second else (Focus.LESSON, None),
        (_receptive(skills), None),
        (Focus.REVIEW, None),
    )
    return tuple(PlanDay(number, focus, point) for number, (focus, point) in enumerate(focuses, start=1))


def _receptive(skills: Sequence[SkillStanding]) -> Focus:
    """Listening or reading, whichever stands lower. What was not assessed needs a look most of all."""
    heights = {one.skill: one.height for one in skills}
    listening, reading = heights.get(Skill.LISTENING), heights.get(Skill.READING)
    return Focus.READING if reading is not None and (listening is None or reading < listening) else Focus.LISTENING
