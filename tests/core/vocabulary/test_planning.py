"""Plans of sessions, as properties."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.vocabulary.planning import (
    SOON,
    Limits,
    Standing,
    Today,
    after_answer,
    back_soon,
    is_due,
    new_words,
    plan,
    surest_first,
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


def test_the_surest_comes_first_when_it_has_to() -> None:
    queue = list(map(CardId, (1, 2, 3)))

    assert surest_first(queue, {CardId(2): 0.9, CardId(3): 0.4}) == [2, 1, 3]
    assert surest_first([], {}) == []
    assert back_soon([], CardId(1)) == [1]
