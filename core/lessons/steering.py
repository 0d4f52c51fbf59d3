"""How a lesson is steered: what helps at a step before anybody has asked, and how a lesson ends. Pure: the bot and the
simulation go through a lesson by the same functions.

A lesson's order is its author's, so nothing is exchanged here. What changes is the help that a step comes with: none,
its first hints, or, after three failures running, its answer (`core.progress.steering`).
"""

from collections.abc import Mapping, Sequence

from core.lessons.steps import (
    Choice,
    Choices,
    Exercise,
    Gap,
    Hunt,
    Order,
    Review,
    Say,
    Step,
    Transform,
    Translate,
    Writing,
)
from core.lessons.suiting import AGAIN, base_of, hard_ones, once_more
from core.lessons.types import StepState
from core.levels.types import PointKey
from core.progress.experience import PASSED
from core.progress.steering import Left, Run, Support, support_for

EASABLE = (Choice, Choices, Gap, Order, Transform, Hunt, Translate)
"""What a hint helps with at once. What is heard or played comes as it is, unless its answer is to be shown."""
FREE = (Say, Writing)
"""May be passed without a mark."""
HINTS_OF_EASED, HINTS_OF_SHOWN = 2, 3
USUAL_CHANCE = 0.75
"""Of a point that was never tried: what a lesson has just taught is chosen for three of four."""
AGAIN_CHANCE = 0.85
"""Of a step that comes once more: its answer was seen minutes ago."""

Steps = Mapping[str, Step]
States = Mapping[str, StepState]


def run_of(steps: Steps, states: States) -> Run:
    """The first answers of a lesson, in its order. A step counts once: right at the first try, or not."""
    run = Run()
    for key, step in steps.items():
        state = states.get(key)
        if isinstance(step, Exercise) and state is not None and state.score is not None:
            run = run.after(right=state.tries == 1 and state.score >= PASSED)
    return run


def prepared(key: str, steps: Steps, states: States, expected: Mapping[PointKey, float], today: Run) -> StepState:
    """The state with which somebody comes to a step; one that was touched already stays as it is. `expected`: the
    chance of a right answer at every point that was tried; `today`: all answers of the day."""
    state, step = states.get(key, StepState()), steps[key]
    if not isinstance(step, Exercise) or isinstance(step, FREE) or state != StepState():
        return state
    left = list(steps)[list(steps).index(key) :]
    count = sum(isinstance(steps[one], Exercise) for one in left)
    support = support_for(chance_at(key, step, expected), today, Left(count))
    return helped(support) if support is Support.SHOWN or isinstance(step, EASABLE) else state


def chance_at(key: str, step: Exercise, expected: Mapping[PointKey, float]) -> float:
    """That the first answer is right, without help."""
    chance = expected.get(PointKey(step.point), USUAL_CHANCE)
    return max(chance, AGAIN_CHANCE) if key.endswith(AGAIN) else chance


def helped(support: Support) -> StepState:
    match support:
        case Support.EASED:
            return StepState(hints=HINTS_OF_EASED)
        case Support.SHOWN:
            return StepState(hints=HINTS_OF_SHOWN, told=True)
        case _:
            return StepState()


def following(key: str, steps: Steps, states: States, again: Sequence[str]) -> tuple[str | None, list[str]]:
    """The step after this one, None after the last, and what comes once more: what was hard, after the review; and
    as long as the lesson would end with a failure, something that was right."""
    repeated = list(again)
    if isinstance(steps[key], Review) and not repeated:
        repeated = [once_more(one) for one in hard_ones(steps, states)]
    keys = list(dict.fromkeys([*steps, *repeated]))
    if keys[-1] == key and (last := _for_the_end(steps, states, repeated)) is not None:
        repeated.append(last)
        keys.append(last)
    place = keys.index(key) + 1
    return (keys[place] if place < len(keys) else None), repeated


def _for_the_end(steps: Steps, states: States, again: Sequence[str]) -> str | None:
    """The latest that was right at once and has not come once more; None when the lesson may end."""
    if run_of(steps, states).failures == 0:
        return None
    done = (key for key, step in steps.items() if isinstance(step, EASABLE) and base_of(key) == key)
    right = [key for key in done if _was_right(states.get(key)) and once_more(key) not in again]
    return once_more(right[-1]) if right else None


def _was_right(state: StepState | None) -> bool:
    return state is not None and state.tries == 1 and (state.score or 0) == 1
