"""An answer in a lesson as an attempt in the history of progress."""

from core.lessons.grading.graded import Graded
from core.lessons.steps import Dictation, Exercise, Listening
from core.lessons.suiting import base_of
from core.lessons.types import LessonCard, Outcome, StepState
from core.levels.types import Skill, skill_of
from core.progress.types import Attempt, ExerciseKind

LONGEST_ANSWER = 1000
"""Characters of an answer that the history keeps."""


def exercise_of(lesson: LessonCard, step_key: str) -> str:
    """A step that comes once more is the same exercise."""
    return f"lesson:{lesson.key}/{base_of(step_key)}"


def attempt_of(
    lesson: LessonCard, step_key: str, step: Exercise, graded: Graded, state: StepState, answer: str
) -> Attempt:
    """`state` is the step's after the answer. What was only read says nothing of listening, what was told nothing at
    all."""
    silent = state.silent and isinstance(step, Dictation | Listening)
    is_heard = silent and skill_of(step.point) is Skill.LISTENING
    says_nothing = is_heard or state.told
    return Attempt(
        exercise=exercise_of(lesson, step_key),
        kind=_kind(step, silent=silent),
        points=() if says_nothing else (step.point,),
        level=lesson.level,
        score=graded.score,
        tries=max(1, state.tries),
        hinted=state.hints > 0,
        revealed=graded.outcome is Outcome.REVEALED or state.revealed,
        answer=answer[:LONGEST_ANSWER],
        engine=graded.engine,
    )


def _kind(step: Exercise, *, silent: bool) -> ExerciseKind:
    if silent:
        return ExerciseKind.GAP if isinstance(step, Dictation) else ExerciseKind.CHOICE
    return ExerciseKind(getattr(step, "kind", ""))
