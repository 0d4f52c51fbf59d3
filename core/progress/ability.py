"""How able a learner is, after Elo: abilities and difficulties stand on one scale.

The unit is Elo's own: one is odds of 10 : 1 (400 points of chess). Difficulties are fixed. A learner in the middle of a
level's band, between the cut-offs of placement, does three of four of its exercises right, which is what exercises
are chosen for, and half of its placement items. An answer moves an ability by K times what it surprised us by
(Pelánek 2016, "Applications of the Elo rating system in adaptive educational systems"). Figures without a source are
ours: docs/teaching.md.
"""

import math
from itertools import pairwise

from core.levels.types import Level
from core.progress.types import Attempt, ExerciseKind

CUTS = (-3.23, -1.23, 0.72, 2.80, 3.90)
"""Where one level ends and the next begins, in logits: those of placement."""
BAND = 2.0
"""How wide A1 and C2 are taken to be, in logits."""
EDGES = tuple(cut / math.log(10) for cut in (CUTS[0] - BAND, *CUTS, CUTS[-1] + BAND))

STEADY = 0.75
"""The share of exercises that somebody at their level does right."""

K_FIRST, K_LAST = 0.4, 0.2
HALVED_AFTER = 10
"""Answers until K has come half of its way down."""
OF_A_SKILL = 0.25
"""A skill is made of many points: an answer moves it this much of what it moves a point."""

LEAST_START, MOST_START = 0.3, 0.85
"""What the skill as a whole may say of a point that was never tried: never that it is mastered."""

SECOND_TRY, LATER_TRY, HINTED = 0.5, 0.25, 0.8
"""How much of a right answer is the learner's own when it took more tries or a hint."""


def middle(level: Level) -> float:
    """The ability of somebody in the middle of a level."""
    low, high = list(pairwise(EDGES))[level.rank]
    return (low + high) / 2


def expected(ability: float, level: Level) -> float:
    """The chance to do an exercise of a level right, 0 to 1."""
    return _chance(ability, able(level, 0.5))


def able(level: Level, share: float) -> float:
    """The ability at which this share of a level's exercises is done right."""
    return middle(level) + math.log10(share / (1 - share)) - math.log10(STEADY / (1 - STEADY))


def credit(attempt: Attempt) -> float:
    """What an answer says of the learner, 0 to 1. An answer that had been shown says nothing for them."""
    if attempt.revealed:
        return 0.0
    share = {1: 1.0, 2: SECOND_TRY}.get(attempt.tries, LATER_TRY)
    return attempt.score * share * (HINTED if attempt.hinted else 1.0)


def corrected(ability: float, answers: int, attempt: Attempt, *, share: float = 1.0) -> float:
    """The ability after an answer counts that had counted for nothing: K times the difference, as Elo has it."""
    return ability + share * _k(answers) * credit(attempt)


def moved(ability: float, answers: int, attempt: Attempt, *, share: float = 1.0) -> float:
    """The ability after one more answer, when there were `answers` before it.

    Another try at the same exercise can only speak for a learner: that the first one failed has been counted.
    """
    tested = attempt.kind is ExerciseKind.PLACEMENT
    difficulty = middle(attempt.level) if tested else able(attempt.level, 0.5)
    surprise = credit(attempt) - _chance(ability, difficulty)
    if attempt.tries > 1:
        surprise = max(0.0, surprise)
    return ability + share * _k(answers) * surprise


def start_of_point(skill: float, level: Level) -> float:
    """What to begin with at a point, from the ability in its skill."""
    return min(max(skill, able(level, LEAST_START)), able(level, MOST_START))


def place_of(ability: float) -> float:
    """An ability on the scale of levels: 0 is where A1 begins, 2.5 the middle of B1, 6 where C2 ends."""
    for rank, (low, high) in enumerate(pairwise(EDGES)):
        if ability < high:
            return max(0.0, rank + (ability - low) / (high - low))
    return float(len(Level))


def _k(answers: int) -> float:
    return K_LAST + (K_FIRST - K_LAST) / (1 + answers / HALVED_AFTER)


def _chance(ability: float, difficulty: float) -> float:
    return float(1 / (1 + 10 ** (difficulty - ability)))
