"""What is known of somebody's ability after some answers: expected a posteriori (EAP) on a grid (Bock & Mislevy 1982,
"Adaptive EAP estimation of ability in a microcomputer environment")."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import exp
from operator import mul

from core.levels.curves import curve, information
from core.levels.scale import LEVELS, POINTS, PRIOR, SPANS
from core.levels.types import ItemKind, Level

TIE = 1e-9
"""Two probabilities that differ by no more are equal."""


@dataclass(frozen=True)
class Estimate:
    """The probability of every point of the scale. They add up to 1."""

    weights: tuple[float, ...] = PRIOR

    def after(self, level: Level, kind: ItemKind, *, right: bool, easier: float = 0.0) -> "Estimate":
        """With one more answer, to an item of this level, or to something easier by so many logits. The order of
        answers does not matter."""
        fits: Iterable[float] = curve(level, kind, easier)
        if not right:
            fits = (1 - chance for chance in fits)
        weighed = list(map(mul, self.weights, fits))
        total = sum(weighed)
        return Estimate(tuple(weight / total for weight in weighed))

    @cached_property
    def probabilities(self) -> tuple[float, ...]:
        """Of each level, the lowest first."""
        return tuple(sum(self.weights[start:end]) for start, end in SPANS)

    @cached_property
    def level(self) -> Level:
        """The most probable level; a tie never goes down. Since the levels begin equal, all right is C2 and all
        wrong is A1 whatever was asked, and a right answer in the place of a wrong one never lowers the level."""
        best = max(self.probabilities)
        return next(LEVELS[rank] for rank in range(len(LEVELS) - 1, -1, -1) if self.probabilities[rank] >= best - TIE)

    @property
    def probability(self) -> float:
        """Of the level."""
        return self.probabilities[self.level.rank]

    @cached_property
    def ability(self) -> float:
        """The mean, in logits."""
        return float(sum(map(mul, self.weights, POINTS)))

    def information(self, level: Level, kind: ItemKind) -> float:
        """What an item is expected to tell, over all that the ability may be."""
        return float(sum(map(mul, self.weights, information(level, kind))))


def around(ability: float, spread: float) -> Estimate:
    """A normal distribution, in logits."""
    weights = [exp(-(((point - ability) / spread) ** 2) / 2) for point in POINTS]
    total = sum(weights)
    return Estimate(tuple(weight / total for weight in weights))
