"""How hard the next question should be, so that practice is neither dull nor a defeat. Pure.

Four of five answers right is what people learn most from; facts/learning: success 75-85 %, never more than three
failures running, a sure success at the end (Wilson et al. 2019, "The eighty five percent rule for optimal learning").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

TARGET = 0.80
LOW, HIGH = 0.75, 0.85
MOST_FAILURES = 3
"""Wrong answers running; then comes something that cannot fail."""
TIRING = 2
"""Wrong answers running after which the surest comes next."""
HARDEST, SUREST = 0.35, 0.98


@dataclass(frozen=True, slots=True)
class Run:
    """The answers of a session so far."""

    answered: int = 0
    right: int = 0
    failures: int = 0
    """Wrong ones running."""

    def after(self, *, right: bool) -> "Run":
        return replace(
            self,
            answered=self.answered + 1,
            right=self.right + right,
            failures=0 if right else self.failures + 1,
        )


def wanted_chance(run: Run, left: int) -> float:
    """The chance of success that the next question should have, so that the session as a whole comes to the target.
    The last one is to be sure. `left` counts it."""
    if left <= 1 or run.failures >= TIRING:
        return SUREST
    owed = TARGET * (run.answered + left) - run.right
    return min(SUREST, max(HARDEST, owed / left))


def nearest(chances: Sequence[float], wanted: float) -> int | None:
    """The place of the question whose chance comes nearest to the wanted one, the earlier of two; None for none."""
    return min(range(len(chances)), key=lambda at: abs(chances[at] - wanted), default=None)


def is_for_support(run: Run) -> bool:
    """Whether the answer is to be in view next: after three failures nobody should fail again."""
    return run.failures >= MOST_FAILURES
