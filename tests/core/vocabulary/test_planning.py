"""Plans of sessions, as properties."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.progress.steering import Run
from core.vocabulary.planning import (
    SOON,
    Limits,
    Logged,
    Standing,
    Today,
    after_answer,
    back_soon,
    closing,
    is_due,
    new_words,
    plan,
)
from core.vocabulary.types import CardId, Grade, Memory, Phase
from tests.core.vocabulary.test_scheduling import START

ENDS = START + timedelta(hours=15)
hours = st.integers(-500, 500)
phases = st.sampled_from(Phase)
chances = st.floats(0, 1)
cards = st.lists(st.tuples(phases, hours, chances), max_size=120)
done = st.integers(0, 80)


def standings(drawn: list[tuple[Phase, int, float]]) -> list[Standing]:
    return [
        Standing(CardId(number), Memory(phase=phase, due=START + timedelta(hours=due)), chance)
        for number, (phase, due, chance) in enumerate(drawn, start=1)
    ]


@given(cards, done, st.integers(0, 20))
def test_a_plan_holds_the_days_caps_and_only_what_is_due(
    drawn: list[tuple[Phase, int, float]], reviewed: int, begun: int
) -> None:
    known = {one.id: one for one in standings(drawn)}
    limits = Limits()

    queue = plan([*known.values()], START, Today(ends=ENDS, reviewed=reviewed, begun=begun), limits)

    memories = [known[card].memory for card in queue]
    assert len(set(queue)) == len(queue)
    assert sum(memory.phase is Phase.REVIEW for memory in memories) <= max(0, limits.reviews - reviewed)
    assert sum(memory.phase is Phase.NEW for memory in memories) <= max(0, limits.new - begun)
    assert all(memory.phase is Phase.NEW or is_due(memory, START, ENDS) for memory in memories)


@given(cards)
def test_reviews_come_by_retrievability_and_the_surest_ends_the_session(
    drawn: list[tuple[Phase, int, float]],
) -> None:
    known = {one.id: one for one in standings(drawn)}

    queue = plan([*known.values()], START, Today(ends=ENDS), Limits())

    reviews = [known[card].chance for card in queue if known[card].memory.phase is Phase.REVIEW]
    assert reviews[:-1] == sorted(reviews[:-1], reverse=True)
    assert reviews[-1:] == [max(reviews)] if reviews else True
    if len(reviews) > Limits().new:
        assert known[queue[-1]].memory.phase is Phase.REVIEW


@given(st.integers(0, 200), done)
def test_new_words_wait_while_the_day_is_full(due: int, reviewed: int) -> None:
    fits = new_words(due, Today(ends=ENDS, reviewed=reviewed), Limits())

    assert fits == (0 if due + reviewed >= 60 else 5)


@given(st.lists(st.integers(1, 50), unique=True, max_size=20), st.sampled_from(Grade), phases)
def test_a_card_comes_back_until_it_has_no_step_left(others: list[int], grade: Grade, phase: Phase) -> None:
    queue, card = list(map(CardId, others)), CardId(99)

    left = after_answer(queue, card, Memory(phase=phase, due=START), grade)

    assert [one for one in left if one != card] == queue
    if phase is Phase.REVIEW:
        assert card not in left
    else:
        assert left.index(card) == (min(SOON, len(queue)) if grade is Grade.AGAIN else len(queue))


def test_a_card_comes_back_to_an_empty_queue() -> None:
    assert back_soon([], CardId(1)) == [1]


def log_of(*grades: tuple[int, Phase, Grade]) -> list[Logged]:
    return [Logged(CardId(card), phase, grade) for card, phase, grade in grades]


def run_of(log: list[Logged]) -> Run:
    run = Run()
    for one in log:
        run = run.after(right=one.grade is not Grade.AGAIN)
    return run


MISSED = log_of(
    (1, Phase.REVIEW, Grade.AGAIN),
    (2, Phase.REVIEW, Grade.AGAIN),
    (1, Phase.RELEARNING, Grade.GOOD),
    (2, Phase.RELEARNING, Grade.GOOD),
)


def test_what_was_missed_comes_once_more_while_too_much_was_wrong() -> None:
    assert closing(MISSED, run_of(MISSED)) == 1
    once = [*MISSED, *log_of((1, Phase.REVIEW, Grade.GOOD))]
    assert closing(once, run_of(once)) == 2
    twice = [*once, *log_of((2, Phase.REVIEW, Grade.GOOD))]
    assert closing(twice, run_of(twice)) is None


def test_a_session_that_went_well_ends_with_its_queue() -> None:
    well = log_of(*((card, Phase.REVIEW, Grade.GOOD) for card in range(3, 12)))
    assert closing([*MISSED, *well], run_of([*MISSED, *well])) is None
    assert closing([], Run()) is None


@given(st.lists(st.tuples(st.integers(1, 9), phases, st.sampled_from(Grade)), max_size=40))
def test_nothing_comes_once_more_that_was_right(drawn: list[tuple[int, Phase, Grade]]) -> None:
    log = log_of(*drawn)

    card = closing(log, run_of(log))

    assert card is None or card in {one.card for one in log if one.grade is Grade.AGAIN}
