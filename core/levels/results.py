"""What follows from the answers of a test. A pure function of them, so that it can be computed anew at any time."""

from collections.abc import Iterable, Sequence

from core.levels.conduct import SHARES
from core.levels.curves import TAUGHT
from core.levels.estimate import Estimate, around
from core.levels.outcomes import AnsweredItem, LevelScore, Placement, SkillStanding
from core.levels.plan import week
from core.levels.scale import height_of, level_at
from core.levels.types import Level, PointKey, Skill

LEAST_OF_SKILL = 2
"""Marked answers without which a skill is not assessed."""
SPREAD = 1.0
"""Standard deviation, in logits, of somebody's skills around their ability as a whole."""
STRENGTHS, WEAK_POINTS = 3, 3
"""As many are told, at the most."""


def estimate_of(answers: Iterable[AnsweredItem], start: Estimate | None = None) -> Estimate:
    """What the marked answers say; those without a mark say nothing."""
    estimate = start or Estimate()
    for answer in answers:
        if answer.mark.right is not None:
            easier = TAUGHT if answer.in_practice else 0.0
            estimate = estimate.after(answer.level, answer.kind, right=answer.mark.right, easier=easier)
    return estimate


def result_of(answers: Sequence[AnsweredItem]) -> Placement:
    """The level is the most probable one; strengths are points that were right at the level or above it, weak ones
    were wrong at the level or below it."""
    estimate = estimate_of(answers)
    marked = [answer for answer in answers if answer.mark.right is not None]
    skills = tuple(_skill(skill, answers, estimate) for skill in SHARES)
    weak = _weak(marked, estimate.level)
    return Placement(
        level=estimate.level,
        probabilities=estimate.probabilities,
        skills=skills,
        strengths=_strengths(marked, estimate.level, weak),
        weak=weak,
        plan=week(weak, skills),
        answered=len(marked),
        right=sum(answer.mark.right is True for answer in marked),
        by_level=_by_level(marked),
        mistakes=tuple(answer for answer in marked if answer.mark.right is False),
    )


def _by_level(marked: Sequence[AnsweredItem]) -> tuple[LevelScore, ...]:
    asked = {level: [one.mark.right for one in marked if one.level is level] for level in Level}
    return tuple(LevelScore(level, sum(map(bool, those)), len(those)) for level, those in asked.items() if those)


def _skill(skill: Skill, answers: Sequence[AnsweredItem], whole: Estimate) -> SkillStanding:
    """Drawn towards the ability as a whole: a handful of answers is not much to go by."""
    own = [answer for answer in answers if answer.skill is skill and answer.mark.right is not None]
    if len(own) < LEAST_OF_SKILL:
        return SkillStanding(skill=skill, answered=len(own))
    ability = estimate_of(own, around(whole.ability, SPREAD)).ability
    return SkillStanding(skill=skill, answered=len(own), level=level_at(ability), height=height_of(ability))


def _weak(marked: Sequence[AnsweredItem], level: Level) -> tuple[PointKey, ...]:
    """The easiest first: those surprise most. When all at the level was right, the next points to learn."""
    wrong = sorted((one for one in marked if one.mark.right is False), key=lambda one: one.level.rank)
    within = [one.point for one in wrong if one.level.rank <= level.rank]
    return _first(within or [one.point for one in wrong], WEAK_POINTS)


def _strengths(marked: Sequence[AnsweredItem], level: Level, weak: Sequence[PointKey]) -> tuple[PointKey, ...]:
    right = sorted((one for one in marked if one.mark.right), key=lambda one: -one.level.rank)
    return _first([one.point for one in right if one.level.rank >= level.rank and one.point not in weak], STRENGTHS)


def _first(points: Iterable[PointKey], most: int) -> tuple[PointKey, ...]:
    return tuple(dict.fromkeys(points))[:most]
