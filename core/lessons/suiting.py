"""The steps of a lesson for one learner: in a language that they read, and with the hard ones once more."""

from collections.abc import Mapping, Sequence
from typing import Final

from core.answers.normalising import normal_form
from core.lessons.steps import (
    Choice,
    Choices,
    Dictation,
    Gap,
    Hunt,
    Listening,
    Match,
    Order,
    Step,
    Transform,
    Translate,
)
from core.lessons.types import StepState

RUSSIAN: Final = "ru"
AGAIN: Final = "+"
"""Ends the key of a step that comes once more."""
MOST_AGAIN: Final = 3
REPEATABLE = (Choice, Choices, Gap, Order, Transform, Hunt, Translate, Dictation, Listening)
SHORTEST, LONGEST = 3, 16
"""Words of a sentence that can be put in order."""


def suited(step: Step, language: str) -> Step | None:
    """Without Russian a sentence cannot be translated from it: its words are put in order. Pairs need an English
    meaning. None: nothing is left of the step."""
    if language == RUSSIAN:
        return step
    if isinstance(step, Translate):
        return _in_order(step)
    if isinstance(step, Match):
        return _by_meaning(step)
    return step


def base_of(key: str) -> str:
    """The step that comes once more under this key."""
    return key.removesuffix(AGAIN)


def once_more(key: str) -> str:
    return f"{key}{AGAIN}"


def hard_ones(steps: Mapping[str, Step], states: Mapping[str, StepState]) -> list[str]:
    """The keys of what was not right at once, at most three, in the lesson's order."""
    return [key for key, step in steps.items() if isinstance(step, REPEATABLE) and _was_hard(states.get(key))][
        :MOST_AGAIN
    ]


def _was_hard(state: StepState | None) -> bool:
    return state is not None and state.score is not None and (state.revealed or state.tries > 1 or state.score < 1)


def _in_order(step: Translate) -> Order | None:
    words = tuple(step.accept[0].rstrip(".!?").split())
    if not SHORTEST <= len(words) <= LONGEST:
        return None
    return Order(
        kind="order",
        key=step.key,
        point=step.point,
        hints=step.hints,
        explanation=step.explanation,
        words=words,
        also=_same_words(step.accept),
        ru=step.source,
    )


def _same_words(sentences: Sequence[str]) -> tuple[str, ...]:
    wanted = sorted(normal_form(sentences[0]).split())
    return tuple(sentence for sentence in sentences[1:] if sorted(normal_form(sentence).split()) == wanted)


def _by_meaning(step: Match) -> Match | None:
    if any(len(pair) < 3 for pair in step.pairs):
        return None
    return step.model_copy(update={"pairs": tuple((pair[0], pair[2]) for pair in step.pairs)})
