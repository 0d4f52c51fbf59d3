"""A hint helps to find the answer and never says it."""

import re
from collections.abc import Iterator
from functools import singledispatch

from core.lessons import steps
from core.lessons.courses import Course, LessonFile
from core.lessons.lint.english import other_options
from core.lessons.lint.faults import Fault, in_step
from core.lessons.texts import Bilingual, joined

LITTLE_WORD = re.compile(
    r"""a|an|the|and|or|but|in|on|at|to|of|for|from|with|by|as|if|so|than|then|there|not|no|all|any|some|more|most
    |much|many|is|are|was|were|be|been|am|do|does|did|have|has|had|will|would|can|could|should|may|might|must
    |it|he|she|we|they|you|i|this|that|these|those|my|your|his|her|our|their|who|what|which""",
    re.VERBOSE | re.IGNORECASE,
)
"""English prose needs them: in an English hint they give the answer away only in quotation marks or emphasis."""
_QUOTED = r"[\"“‘'«*_`]{}[\"”’'».,!?]*[\"”’'»*_`]"


def hints_keep_the_answer(file: LessonFile, _: Course) -> Iterator[Fault]:
    for step in file.lesson.steps:
        if isinstance(step, steps.Exercise):
            yield from _telling_hints(file, step)
            if len({hint.en for hint in step.hints}) < len(step.hints):
                yield in_step(file, step, "hints", "the same hint twice")


def _telling_hints(file: LessonFile, step: steps.Exercise) -> Iterator[Fault]:
    for number, hint in enumerate(step.hints, 1):
        told = next((answer for answer in answers_of(step) if _tells(hint, answer, step)), None)
        if told is not None:
            yield in_step(file, step, "hints", f"hint {number} says the answer “{told}”")


def _tells(hint: Bilingual, answer: str, step: steps.Exercise) -> bool:
    return any(
        _holds(text, answer, anywhere=not english or LITTLE_WORD.fullmatch(answer) is None)
        and not any(_holds(text, other, anywhere=True) for other in other_options(step))  # names them all
        for english, text in ((True, hint.en), (False, hint.ru))
    )


def _holds(text: str, answer: str, *, anywhere: bool) -> bool:
    bare = re.escape(answer.strip(" .!?").lower())
    pattern = rf"(?<![\w'’-]){bare}(?![\w'’-])" if anywhere else _QUOTED.format(bare)
    return re.search(pattern, text.lower()) is not None


@singledispatch
def answers_of(step: steps.Exercise) -> tuple[str, ...]:
    """What a hint may not say."""
    del step
    return ()


@answers_of.register
def _(step: steps.Choice) -> tuple[str, ...]:
    return (step.options[step.answer],)


@answers_of.register
def _(step: steps.Listening) -> tuple[str, ...]:
    return (step.options[step.answer],)


@answers_of.register
def _(step: steps.Choices) -> tuple[str, ...]:
    return tuple(step.options[answer] for answer in step.answers)


@answers_of.register
def _(step: steps.Gap) -> tuple[str, ...]:
    return tuple(word for words in step.accept for word in words)


@answers_of.register
def _(step: steps.Order) -> tuple[str, ...]:
    return (joined(step.words), *step.also)


@answers_of.register
def _(step: steps.Transform) -> tuple[str, ...]:
    return step.accept


@answers_of.register
def _(step: steps.Translate) -> tuple[str, ...]:
    return step.accept


@answers_of.register
def _(step: steps.Hunt) -> tuple[str, ...]:
    return step.accept


@answers_of.register
def _(step: steps.Dictation) -> tuple[str, ...]:
    return (step.audio,)


@answers_of.register
def _(step: steps.ScriptedDialogue) -> tuple[str, ...]:
    return tuple(answer for turn in step.turns for answer in turn.accept)
