"""The rules of grading, for any answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.checker.types import Area, Finding, Report, Tier
from core.lessons.courses import read_course
from core.lessons.grading.grading import grade_step
from core.lessons.grading.texts import slips_in
from core.lessons.pieces import MOST_PIECES, pieces_of
from core.lessons.reading_options import options_named
from core.lessons.steps import Choice, Choices, Gap, Hunt, Match, Order, Step, Writing
from core.lessons.suiting import suited
from core.lessons.types import Outcome, Paired, Picked, StepState, Typed
from tests.core.lessons.conftest import COURSE

STEPS = {f"{file.lesson.key}/{step.key}": step for file in read_course(COURSE).files for step in file.lesson.steps}


def step_of(kind: type[Step], key: str) -> Step:
    step = STEPS[key]
    assert isinstance(step, kind)
    return step


@given(picks=st.sets(st.integers(0, 3), min_size=1))
def test_several_picks_are_worth_the_right_ones_less_the_wrong_ones(picks: set[int]) -> None:
    step = step_of(Choices, "a1-01/s3")
    graded = grade_step(step, Picked(tuple(picks)), StepState())

    assert graded is not None
    assert graded.score == max(0, len(picks & {0, 2}) - len(picks & {1, 3})) / 2
    assert graded.outcome.counts is (picks == {0, 2})


@given(order=st.permutations(range(4)), data=st.data())
def test_pairs_cost_as_many_as_were_missed_in_any_order(order: list[int], data: st.DataObject) -> None:
    step, state = step_of(Match, "a1-01/s6"), StepState()
    missed = data.draw(st.sets(st.sampled_from(order)))
    graded = None
    for left in order:
        if left in missed:
            wrong = data.draw(st.sampled_from([right for right in order if right != left]))
            graded = grade_step(step, Paired(left, wrong), state)
            assert graded is not None
            state = graded.state
        graded = grade_step(step, Paired(left, left), state)
        assert graded is not None
        state = graded.state
    assert graded is not None
    assert graded.is_attempt
    assert graded.score == 1 - len(missed) / 4


@settings(deadline=None, max_examples=50)  # the first typed answer loads a dictionary
@given(st.text(max_size=60))
def test_whatever_is_typed_is_graded_and_nothing_breaks(text: str) -> None:
    for step in STEPS.values():
        graded = grade_step(step, Typed(text), StepState())
        assert graded is None or 0 <= graded.score <= 1


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=40))
def test_a_gap_is_never_right_by_chance(text: str) -> None:
    step = step_of(Gap, "a1-02/s2")
    graded = grade_step(step, Typed(text), StepState())
    assert graded is not None
    assert graded.outcome is Outcome.WRONG or "get" in text.lower()


@pytest.mark.parametrize("file", read_course().files, ids=lambda file: file.lesson.key)
def test_the_pieces_of_every_order_make_each_of_its_sentences(file: object) -> None:
    """Otherwise a learner would have to guess which of the right ones is meant."""
    for step in file.lesson.steps:  # type: ignore[attr-defined]
        for one in (step, suited(step, "en")):
            if isinstance(one, Order):
                assert _makes(pieces_of(one), one), (file, one.key, pieces_of(one))
                assert len(pieces_of(one)) <= len(one.words)


def _makes(pieces: tuple[str, ...], step: Order) -> bool:
    from core.answers.normalising import normal_form

    def covered(words: list[str], left: frozenset[int]) -> bool:
        if not words:
            return not left
        return any(
            words[: len(piece)] == piece and covered(words[len(piece) :], left - {place})
            for place in left
            if (piece := normal_form(pieces[place]).split())
        )

    sentences = (" ".join(step.words), *step.also)
    return all(covered(normal_form(one).split(), frozenset(range(len(pieces)))) for one in sentences)


def test_words_that_always_stand_together_are_one_piece() -> None:
    step = step_of(Order, "a1-02/s3")
    assert len(pieces_of(step)) <= MOST_PIECES
    assert pieces_of(step) == ("At the weekend", "I play", "football", "with my", "friends")


@pytest.mark.parametrize(
    ("said", "places"),
    [("b", (1,)), ("2", (1,)), ("a, c", (0, 2)), ("1 3", (0, 2)), ("She lives here.", (2,)), ("g", ()), ("no", ())],
)
def test_options_may_be_named(said: str, places: tuple[int, ...]) -> None:
    assert options_named(said, ("He works here.", "They works here.", "She lives here.", "I lives here.")) == places


def test_an_option_that_is_crossed_out_stays_so() -> None:
    step = step_of(Choice, "a1-01/s2")
    first = grade_step(step, Picked((0,)), StepState())
    assert first is not None
    again = grade_step(step, Picked((0,)), first.state)
    assert again is not None
    assert again.state.crossed == (0,)


@pytest.mark.parametrize("typed", ["have", "HAVE", "My brother have two tickets", "hav"])
def test_the_mistake_itself_is_never_a_typo(typed: str) -> None:
    graded = grade_step(step_of(Hunt, "a1-01/s8"), Typed(typed), StepState())
    assert graded is not None
    assert graded.outcome is Outcome.WRONG


def test_a_text_is_half_content_and_half_language() -> None:
    step = step_of(Writing, "a1-02/s9")
    text = "At the weekend I go to the park with my friends and he go home then."
    start = text.index("he go")
    finding = Finding(start, start + 5, Tier.SURE, ("he goes",), Area.AGREEMENT, "ru", "en", "rule")
    clean = grade_step(step, Typed(text), StepState(), Report(text))
    marked = grade_step(step, Typed(text), StepState(), Report(text, (finding,)))
    unsure = Finding(start, start + 5, Tier.MAYBE, ("he goes",), Area.AGREEMENT, "ru", "en", "rule")

    assert clean is not None
    assert marked is not None
    assert (clean.score, clean.outcome) == (1.0, Outcome.RIGHT)
    assert marked.score == pytest.approx(0.5 + 0.5 * (1 - 10 / 16), abs=0.01)
    assert marked.outcome is Outcome.PARTLY
    assert [slip.right for slip in slips_in(text, [finding])] == ["and he goes home"]
    assert slips_in(text, [unsure]) == ()


def test_without_the_checker_nothing_is_said_of_the_language() -> None:
    graded = grade_step(
        step_of(Writing, "a1-02/s9"),
        Typed("I goes to park with friend every weekend and we plays football here"),
        StepState(),
    )
    assert graded is not None
    assert (graded.score, graded.feedback.slips) == (1.0, ())
