"""A gap takes the missing words, or more of the sentence than was asked."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers.contractions import readings
from core.answers.fitting import fits
from core.answers.gaps import filled, grade_gap
from core.answers.types import Verdict

PROMPT = "I ___ (know) her since 2015."


@pytest.mark.parametrize(
    "typed",
    ["have known", "I have known", "I have known her", "have known her since 2015", "I've known her since 2015."],
)
def test_more_of_the_sentence_than_was_asked_is_right_too(typed: str) -> None:
    assert grade_gap(typed, PROMPT, ["have known", "'ve known"]).verdict is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["know", "I know her since 2015.", "known", "I", "her since 2015", "have known him"])
def test_the_sentence_around_the_gap_does_not_help(typed: str) -> None:
    assert grade_gap(typed, PROMPT, ["have known", "'ve known"]).verdict is Verdict.WRONG


def test_a_sentence_is_read_with_its_answer_in_it() -> None:
    assert filled(PROMPT, "have known") == "I have known her since 2015."
    assert filled(PROMPT, "'ve known") == "I've known her since 2015."
    assert filled("___ you like tea?", "do") == "Do you like tea?"
    assert filled("What is it?", "A dog") == "A dog"


@pytest.mark.parametrize("typed", ["I've known", "I've known her", "I have known her"])
def test_a_short_form_may_begin_before_the_gap(typed: str) -> None:
    assert grade_gap(typed, PROMPT, ["have known"]).verdict is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["I've knwon", "Ive known her", "have knwon"])
def test_a_slip_is_a_slip_beside_its_sentence_too(typed: str) -> None:
    graded = grade_gap(typed, PROMPT, ["have known"])
    assert (graded.verdict, graded.nearest) == (Verdict.TYPO, "have known")


def test_what_the_author_left_out_is_no_answer() -> None:
    assert grade_gap("I", "I go ___ home.", ["–"]).verdict is Verdict.WRONG
    assert grade_gap("I go home", "I go ___ home.", ["–"]).verdict is Verdict.RIGHT


MOVED = (("I ", " just ", " here."), (("have", "'ve"), ("moved",)))


@pytest.mark.parametrize(
    "typed",
    [
        "have, moved",
        "'ve moved",
        "I've just moved",
        "I've, moved",
        "I have moved",
        "I've just moved here.",
        "have just moved here",
    ],
)
def test_several_gaps_are_filled_with_or_without_what_stands_between(typed: str) -> None:
    assert fits(typed, *MOVED) is not None


@pytest.mark.parametrize(
    "typed", ["", "have", "moved", "just moved", "I had just moved", "have moved there", "moved have"]
)
def test_each_gap_has_to_be_filled(typed: str) -> None:
    assert fits(typed, *MOVED) is None


SHORT = [
    "I've just moved here",
    "She isn't at home now",
    "They won't be late again",
    "You can't park here today",
    "He'd have gone by train",
    "It's been a long day",
    "Let's see who's there",
    "We're sure you'll like it",
]


@settings(deadline=None)  # the first reading loads a dictionary
@given(st.data())
def test_wherever_the_gaps_are_the_sentence_and_its_parts_fill_them(data: st.DataObject) -> None:
    short = data.draw(st.sampled_from(SHORT)).split()
    full = data.draw(st.sampled_from(sorted(readings(" ".join(short))))).split()
    gaps = sorted(data.draw(st.sets(st.integers(0, len(full) - 1), min_size=1, max_size=3)))
    edges = [-1, *gaps, len(full)]
    around = [" ".join(full[start + 1 : end]) for start, end in pairwise(edges)]
    first, last = data.draw(st.integers(0, gaps[0])), data.draw(st.integers(gaps[-1] + 1, len(full)))

    accepts = [[full[gap]] for gap in gaps]
    assert fits(" ".join(full[first:last]), around, accepts) is not None
    assert fits(" ".join(short), around, accepts) is not None
    assert fits(" ".join(full[gap] for gap in gaps), around, accepts) is not None
