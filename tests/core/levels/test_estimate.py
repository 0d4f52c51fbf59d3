"""The engine: what follows from answers, whatever they are."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.levels.conduct import FEWEST, MOST, SURE, Bank, Outline, is_enough, next_item
from core.levels.curves import DISCRIMINATION, SLOPE, curve, information
from core.levels.estimate import Estimate
from core.levels.scale import CUT_OFFS, EDGES, POINTS, PRIOR, SPANS, centre_of, height_of, level_at
from core.levels.types import ItemKey, ItemKind, Level, PointKey, Skill

LEVELS, KINDS = st.sampled_from(list(Level)), st.sampled_from(list(ItemKind))
ASKED = st.lists(st.tuples(LEVELS, KINDS), min_size=1, max_size=40)
GRADED = st.lists(st.tuples(LEVELS, KINDS, st.booleans()), max_size=40)


def after(graded: list[tuple[Level, ItemKind, bool]]) -> Estimate:
    estimate = Estimate()
    for level, kind, right in graded:
        estimate = estimate.after(level, kind, right=right)
    return estimate


@given(GRADED)
def test_probabilities_are_probabilities(graded: list[tuple[Level, ItemKind, bool]]) -> None:
    estimate = after(graded)

    assert sum(estimate.probabilities) == pytest.approx(1)
    assert min(estimate.probabilities) >= 0
    assert estimate.probability == pytest.approx(max(estimate.probabilities))
    assert EDGES[0] < estimate.ability < EDGES[-1]


@given(ASKED)
def test_all_right_is_the_top_and_all_wrong_is_the_bottom(asked: list[tuple[Level, ItemKind]]) -> None:
    assert after([(*item, True) for item in asked]).level is Level.C2
    assert after([(*item, False) for item in asked]).level is Level.A1


@given(GRADED, st.data())
def test_a_right_answer_in_the_place_of_a_wrong_one_never_lowers_the_level(
    graded: list[tuple[Level, ItemKind, bool]], data: st.DataObject
) -> None:
    wrong = [n for n, (_, _, right) in enumerate(graded) if not right]
    if not wrong:
        return
    place = data.draw(st.sampled_from(wrong))
    better = [(*one[:2], True) if n == place else one for n, one in enumerate(graded)]

    assert after(better).level.rank >= after(graded).level.rank


@given(GRADED, st.randoms())
def test_the_order_of_answers_does_not_matter(graded: list[tuple[Level, ItemKind, bool]], randomness: Random) -> None:
    shuffled = list(graded)
    randomness.shuffle(shuffled)

    assert after(shuffled).probabilities == pytest.approx(after(graded).probabilities)


def test_a_tie_never_goes_down() -> None:
    """Before the first answer all levels are equal."""
    assert Estimate().level is Level.C2


def test_a_tie_of_two_goes_to_the_upper_one() -> None:
    weights = [0.0] * len(POINTS)
    weights[SPANS[1][0]] = weights[SPANS[2][0]] = 0.5

    assert Estimate(tuple(weights)).level is Level.B1


@pytest.mark.parametrize("kind", list(ItemKind))
@pytest.mark.parametrize("level", list(Level))
def test_curves_grow_with_ability_and_tell_most_near_the_level(level: Level, kind: ItemKind) -> None:
    chances, told = curve(level, kind), information(level, kind)

    assert list(chances) == sorted(chances)
    assert 0 < chances[0] < chances[-1] < 1
    most = POINTS[told.index(max(told))]
    assert abs(most - centre_of(level)) < 0.5


def test_doubt_flattens_the_curves() -> None:
    assert 1.0 < SLOPE < DISCRIMINATION


def test_levels_begin_equal_and_no_point_lies_on_a_cut_off() -> None:
    assert sum(PRIOR) == pytest.approx(1)
    assert Estimate().probabilities == pytest.approx([1 / 6] * 6)
    for rank, (start, end) in enumerate(SPANS):
        assert {level_at(point) for point in POINTS[start:end]} == {list(Level)[rank]}


@given(st.floats(-12, 12), st.floats(-12, 12))
def test_the_shown_scale_keeps_the_order_and_the_levels(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= height_of(low) <= height_of(high) <= 6
    assert min(int(height_of(low) + 1e-9), 5) == level_at(low).rank


def test_somebody_on_a_cut_off_has_reached_the_upper_level() -> None:
    assert [level_at(cut) for cut in CUT_OFFS] == list(Level)[1:]


def bank(levels: list[Level], each: int) -> Bank:
    skills = [Skill.GRAMMAR, Skill.VOCABULARY, Skill.READING, Skill.LISTENING]
    return Bank(
        Outline(ItemKey(f"{level}{n}"), level, list(ItemKind)[n % 2], skills[n % 4], PointKey(f"x/{n}"))
        for level in levels
        for n in range(each)
    )


@given(st.integers(), st.booleans(), st.lists(LEVELS, min_size=1, unique=True), st.integers(1, 12))
def test_all_right_is_the_top_with_any_bank_and_any_seed(
    seed: int, right: bool, levels: list[Level], each: int
) -> None:
    """A seed once gave A2 for eight of eight."""
    items, randomness, estimate, asked = bank(levels, each), Random(seed), Estimate(), list[Outline]()
    while not is_enough(estimate, len(asked)) and (item := next_item(items, asked, estimate, randomness)):
        asked.append(item)
        estimate = estimate.after(item.level, item.kind, right=right)

    assert estimate.level is (Level.C2 if right else Level.A1)
    assert len({item.key for item in asked}) == len(asked) <= MOST


@given(st.integers(0, 40))
def test_a_test_has_eight_to_twenty_five_questions(answered: int) -> None:
    sure = after([(Level.C2, ItemKind.TYPED, True)] * 8)
    assert sure.probability >= SURE

    assert is_enough(sure, answered) == (answered >= FEWEST)
    assert is_enough(Estimate(), answered) == (answered >= MOST)


def test_nothing_is_asked_twice_and_an_empty_bank_asks_nothing() -> None:
    assert next_item(Bank([]), [], Estimate(), Random(1)) is None
    small = bank([Level.B1], 3)
    asked: list[Outline] = []
    while item := next_item(small, asked, Estimate(), Random(1)):
        asked.append(item)

    assert len(asked) == 3


def test_two_people_are_asked_different_questions() -> None:
    items = bank(list(Level), 40)

    first = {item.key for seed in range(20) if (item := next_item(items, [], Estimate(), Random(seed)))}

    assert len(first) > 2
