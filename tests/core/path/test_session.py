"""What a day's session is made of, and how it is steered."""

from hypothesis import given
from hypothesis import strategies as st

from core.learners.types import MINUTES
from core.path.session import FOR_CARDS, PartKind, cards_within, compose
from core.path.simulation import simulate
from core.path.types import StepKind
from core.progress.steering import (
    HARDEST,
    MOST_FAILURES,
    SUREST,
    Run,
    Support,
    chance_with,
    may_end,
    pick,
    wanted_chance,
)

counts, minutes = st.integers(0, 300), st.sampled_from(MINUTES)


@given(minutes=minutes, due=counts, new=st.integers(0, 20), step=st.sampled_from([*StepKind, None]))
def test_cards_take_at_most_sixty_percent_and_there_is_always_something_to_do(
    minutes: int, due: int, new: int, step: StepKind | None
) -> None:
    plan = compose(minutes, due=due, new=new, step=step)
    assert plan.cards.minutes <= FOR_CARDS * minutes
    assert plan.parts


def test_due_cards_come_before_new_ones() -> None:
    cards = cards_within(1.5, due=10, new=5)
    assert (cards.due, cards.new) == (10, 0)


def test_ten_minutes_are_cards_and_a_lesson() -> None:
    assert compose(10, due=30, new=2, step=StepKind.LESSON).parts == (PartKind.WORDS, PartKind.LESSON)


def test_the_weak_prerequisite_comes_instead_of_the_new_step() -> None:
    assert compose(10, due=30, new=0, step=StepKind.REMEDIAL).parts == (PartKind.WORDS, PartKind.REMEDIAL)


def test_half_an_hour_has_room_for_a_talk() -> None:
    assert compose(30, due=60, new=5, step=StepKind.LESSON).parts[-1] is PartKind.TALK


def test_the_last_question_is_to_be_sure() -> None:
    assert wanted_chance(Run(answered=9, right=9), left=1) == SUREST


@given(right=st.integers(0, 50), wrong=st.integers(0, 50), left=st.integers(2, 60))
def test_who_is_behind_gets_easier_questions_and_who_is_ahead_harder_ones(right: int, wrong: int, left: int) -> None:
    run = Run(answered=right + wrong, right=right)
    wanted = wanted_chance(run, left)
    assert HARDEST <= wanted <= SUREST
    assert wanted >= wanted_chance(Run(answered=right + wrong, right=right + wrong), left)


@given(chances=st.lists(st.floats(0.05, 0.99), min_size=1, max_size=8), left=st.integers(1, 40))
def test_after_three_failures_running_nothing_can_fail(chances: list[float], left: int) -> None:
    picked = pick(chances, Run(answered=5, right=2, failures=MOST_FAILURES), left)
    assert chance_with(chances[picked.place], picked.support) == 1


@given(chances=st.lists(st.floats(0.05, 0.99), min_size=1, max_size=8))
def test_after_two_failures_the_surest_comes_eased(chances: list[float]) -> None:
    """Or as usual, where that comes nearer to what is wanted: no further below it than the eased one is above."""
    picked = pick(chances, Run(answered=5, right=3, failures=2), 10)
    eased = chance_with(max(chances), Support.EASED)
    assert chance_with(chances[picked.place], picked.support) >= min(SUREST, eased) - (1 - SUREST) - 0.001


def test_a_session_does_not_end_with_a_failure() -> None:
    assert not may_end(Run(answered=10, right=8, failures=1))
    assert may_end(Run(answered=10, right=8))


def test_nine_of_ten_simulated_sessions_end_within_the_target() -> None:
    figures = simulate(60, seed=7)
    assert figures["within_75_85"] >= 0.90  # type: ignore[operator]
    assert figures["longest_failure_run"] <= MOST_FAILURES  # type: ignore[operator]
    assert figures["ends_with_success"] is True
    assert figures["most_cards_share"] <= FOR_CARDS  # type: ignore[operator]
    assert figures == simulate(60, seed=7)
