"""How much more usual a sentence becomes when a few of its words change."""

import pytest

from core.checker.fluency import Fluency
from core.checker.sentences import Sentence
from core.checker.tokens import tokenize
from core.checker.usage import NOT_COMPARABLE, Line


@pytest.fixture(scope="module")
def fluency() -> Fluency:
    return Fluency()


def line(text: str, fluency: Fluency) -> Line:
    return Line(Sentence(text, tokenize(text, 0, len(text)), 0, len(text)), fluency)


def test_the_usual_preposition_gains(fluency: Fluency) -> None:
    asked = line("It depends from the weather.", fluency)

    assert asked.gain(2, 3, ("on",)) > 2
    assert asked.gain(2, 3, ("from",)) == 0


@pytest.mark.parametrize(
    ("text", "start", "end", "new", "whole"),
    [
        ("He sat on a chair.", 2, 3, ("in",), "He sat in a chair."),
        ("He went to home.", 2, 3, (), "He went home."),
        ("She has dog.", 2, 2, ("a",), "She has a dog."),
        ("I don't like it, no.", 4, 5, ("them",), "I don't like them, no."),
    ],
)
def test_a_gain_is_the_difference_of_the_whole_sentences(
    text: str, start: int, end: int, new: tuple[str, ...], whole: str, fluency: Fluency
) -> None:
    difference = fluency.score(whole) - fluency.score(text)

    assert line(text, fluency).gain(start, end, new) == pytest.approx(difference)


def test_half_of_a_contraction_is_not_compared(fluency: Fluency) -> None:
    assert line("I don't know.", fluency).gain(2, 3, ("not",)) == NOT_COMPARABLE


def test_beside_an_unknown_word_nothing_is_compared(fluency: Fluency) -> None:
    assert line("The blorfing on Tuesday.", fluency).gain(2, 3, ("in",)) == NOT_COMPARABLE
