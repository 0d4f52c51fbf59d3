"""Daily sessions of people who do not exist: composed, asked and steered by the functions that the bot uses.

A day is `compose`d, its words are gone through as by `core.vocabulary.asking` and its lesson, one of the course, as by
`core.lessons.moving`. What a person knows is not what is believed of it: words are forgotten by a memory of their own
(`core.vocabulary.imagined`), points of lessons are easier or harder to them than the estimate says, whole people are
over- and underestimated (all on the scale of logits, normal), and hints help some more than others.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from core.learners.types import MINUTES
from core.lessons.courses import Lesson, read_course
from core.lessons.steering import FREE, following, prepared
from core.lessons.steps import Exercise, Step
from core.lessons.suiting import AGAIN
from core.lessons.types import StepState
from core.levels.types import Level, PointKey
from core.path.session import PartKind, Plan, compose
from core.path.types import StepKind
from core.progress.ability import STEADY, able, expected, moved
from core.progress.running import run_of
from core.progress.steering import EASES, HIGH, LOW
from core.progress.types import Attempt, ExerciseKind
from core.vocabulary.imagined import Learner
from core.vocabulary.planning import Limits
from core.vocabulary.world import World

DAYS = 180
DIFFERENT, MISJUDGED = 0.3, 0.6
"""Standard deviations in logits: of what is believed of a person and of a point, and of a single question."""
HELPED = 0.3
"""Standard deviation of the logarithm of what a hint does to somebody's failures."""
ONCE_MORE = 1.2
"""Logits that a step gains when it comes once more, its answer seen minutes ago."""


@dataclass(frozen=True, slots=True)
class Held:
    """A session that took place: whether each answer was right, in their order."""

    rights: tuple[bool, ...]
    cards_share: float
    """Of the minutes."""

    @property
    def success(self) -> float:
        """In whole percents, as it is told."""
        return round(sum(self.rights) / len(self.rights), 2)

    @property
    def longest_failures(self) -> int:
        return max(map(len, "".join(".x"[not right] for right in self.rights).split(".")), default=0)


