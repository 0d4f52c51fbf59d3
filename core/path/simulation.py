"""Daily sessions of people who do not exist: composed and steered by the functions that the bot uses.

What a person knows is not what is believed of it: the true chance of every answer differs from the estimate (on the
scale of logits, by a normal error), and a whole person may be overestimated or underestimated. Their minutes, the
cards that are due and the strength of their points are drawn anew for each session.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from core.learners.types import MINUTES
from core.path.session import PartKind, Plan, compose
from core.path.types import StepKind
from core.progress.steering import HIGH, LOW, Run, Support, chance_with, may_end, pick

SESSIONS = 10
"""Of each person."""
DIFFERENT, MISJUDGED = 0.3, 0.6
"""Standard deviations in logits: of what is believed of a person, and of a single question."""
AT_HAND = 5
LESSON_QUESTIONS, REMEDIAL_QUESTIONS, TALK_REPLIES = 10, 8, 0


@dataclass(frozen=True, slots=True)
class Held:
    """A session that took place."""

    answered: int
    right: int
    longest_failures: int
    ends_with_success: bool
    cards_share: float
    """Of the minutes."""

    @property
    def success(self) -> float:
        return self.right / self.answered


def simulate(people: int, seed: int) -> dict[str, object]:
    """The figures of ten sessions of each; the same seed gives the same ones."""
    held = []
    for number in range(people):
        randomness = Random(f"{seed}:{number}")  # noqa: S311 - not for secrets
        misjudged = randomness.gauss(0, DIFFERENT)
        held += [hold(misjudged, randomness) for _ in range(SESSIONS)]
    return {"people": people, "seed": seed, "sessions": len(held), **figures(held)}


def hold(misjudged: float, randomness: Random) -> Held:
    """One session: cards first, then what the path wants, each part steered by all answers so far."""
    minutes = randomness.choice(MINUTES)
    step = randomness.choice((StepKind.LESSON, StepKind.LESSON, StepKind.REMEDIAL))
    plan = compose(minutes, due=randomness.randrange(5, 60), new=randomness.randrange(6), step=step)
    parts = [believed(part, plan, randomness) for part in plan.parts]
    run, longest = Run(), 0
    for place, part in enumerate(parts):
        later = sum(map(len, parts[place + 1 :]))
        for right in answers(part, run, later, misjudged, randomness):
            run = run.after(right=right)
            longest = max(longest, run.failures)
    more = 0
    while not may_end(run, more):
        run, more = run.after(right=True), more + 1  # what was wrong comes once more, with its answer in view
    return Held(run.answered, run.right, longest, run.failures == 0, plan.cards.minutes / minutes)


def believed(part: PartKind, plan: Plan, randomness: Random) -> list[float]:
    """The chance with which each question of a part is believed to go right."""
    match part:
        case PartKind.WORDS:
            due = [randomness.uniform(0.6, 0.98) for _ in range(plan.cards.due)]
            return due + [0.8] * plan.cards.new
        case PartKind.REMEDIAL:
            return [randomness.uniform(0.45, 0.8) for _ in range(REMEDIAL_QUESTIONS)]
        case PartKind.LESSON:
            return [randomness.uniform(0.55, 0.85) for _ in range(LESSON_QUESTIONS)]
        case PartKind.TALK:
            return []


def answers(part: list[float], before: Run, later: int, misjudged: float, randomness: Random) -> Sequence[bool]:
    """Of the questions of one part, in the order into which steering brings them."""
    run, given, left = before, list[bool](), list(part)
    while left:
        picked = pick(left[:AT_HAND], run, len(left) + later)
        chance = left.pop(picked.place)
        right = _succeeds(chance, picked.support, misjudged, randomness)
        given.append(right)
        run = run.after(right=right)
    return given


def figures(held: Sequence[Held]) -> dict[str, object]:
    number = len(held)
    return {
        "within_75_85": round(sum(LOW <= one.success <= HIGH for one in held) / number, 4),
        "mean_success": round(sum(one.success for one in held) / number, 4),
        "longest_failure_run": max(one.longest_failures for one in held),
        "ends_with_success": all(one.ends_with_success for one in held),
        "most_cards_share": round(max(one.cards_share for one in held), 3),
        "mean_answers": round(sum(one.answered for one in held) / number, 1),
    }


def _succeeds(chance: float, support: Support, misjudged: float, randomness: Random) -> bool:
    """What is shown cannot fail."""
    if support is Support.SHOWN:
        return True
    believed = min(0.999, chance_with(chance, support))
    logit = math.log(believed / (1 - believed)) + misjudged + randomness.gauss(0, MISJUDGED)
    return randomness.random() < 1 / (1 + math.exp(-logit))
