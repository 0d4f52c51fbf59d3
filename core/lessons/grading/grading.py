"""One step, one answer: which rule grades it."""

from core.checker.types import Report
from core.lessons.grading.graded import Graded, from_grade
from core.lessons.grading.lines import grade_line
from core.lessons.grading.picked import grade_option, grade_options, grade_order, grade_pair
from core.lessons.grading.spoken import grade_spoken
from core.lessons.grading.texts import grade_text
from core.lessons.grading.typed import grade_gaps, grade_hunt, grade_writing_out
from core.lessons.pieces import pieces_of
from core.lessons.reading_options import options_named
from core.lessons.steps import (
    Choice,
    Choices,
    Dictation,
    Gap,
    Hunt,
    Listening,
    Match,
    Order,
    Say,
    ScriptedDialogue,
    Step,
    Transform,
    Translate,
    Writing,
)
from core.lessons.types import Paired, Picked, Spoken, StepAnswer, StepState, Typed


def grade_step(step: Step, answer: StepAnswer, state: StepState, report: Report | None = None) -> Graded | None:
    """None when the step cannot be answered in this way. `report`: what the checker says of a free text."""
    match answer:
        case Typed(text):
            return _typed(step, text, state, report)
        case Picked(places):
            return _picked(step, places, state)
        case Paired(left, right):
            if isinstance(step, Match) and max(left, right) < len(step.pairs):
                return grade_pair(step, left, right, state)
            return None
        case Spoken(text):
            return grade_spoken(step, text, state) if isinstance(step, Say) else _typed(step, text, state, report)


def _typed(step: Step, text: str, state: StepState, report: Report | None) -> Graded | None:
    match step:
        case Gap():
            return from_grade(grade_gaps(step, text), state)
        case Hunt():
            return from_grade(grade_hunt(step, text), state)
        case Transform() | Translate() | Dictation() | Order():
            return from_grade(grade_writing_out(step, text), state)
        case ScriptedDialogue():
            return grade_line(step, text, state)
        case Writing():
            return grade_text(step, text, report, state)
        case Choice() | Listening() | Choices():
            places = options_named(text, step.options)
            return _picked(step, places, state) if places else None
        case _:
            return None


def _picked(step: Step, places: tuple[int, ...], state: StepState) -> Graded | None:
    match step:
        case Choice() | Listening() if len(places) == 1 and places[0] < len(step.options):
            return grade_option(step, places[0], state)
        case Choices() if places and max(places) < len(step.options):
            return grade_options(step, places, state)
        case Order() if places and max(places) < len(pieces_of(step)):
            return grade_order(step, places, state)
        case _:
            return None