@dataclass(slots=True)
class Student:
    """One person: their words, their minutes, what they can do of what lessons are about."""

    words: Learner
    minutes: int
    lessons: Sequence[Lesson]
    chance: Random
    bias: float
    hints: float
    """Failures with a hint, for one without."""
    beliefs: dict[PointKey, tuple[float, int]] = field(default_factory=dict)
    truths: dict[PointKey, float] = field(default_factory=dict)
    """Logits, beside the belief that everybody begins with."""

    def practises(self, day: int) -> Held | None:
        """The session of a day; None on a day without one, or with nothing graded in it."""
        if self.words.rests(day):
            return None
        due, new = self.words.waiting(day)
        step = self.chance.choice((StepKind.LESSON, StepKind.LESSON, StepKind.REMEDIAL))
        plan = compose(self.minutes, due=due, new=new, step=step)
        rights = self.words.reviews(day, plan.opening) if plan.opening else []
        rights += self._lesson(self.chance.choice(self.lessons), rights) if _has_lesson(plan) else []
        rights += self.words.reviews(day, plan.kept, run_of(rights)) if plan.kept else []
        return Held(tuple(rights), plan.cards.minutes / self.minutes) if rights else None

    def _lesson(self, lesson: Lesson, before: Sequence[bool]) -> list[bool]:
        """The first answer at each graded step, in the order in which the steps come."""
        base: dict[str, Step] = {step.key: step for step in lesson.steps}
        steps, states, again, rights = base, dict[str, StepState](), list[str](), list[bool]()
        key: str | None = next(iter(base))
        while key is not None:
            states[key], step = (
                prepared(key, steps, states, self._expected(lesson), run_of([*before, *rights])),
                steps[key],
            )
            if isinstance(step, Exercise) and not isinstance(step, FREE):
                right = self._answers(key, step, lesson, states[key])
                rights.append(right)
                states[key] = states[key].model_copy(update={"tries": 1 if right else 2, "score": 1.0, "done": True})
            key, again = following(key, steps, states, again)
            steps = {**base, **{one: base[one.removesuffix(AGAIN)] for one in again}}
        return rights

    def _expected(self, lesson: Lesson) -> dict[PointKey, float]:
        return {point: expected(ability, lesson.level) for point, (ability, _) in self.beliefs.items()}

    def _answers(self, key: str, step: Exercise, lesson: Lesson, state: StepState) -> bool:
        point = PointKey(step.point)
        right = state.told or self.chance.random() >= self._fails(key, point, state)
        if not state.told:
            self._learns_of(point, step, lesson, state, right=right)
        return right

    def _fails(self, key: str, point: PointKey, state: StepState) -> float:
        """The true chance of a wrong first answer."""
        truth = self.truths.setdefault(point, self.chance.gauss(0, DIFFERENT))
        logit = math.log(STEADY / (1 - STEADY)) + self.bias + truth + self.chance.gauss(0, MISJUDGED)
        fails = 1 / (1 + math.exp(logit + (ONCE_MORE if key.endswith(AGAIN) else 0.0)))
        return fails * (min(1.0, self.hints) if state.hints else 1.0)

    def _learns_of(self, point: PointKey, step: Exercise, lesson: Lesson, state: StepState, *, right: bool) -> None:
        """What is believed of the point moves, as it does in `core.progress`; whoever was wrong is right then."""
        ability, answers = self.beliefs.get(point, (able(lesson.level, STEADY), 0))
        for tries in (1,) if right else (1, 2):
            attempt = Attempt(
                exercise=step.key,
                kind=ExerciseKind.GAP,
                points=(point,),
                level=lesson.level,
                score=float(right or tries > 1),
                tries=tries,
                hinted=state.hints > 0,
            )
            ability, answers = moved(ability, answers, attempt), answers + 1
        self.beliefs[point] = ability, answers


def simulate(people: int, seed: int, days: int = DAYS) -> dict[str, object]:
    """The figures of every session of half a year; the same seed gives the same ones."""
    lessons = [file.lesson for file in read_course().files]
    held = []
    for number in range(people):
        student = _student(number, lessons, Random(f"{seed}:{number}"))  # noqa: S311 - not for secrets
        held += [one for day in range(days) if (one := student.practises(day)) is not None]
    return {"people": people, "days": days, "seed": seed, "sessions": len(held), **figures(held)}


def figures(held: Sequence[Held]) -> dict[str, object]:
    number = len(held)
    return {
        "within_75_85": round(sum(LOW <= one.success <= HIGH for one in held) / number, 4),
        "below_75": round(sum(one.success < LOW for one in held) / number, 4),
        "above_85": round(sum(one.success > HIGH for one in held) / number, 4),
        "mean_success": round(sum(one.success for one in held) / number, 4),
        "longest_failure_run": max(one.longest_failures for one in held),
        "ends_with_success": round(sum(one.rights[-1] for one in held) / number, 4),
        "most_cards_share": round(max(one.cards_share for one in held), 3),
        "mean_answers": round(sum(len(one.rights) for one in held) / number, 1),
    }


def _student(number: int, lessons: Sequence[Lesson], chance: Random) -> Student:
    """At one level, with as many minutes as they chose."""
    level = chance.choice(list(Level))
    return Student(
        words=Learner(number, chance, Limits(), World()),
        minutes=chance.choice(MINUTES),
        lessons=[lesson for lesson in lessons if lesson.level is level],
        chance=chance,
        bias=chance.gauss(0, DIFFERENT),
        hints=EASES * chance.lognormvariate(0, HELPED),
    )


def _has_lesson(plan: Plan) -> bool:
    return not {PartKind.LESSON, PartKind.REMEDIAL}.isdisjoint(plan.parts)
