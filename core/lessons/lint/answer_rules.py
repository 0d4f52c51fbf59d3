"""Grading finds right what the author calls right, and nothing that the author calls wrong."""

from collections.abc import Iterator
from itertools import islice, product

from core.lessons.courses import Course, LessonFile
from core.lessons.grading.grading import grade_step
from core.lessons.grading.typed import corrected
from core.lessons.lint.faults import Fault, in_step
from core.lessons.steps import (
    Dictation,
    Exercise,
    Gap,
    Hunt,
    Order,
    ScriptedDialogue,
    Step,
    Transform,
    Translate,
    Writing,
)
from core.lessons.texts import filled, joined
from core.lessons.types import Outcome, StepState, Typed

MOST_FILLINGS = 20


def own_answers_count(file: LessonFile, _: Course) -> Iterator[Fault]:
    for step in file.lesson.steps:
        for answer in _own_answers(step):
            graded = grade_step(step, Typed(answer), StepState())
            if graded is None or graded.outcome is not Outcome.RIGHT:
                yield in_step(file, step, "answers", f"its own answer is not taken for right: {answer}")
        yield from _lines_count(file, step)
        yield from _model_counts(file, step)


def mistakes_do_not_count(file: LessonFile, _: Course) -> Iterator[Fault]:
    for step in file.lesson.steps:
        for answer in _wrong_answers(step):
            graded = grade_step(step, Typed(answer), StepState())
            if graded is not None and graded.outcome.counts:
                yield in_step(file, step, "answers", f"what stands there already is taken for right: {answer}")


def _own_answers(step: Step) -> Iterator[str]:
    match step:
        case Gap():
            for words in islice(product(*step.accept), MOST_FILLINGS):
                yield ", ".join(words)
                yield filled(step.prompt.en, words)
        case Transform() | Translate():
            yield from step.accept
        case Hunt():
            for right in step.accept:
                yield from (right, corrected(step, right))
        case Order():
            yield from (joined(step.words), *step.also)
        case Dictation():
            yield step.audio


def _wrong_answers(step: Step) -> Iterator[str]:
    if isinstance(step, Transform):
        yield step.source
    elif isinstance(step, Hunt):
        yield from (step.text, step.wrong)


def _lines_count(file: LessonFile, step: Step) -> Iterator[Fault]:
    """Each accepted line of a dialogue, and the first one by what it has to mention too."""
    if not isinstance(step, ScriptedDialogue):
        return
    for place, turn in enumerate(step.turns):
        for line in turn.accept:
            graded = grade_step(step, Typed(line), StepState(turn=place))
            if graded is None or graded.state.turn == place:
                yield in_step(file, step, "answers", f"its own line is not taken for right: {line}")


def _model_counts(file: LessonFile, step: Step | Exercise) -> Iterator[Fault]:
    if not isinstance(step, Writing):
        return
    graded = grade_step(step, Typed(step.model), StepState())
    assert graded is not None
    if graded.outcome is Outcome.SHORT:
        yield in_step(file, step, "answers", f"its model has {graded.feedback.words} words of {step.min_words}")
    for place in graded.feedback.missing:
        yield in_step(file, step, "answers", f"its model does not mention: {step.must[place].say.en}")
