"""How a lesson is steered: help before it is asked for, and a success at the end."""

from hypothesis import given
from hypothesis import strategies as st

from core.lessons.courses import read_lesson
from core.lessons.steering import EASABLE, following, prepared, run_of
from core.lessons.steps import Exercise, Step
from core.lessons.types import StepState
from core.progress.steering import MOST_FAILURES, Run
from tests.core.lessons.conftest import COURSE

RIGHT = StepState(tries=1, done=True, score=1.0)
WRONG = StepState(tries=2, done=True, score=1.0)


def lesson() -> dict[str, Step]:
    path = max(COURSE.glob("*/*.yaml"), key=lambda file: file.stat().st_size)
    found = read_lesson(path)
    assert found is not None
    return {step.key: step for step in found.steps}


STEPS = lesson()
EXERCISES = [key for key, step in STEPS.items() if isinstance(step, Exercise)]
EASED = [key for key, step in STEPS.items() if isinstance(step, EASABLE)]


def states(**marks: StepState) -> dict[str, StepState]:
    return dict(marks)


def test_a_lesson_begins_without_help() -> None:
    assert prepared(EASED[0], STEPS, {}, {}, Run()) == StepState()


def test_after_a_failure_the_next_step_comes_with_hints() -> None:
    before = {EXERCISES[0]: WRONG}
    later = next(key for key in EASED if key != EXERCISES[0])
    assert prepared(later, STEPS, before, {}, run_of(STEPS, before)).hints > 0


def test_after_three_failures_running_the_answer_stands_beside_the_task() -> None:
    before = dict.fromkeys(EXERCISES[:MOST_FAILURES], WRONG)
    later = next(key for key in EASED if key not in before)
    assert prepared(later, STEPS, before, {}, run_of(STEPS, before)).told


def test_what_was_touched_already_stays_as_it_is() -> None:
    touched = StepState(picks=(1,))
    assert prepared(EASED[0], STEPS, {EASED[0]: touched}, {}, Run()) == touched


def test_a_first_answer_counts_once() -> None:
    run = run_of(STEPS, {EXERCISES[0]: RIGHT, EXERCISES[1]: WRONG})
    assert (run.answered, run.right, run.failures) == (2, 1, 1)


@given(st.lists(st.booleans(), min_size=len(STEPS) + 20, max_size=len(STEPS) + 20))
def test_a_lesson_ends_and_not_with_a_failure_when_anything_was_right(rights: list[bool]) -> None:
    key: str | None = next(iter(STEPS))
    marked, steps, again, went = dict[str, StepState](), dict(STEPS), list[str](), 0
    while key is not None:
        if isinstance(steps[key], Exercise):
            marked[key] = RIGHT if rights[went] else WRONG
            went += 1
        key, again = following(key, steps, marked, again)
        steps = {**STEPS, **{one: STEPS[one.removesuffix("+")] for one in again}}
    left = [one for one in EASED if marked[one] == RIGHT and f"{one}+" not in again]
    assert run_of(steps, marked).failures == 0 or not left
