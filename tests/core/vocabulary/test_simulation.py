"""Half a year of reviews by people who do not exist."""

from core.vocabulary.planning import REVIEWS_A_DAY, Limits
from core.vocabulary.simulation import simulate
from core.vocabulary.world import World

AS_FSRS_HAS_IT = World(
    different=0.0,
    slips=0.0,
    typos=0.0,
    options=1.0,
    typing=1.0,
    context=1.0,
    minutes_ago=1.0,
    kinds=0.0,
    absent=0.0,
    away=range(0),
)


def test_where_people_forget_as_fsrs_says_nine_of_ten_are_remembered() -> None:
    figures = simulate(2, 120, 1, world=AS_FSRS_HAS_IT)

    assert 0.87 <= _number(figures["retention"]) <= 0.92


def test_a_session_is_ten_minutes_at_most_for_most() -> None:
    figures = simulate(4, 180, 1)

    assert _number(figures["median_session_minutes"]) <= 10.0
    assert _number(figures["retention"]) >= 0.80


def test_a_flood_of_words_is_held_back_by_the_cap() -> None:
    figures = simulate(1, 60, 1, limits=Limits(new=40))

    assert figures["most_reviews_a_day"] == REVIEWS_A_DAY


def test_the_same_seed_gives_the_same_figures() -> None:
    assert simulate(1, 30, 7) == simulate(1, 30, 7) != simulate(1, 30, 8)


def _number(value: object) -> float:
    assert isinstance(value, float)
    return value
