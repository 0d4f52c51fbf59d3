"""Our scheduling against the library's own, and against the intervals that its authors publish."""

import random
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from core.vocabulary.scheduling import (
    LEARNING_STEPS,
    LEAST_FUZZED_DAYS,
    RELEARNING_STEPS,
    fresh,
    fuzzed,
    is_leech,
    replayed,
    retrievability,
    reviewed,
    state_of,
)
from core.vocabulary.types import CardState, Grade, Memory, Phase

START = datetime(2026, 11, 2, 12, tzinfo=UTC)
AGAIN, GOOD = Grade.AGAIN, Grade.GOOD
REFERENCE = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
grades = st.sampled_from(Grade)


def library() -> Scheduler:
    return Scheduler(enable_fuzzing=False)


def test_the_settings_are_the_librarys_own_defaults() -> None:
    default = Scheduler()

    assert default.desired_retention == 0.9
    assert (default.learning_steps, default.relearning_steps) == (LEARNING_STEPS, RELEARNING_STEPS)


def test_the_intervals_are_those_of_the_librarys_reference() -> None:
    """py-fsrs, tests/test_basic.py, `test_review_card`: without fuzz."""
    ratings = [GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, AGAIN, AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD]
    memory, at, days, intervals = fresh(START), START, 0, list[int]()
    for rating in ratings:
        memory = reviewed(memory, rating, at, days=days, seed=None)
        days = (memory.due - at).days
        intervals.append(days)
        at = memory.due

    assert intervals == REFERENCE


@given(st.lists(st.tuples(grades, st.integers(0, 400)), min_size=1, max_size=30))
def test_any_history_leaves_the_memory_that_the_library_computes(history: list[tuple[Grade, int]]) -> None:
    memory, card, at = fresh(START), FsrsCard(card_id=1, due=START), START
    for number, (grade, days) in enumerate(history):
        at += timedelta(days=days) if number else timedelta()
        memory = reviewed(memory, grade, at, days=days if number else 0, seed=f"1:{number}")
        card, _ = library().review_card(card, Rating(int(grade)), at)

        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert (memory.phase, memory.step) == (Phase(int(card.state)), card.step)
        assert memory.due == (at + fuzzed(card.due - at, Random(f"1:{number}")) if memory.step is None else card.due)


@given(st.integers(0, 5000), st.integers())
def test_the_fuzz_is_the_librarys_with_a_seed(days: int, seed: int) -> None:
    scheduler, interval = Scheduler(), timedelta(days=days)
    random.seed(seed)

    assert fuzzed(interval, Random(seed)) == scheduler._get_fuzzed_interval(interval=interval)


def test_short_intervals_are_not_fuzzed() -> None:
    assert {fuzzed(timedelta(days=2), Random(seed)) for seed in range(50)} == {timedelta(days=2)}
    assert len({fuzzed(timedelta(days=30), Random(seed)) for seed in range(50)}) > 3
    assert LEAST_FUZZED_DAYS == 2.5


def test_an_hour_less_than_a_day_is_a_day_later_for_the_learner() -> None:
    memory = reviewed(fresh(START), Grade.EASY, START, days=0, seed="1:0")
    morning = START + timedelta(hours=20)

    next_day = reviewed(memory, GOOD, morning, days=1, seed="1:1")
    same_day = reviewed(memory, GOOD, morning, days=0, seed="1:1")

    assert (next_day.stability or 0) > (same_day.stability or 0)
    assert retrievability(memory, morning, days=1) < 1.0 == retrievability(memory, morning, days=0)


@given(st.lists(st.tuples(grades, st.integers(0, 60)), max_size=20))
def test_the_log_gives_the_memory_again(history: list[tuple[Grade, int]]) -> None:
    memory, at, log = fresh(START), START, []
    for number, (grade, days) in enumerate(history):
        at += timedelta(days=days, minutes=7)
        memory = reviewed(memory, grade, at, days=days, seed=f"9:{number}")
        log.append((grade, at, days, f"9:{number}"))

    assert replayed(START, log) == memory


@pytest.mark.parametrize(("lapses", "leech"), [(5, False), (6, True), (9, True)])
def test_six_lapses_make_a_leech_until_it_matures(lapses: int, leech: bool) -> None:
    memory = Memory(phase=Phase.REVIEW, stability=8.0, difficulty=9.0, due=START, lapses=lapses)

    assert is_leech(memory) is leech
    assert (state_of(memory) is CardState.LEECH) is leech
    mature = Memory(phase=Phase.REVIEW, stability=21.0, difficulty=9.0, due=START, lapses=lapses)
    assert state_of(mature) is CardState.MATURE


def test_only_a_card_out_of_the_review_phase_lapses() -> None:
    memory = fresh(START)
    for number in range(3):
        memory = reviewed(memory, AGAIN, START, days=0, seed=f"1:{number}")

    assert memory.lapses == 0
    assert state_of(memory) is CardState.LEARNING
