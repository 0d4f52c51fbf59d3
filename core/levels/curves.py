"""How probable a right answer is at every ability: a logistic curve, flattened by what is not known of the item.

The difficulty of an item is the centre of its level and has never been measured: with a doubt of `DOUBT` logits
around it, the mean of all curves that are possible is itself close to a logistic curve with a smaller slope
(the approximation of MacKay, 1992). Some right answers are lucky and some wrong ones are slips. Where the figures are
from: docs/teaching.md.
"""

from collections.abc import Mapping
from functools import cache
from math import exp, pi, sqrt
from types import MappingProxyType

from core.levels.scale import POINTS, centre_of
from core.levels.types import ItemKind, Level

DISCRIMINATION = 1.3
DOUBT = 0.7
"""Standard deviation, in logits."""
SLIPS = 0.03
"""The share of answers that say the opposite of what the person knows."""
GUESSED: Mapping[ItemKind, float] = MappingProxyType({ItemKind.TYPED: 0.0, ItemKind.CHOICE: 0.05})
"""How often somebody who does not know is right. Far below one of four, since there is "I don't know"."""
TAUGHT = 1.1
"""Logits by which an exercise of a lesson is easier than an item of its level: it has just been taught, and lessons
are made for 80 % of right answers where the test has 50 % (logit .8 over the discrimination)."""
_MACKAY = 16 * sqrt(3) / (15 * pi)
SLOPE = DISCRIMINATION / sqrt(1 + (DISCRIMINATION * DOUBT * _MACKAY) ** 2)


def chance(ability: float, difficulty: float, *, slope: float = DISCRIMINATION, guessed: float = 0.0) -> float:
    """Of a right answer, when nobody slips."""
    return guessed + (1 - guessed) / (1 + exp(-slope * (ability - difficulty)))


@cache
def curve(level: Level, kind: ItemKind, easier: float = 0.0) -> tuple[float, ...]:
    """The probability of a right answer at every point of the scale. It grows with ability. `easier` is in logits."""
    difficulty, guessed = centre_of(level) - easier, GUESSED[kind]
    return tuple(SLIPS + (1 - 2 * SLIPS) * chance(point, difficulty, slope=SLOPE, guessed=guessed) for point in POINTS)


@cache
def information(level: Level, kind: ItemKind) -> tuple[float, ...]:
    """Fisher's information of an item at every point of the scale: the slope squared over the variance."""
    centre, guessed = centre_of(level), GUESSED[kind]
    known = (chance(point, centre, slope=SLOPE) for point in POINTS)
    slopes = ((1 - 2 * SLIPS) * (1 - guessed) * SLOPE * one * (1 - one) for one in known)
    return tuple(slope**2 / (p * (1 - p)) for slope, p in zip(slopes, curve(level, kind), strict=True))
