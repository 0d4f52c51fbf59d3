"""How hard the next question should be, so that practice is neither dull nor a defeat. Pure.

Four of five answers right is what people learn most from; docs/teaching.md: success 75-85 %, never more than three
failures running, a sure success at the end (Wilson et al. 2019, "The eighty five percent rule for optimal learning").
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum, unique

TARGET = 0.76
"""A little below the middle: too low is mended at the end, too high cannot be."""
LOW, HIGH = 0.75, 0.85
MOST_FAILURES = 3
"""Wrong answers running; then comes something that cannot fail."""
TIRING = 2
"""Wrong answers running after which the surest comes next."""
HARDEST, SUREST = 0.35, 0.98
NEARLY = 0.92
"""The share of nearly sure questions that go right."""
MOST_MORE = 5
"""Questions that may come once more at the end."""


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


@dataclass(frozen=True, slots=True)
class Left:
    """What is still to be asked."""

    questions: int
    """The next one among them."""
    sure: int = 0
    """More that will be nearly sure: words met or missed minutes before."""
    comes_back: bool = False
    """Whether what is missed is asked again, and is nearly sure then."""


def wanted_chance(run: Run, left: Left) -> float:
    """The chance of success p that the next question should have, so that the session as a whole comes to the target.
    The last one is to be sure, and one after two failures running, unless nearly all was right before.

    With A answers so far, R of them right, L questions left, S nearly sure ones beside them (each right with q), and
    every failure asked again: target (A + L + S + (1 - p) L) = R + p L + q S + q (1 - p) L.
    """
    if left.questions + left.sure <= 1 or (run.failures >= TIRING and run.right < TARGET * run.answered):
        return SUREST
    again = left.questions if left.comes_back else 0
    count = run.answered + left.questions + left.sure + again
    owed = TARGET * count - run.right - NEARLY * (left.sure + again)
    return min(SUREST, max(HARDEST, owed / (left.questions + (TARGET - NEARLY) * again)))


@unique
class Support(StrEnum):
    """How a question is asked."""

    USUAL = "usual"
    HARDER = "harder"
    """Typed where there were options."""
    EASED = "eased"
    """In an easier kind, options instead of typing; in a lesson with its first hints."""
    SHOWN = "shown"
    """With its answer in view, so that it cannot fail."""


EASES, HARDENS = 0.35, 2.5
"""Failures of a question that is eased, or made harder, for one that it would have had."""


WAYS = (Support.USUAL, Support.EASED, Support.HARDER)


@dataclass(frozen=True, slots=True)
class Pick:
    """Which of the questions at hand comes next, and how."""

    place: int
    support: Support


def chance_with(chance: float, support: Support) -> float:
    """Of a question that goes right with this chance when it is asked as usual."""
    times = {Support.USUAL: 1.0, Support.HARDER: HARDENS, Support.EASED: EASES, Support.SHOWN: 0.0}[support]
    return max(0.0, 1 - (1 - chance) * times)


def pick(chances: Sequence[float], run: Run, left: Left) -> Pick:
    """The question whose chance comes nearest to what the session wants now; of equal ones the earlier, and as usual
    rather than eased. After three failures running the surest, shown. There is at least one."""
    if run.failures >= MOST_FAILURES:
        return Pick(max(range(len(chances)), key=chances.__getitem__), Support.SHOWN)
    wanted = wanted_chance(run, left)
    ways = [Pick(place, support) for place in range(len(chances)) for support in WAYS]
    return min(ways, key=lambda way: round(abs(chance_with(chances[way.place], way.support) - wanted), 3))


def support_for(chance: float, run: Run, left: Left) -> Support:
    """For a question whose place is fixed, and that cannot be made harder."""
    if run.failures >= MOST_FAILURES:
        return Support.SHOWN
    wanted = wanted_chance(run, left)
    return min((Support.USUAL, Support.EASED), key=lambda way: round(abs(chance_with(chance, way) - wanted), 3))


def may_end(run: Run, more: int = 0) -> bool:
    """A session ends with a success, and not below the target when a few more questions can bring it there: what was
    wrong comes once more. `more`: how many of these there were."""
    return run.failures == 0 and (run.right >= LOW * run.answered or more >= MOST_MORE)
