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
    Left,
    Run,
    Support,
    chance_with,
    may_end,
    pick,
    support_for,
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
    assert compose(10, due=30, new=2, step=StepKind.LESSON).parts == (
        PartKind.WORDS,
        PartKind.LESSON,
        PartKind.WORDS,
    )


def test_the_weak_prerequisite_comes_instead_of_the_new_step() -> None:
    assert PartKind.REMEDIAL in compose(10, due=30, new=0, step=StepKind.REMEDIAL).parts


def test_half_an_hour_has_room_for_a_talk() -> None:
    assert compose(30, due=60, new=5, step=StepKind.LESSON).parts[-1] is PartKind.TALK


def test_the_last_question_is_to_be_sure() -> None:
    assert wanted_chance(Run(answered=9, right=9), Left(1)) == SUREST


@given(right=st.integers(0, 50), wrong=st.integers(0, 50), left=st.integers(2, 60))
def test_who_is_behind_gets_easier_questions_and_who_is_ahead_harder_ones(right: int, wrong: int, left: int) -> None:
    run = Run(answered=right + wrong, right=right)
    wanted = wanted_chance(run, Left(left))
    assert HARDEST <= wanted <= SUREST
    assert wanted >= wanted_chance(Run(answered=right + wrong, right=right + wrong), Left(left))


@given(chances=st.lists(st.floats(0.05, 0.99), min_size=1, max_size=8), left=st.integers(1, 40))
def test_after_three_failures_running_nothing_can_fail(chances: list[float], left: int) -> None:
    picked = pick(chances, Run(answered=5, right=2, failures=MOST_FAILURES), Left(left))
    assert chance_with(chances[picked.place], picked.support) == 1


@given(chances=st.lists(st.floats(0.05, 0.99), min_size=1, max_size=8))
def test_after_two_failures_the_surest_comes_eased(chances: list[float]) -> None:
    """Or as usual, where that comes nearer to what is wanted: no further below it than the eased one is above."""
    picked = pick(chances, Run(answered=5, right=3, failures=2), Left(10))
    eased = chance_with(max(chances), Support.EASED)
    assert chance_with(chances[picked.place], picked.support) >= min(SUREST, eased) - (1 - SUREST) - 0.001


def test_where_the_place_is_fixed_help_comes_after_a_failure() -> None:
    assert support_for(0.75, Run(), Left(10)) is Support.USUAL
    assert support_for(0.75, Run(answered=4, right=2, failures=1), Left(6)) is Support.EASED
    assert support_for(0.75, Run(answered=3, failures=3), Left(6)) is Support.SHOWN


@given(right=st.integers(0, 30), wrong=st.integers(0, 30), left=st.integers(2, 40), sure=st.integers(0, 20))
def test_what_comes_back_and_is_sure_then_lets_the_others_be_harder(
    right: int, wrong: int, left: int, sure: int
) -> None:
    run = Run(answered=right + wrong, right=right)
    assert wanted_chance(run, Left(left, sure)) <= wanted_chance(run, Left(left)) + 1e-9


def test_a_third_of_the_cards_ends_the_session() -> None:
    plan = compose(20, due=40, new=0, step=StepKind.LESSON)
    assert plan.parts[:3] == (PartKind.WORDS, PartKind.LESSON, PartKind.WORDS)
    assert plan.kept == plan.cards.count // 3
    assert plan.opening + plan.kept == plan.cards.count


def test_few_cards_are_not_parted() -> None:
    assert compose(20, due=5, new=0, step=StepKind.LESSON).kept == 0


def test_a_session_does_not_end_with_a_failure() -> None:
    assert not may_end(Run(answered=10, right=8, failures=1))
    assert may_end(Run(answered=10, right=8))


def test_nine_of_ten_simulated_sessions_end_within_the_target() -> None:
    figures = simulate(6, seed=7, days=60)
    assert figures["within_75_85"] >= 0.90  # type: ignore[operator]
    assert figures["longest_failure_run"] <= MOST_FAILURES  # type: ignore[operator]
    assert figures["ends_with_success"] >= 0.99  # type: ignore[operator]
    assert figures["most_cards_share"] <= FOR_CARDS  # type: ignore[operator]


def test_the_same_seed_gives_the_same_sessions() -> None:
    assert simulate(1, seed=7, days=10) == simulate(1, seed=7, days=10) != simulate(1, seed=8, days=10)
