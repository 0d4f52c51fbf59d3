"""Review sessions: what they hold, how they go on, what an answer changes."""

import asyncio
from itertools import pairwise

import pytest

from core.app import App
from core.errors import ReviewUnknownError
from core.levels.types import Bilingual, Level
from core.users.types import Person
from core.vocabulary.bank import load_bank
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.grading import Reply
from core.vocabulary.models import CardRow, ReviewRow, ReviewSessionRow
from core.vocabulary.nearness import overlap
from core.vocabulary.questions import Question
from core.vocabulary.types import CardState, Grade, MistakeFace, WordFace, WordKey
from tests.clocks import HandClock
from tests.core.people import update
from tests.core.vocabulary.reviewer import Reviewer, right_answer

WHY = Bilingual(ru="Потому что.", en="Because.")


async def test_a_first_session_brings_five_new_words_of_the_persons_level(reviewer: Reviewer) -> None:
    asked = await reviewer.goes_through()

    met = [question.card for question in asked if question.kind is QuestionKind.MEET]
    assert len(met) == 5
    assert {card.face.level for card in met} == {Level.B1}
    assert (await reviewer.app.words.counts(reviewer.person.id)).young == 5


async def test_a_new_word_is_met_then_asked_twice_with_others_between(reviewer: Reviewer) -> None:
    asked = await reviewer.goes_through()

    kinds = [question.kind for question in asked if question.card.id == asked[0].card.id]
    assert kinds[0] is QuestionKind.MEET
    assert len(kinds) == 3
    cards = [question.card.id for question in asked]
    assert all(one != other for one, other in pairwise(cards))


async def test_a_word_that_is_said_to_be_known_is_typed_at_once(reviewer: Reviewer) -> None:
    session = await reviewer.begins()
    met = await reviewer.is_asked(session)
    assert met is not None
    await reviewer.meets(met, known=True)

    question = await reviewer.is_asked(session)
    assert question is not None
    assert (question.card.id, question.kind) == (met.card.id, QuestionKind.TYPE_WORD)
    outcome = await reviewer.answers(question, seconds=2)
    assert outcome is not None
    assert (outcome.grade, outcome.card.state) == (Grade.EASY, CardState.YOUNG)


async def test_a_session_is_gone_on_with_where_it_stopped(reviewer: Reviewer) -> None:
    session = await reviewer.begins()
    question = await reviewer.is_asked(session)
    reviewer.clock.move(hours=3)

    assert await reviewer.begins() == session
    assert await reviewer.is_asked(session) == question


async def test_a_new_day_begins_a_new_session(reviewer: Reviewer) -> None:
    session = await reviewer.begins()
    reviewer.clock.move(hours=24)

    assert await reviewer.begins() != session


async def test_no_more_than_five_new_words_a_day(reviewer: Reviewer) -> None:
    await reviewer.goes_through()

    assert await reviewer.begins_maybe() is None
    reviewer.clock.move(hours=15)  # 03:00 of the next day
    assert await reviewer.begins_maybe() is not None


async def test_who_wants_fewer_new_words_gets_fewer(reviewer: Reviewer) -> None:
    await reviewer.app.words.choose_pace(reviewer.person.id, 3)

    asked = await reviewer.goes_through()

    assert len({question.card.id for question in asked}) == 3


async def test_words_that_the_person_added_come_before_those_of_the_bank(reviewer: Reviewer) -> None:
    words = reviewer.app.words
    own = await words.add_own(reviewer.person.id, "gopher", "суслик", update())

    asked = await reviewer.goes_through()

    assert own.card.id in {question.card.id for question in asked}
    assert len({question.card.id for question in asked}) == 5


async def test_a_wrong_answer_comes_back_in_the_same_session_until_it_is_right(reviewer: Reviewer) -> None:
    await reviewer.goes_through()
    reviewer.clock.move(days=4)
    due = await reviewer.app.words.due(reviewer.person.id)

    asked = await reviewer.goes_through(due[-1].id)

    assert [question.card.id for question in asked].count(due[-1].id) >= 2
    assert (await reviewer.app.words.counts(reviewer.person.id)).learning == 0


async def test_due_cards_come_by_retrievability(reviewer: Reviewer, clock: HandClock) -> None:
    await reviewer.goes_through()
    clock.move(days=30)
    cards = await CardRow.filter(person_id=reviewer.person.id).order_by("id")
    for number, card in enumerate(cards):
        card.stability = 5.0 + 10 * number
        await card.save()

    due = await reviewer.app.words.due(reviewer.person.id)

    assert [card.id for card in due] == [card.id for card in reversed(cards)]


async def test_sixty_reviews_a_day_and_no_new_words_when_more_are_due(reviewer: Reviewer, clock: HandClock) -> None:
    words = [word.text for word in load_bank()[:75]]
    await reviewer.app.words.add_many(reviewer.person.id, words, "own", update())
    await CardRow.filter(person_id=reviewer.person.id).update(
        due=clock.now(), last_review=clock.now(), phase=2, stability=1.0, difficulty=5.0
    )
    clock.move(days=1)

    asked = await reviewer.goes_through()

    assert (await reviewer.app.words.counts(reviewer.person.id)).total == 75
    assert len({question.card.id for question in asked}) == 60
    assert await reviewer.begins_maybe() is None


async def test_the_same_update_answers_once(reviewer: Reviewer, app: App) -> None:
    session = await reviewer.begins()
    question = await _first_graded(reviewer)
    key = update()
    answer = right_answer(question)

    one = await app.words.answer(reviewer.person.id, session, question.number, answer, key)
    again = await app.words.answer(reviewer.person.id, session, question.number, answer, key)

    assert one is not None
    assert one == again
    assert await ReviewRow.filter(key=key).count() == 1


async def test_an_answer_to_a_past_question_changes_nothing(reviewer: Reviewer, app: App) -> None:
    session = await reviewer.begins()
    question = await _first_graded(reviewer)
    await reviewer.answers(question)

    assert await app.words.answer(reviewer.person.id, session, question.number, 0, update()) is None


async def test_an_answer_counts_towards_progress(reviewer: Reviewer, app: App) -> None:
    await reviewer.begins()
    question = await _first_graded(reviewer)

    outcome = await reviewer.answers(question)

    assert outcome is not None
    assert outcome.award.xp > 0
    assert isinstance(question.card.face, WordFace)
    assert question.card.face.point in await app.progress.mastery(reviewer.person.id)


async def test_hints_come_one_by_one_and_make_the_answer_hard(reviewer: Reviewer, app: App) -> None:
    session = await reviewer.begins()
    met = await reviewer.is_asked(session)
    assert met is not None
    await reviewer.meets(met, known=True)
    question = await reviewer.is_asked(session)
    assert question is not None
    await app.words.hint(reviewer.person.id, session, question.number)

    hinted = await reviewer.is_asked(session)
    assert hinted is not None
    assert hinted.hints[0].startswith(question.card.face.text[0])
    assert question.card.face.text not in hinted.hints
    assert hinted.more_hints
    outcome = await reviewer.answers(hinted, seconds=1)
    assert outcome is not None
    assert outcome.grade is Grade.HARD


async def test_another_word_of_the_same_meaning_is_asked_on(reviewer: Reviewer, app: App) -> None:
    card = await app.words.add_word(reviewer.person.id, WordKey("ill/adjective"), 0, "own", update())
    session = await reviewer.begins()
    question = await reviewer.is_asked(session)
    assert question is not None
    assert question.card.id == card.card.id
    await reviewer.meets(question, known=True)
    typed = await reviewer.is_asked(session)
    assert typed is not None

    outcome = await app.words.answer(reviewer.person.id, session, typed.number, "sick", update())

    assert outcome is not None
    assert (outcome.marked.reply, outcome.grade) == (Reply.OTHER, None)
    still = await reviewer.is_asked(session)
    assert still is not None
    assert still.number == typed.number
    assert still.hints == ("i··",)


@pytest.mark.parametrize("said", ["trips", "a trip"])
async def test_so_is_one_in_the_gap_of_an_example(reviewer: Reviewer, app: App, said: str) -> None:
    added = await app.words.add_word(reviewer.person.id, WordKey("journey/noun"), 0, "own", update())
    session = await reviewer.begins()
    question = await reviewer.is_asked(session)
    assert question is not None
    row = await ReviewSessionRow.get(id=session)
    row.question = {**(row.question or {}), "card": added.card.id, "kind": QuestionKind.CLOZE.value}
    await row.save()

    outcome = await app.words.answer(reviewer.person.id, session, question.number, said, update())

    assert outcome is not None
    assert (outcome.marked.reply, outcome.grade) == (Reply.OTHER, None)


async def test_wrong_options_are_of_the_same_kind_and_level_and_cannot_be_right(reviewer: Reviewer) -> None:
    asked = await reviewer.goes_through()

    words = {word.text: word for word in load_bank()}
    for question in (one for one in asked if one.kind.is_choice):
        assert len(set(question.options)) == 4
        assert isinstance(question.card.face, WordFace)
        if question.kind is QuestionKind.CHOOSE_WORD:
            others = [words[option] for option in question.options if option != question.card.face.text]
            assert {word.pos for word in others} == {question.card.face.word.pos}
            assert all(abs(word.level.rank - Level.B1.rank) <= 1 for word in others)
            assert not any(overlap(word.senses[0].ru, question.card.face.sense.ru) for word in others)


async def test_a_mistake_is_asked_in_its_sentence(reviewer: Reviewer, app: App) -> None:
    added = await app.words.add_mistake(
        reviewer.person.id, "I have seen him yesterday.", "I saw him yesterday.", WHY, "talk", update()
    )
    assert added is not None
    session = await reviewer.begins()
    questions = {}
    while (question := await reviewer.is_asked(session)) and question.card.id not in questions:
        questions[question.card.id] = question
        if question.kind is QuestionKind.MEET:
            await reviewer.meets(question)

    asked = questions[added.card.id]
    assert isinstance(asked.card.face, MistakeFace)
    assert asked.kind in {QuestionKind.CHOOSE_RIGHT, QuestionKind.CORRECT}
    assert (asked.card.face.answer, asked.card.face.slip) == ("saw", "have seen")


async def test_after_two_failures_comes_a_card_that_is_surely_known(reviewer: Reviewer, clock: HandClock) -> None:
    for _ in range(3):
        await reviewer.goes_through()
        clock.move(days=1)
    clock.move(days=20)
    sure = (await CardRow.filter(person_id=reviewer.person.id).order_by("id"))[-1]
    await CardRow.filter(id=sure.id).update(stability=300.0)
    await reviewer.app.words.choose_pace(reviewer.person.id, 0)
    session = await reviewer.begins()
    seen = []
    for _ in range(2):
        question = await reviewer.is_asked(session)
        assert question is not None
        seen.append(question.card.id)
        await reviewer.misses(question)

    question = await reviewer.is_asked(session)

    assert question is not None
    assert sure.id not in seen
    assert question.card.id == sure.id


async def test_a_leech_is_asked_for_a_sentence(reviewer: Reviewer, app: App, clock: HandClock) -> None:
    await reviewer.goes_through()
    clock.move(days=10)
    card = await CardRow.filter(person_id=reviewer.person.id).first()
    assert card is not None
    await CardRow.filter(id=card.id).update(lapses=6, stability=3.0)
    assert (await app.words.counts(reviewer.person.id)).leech == 1

    asked = await reviewer.goes_through()

    assert [one.kind for one in asked if one.card.id == card.id] == [QuestionKind.SENTENCE]


async def test_the_log_alone_gives_every_memory_again(reviewer: Reviewer, app: App, clock: HandClock) -> None:
    for day in range(6):
        due = [card.id for card in await app.words.due(reviewer.person.id)]
        await reviewer.goes_through(*due[: day % 3])
        clock.move(days=2, hours=-3)
    before = await app.words.list(reviewer.person.id)
    await CardRow.filter(person_id=reviewer.person.id).update(stability=1.0, lapses=5, reviews=0)

    assert await app.words.recompute(reviewer.person.id) > 0
    assert await app.words.list(reviewer.person.id) == before
    assert await app.words.recompute(reviewer.person.id) == 0


async def test_deleted_and_suspended_cards_are_not_asked(reviewer: Reviewer, app: App) -> None:
    session = await reviewer.begins()
    cards = (await app.words.list(reviewer.person.id)).cards
    await app.words.delete(reviewer.person.id, cards[0].id)
    await app.words.suspend(reviewer.person.id, cards[1].id, suspended=True)

    asked = set()
    while question := await reviewer.is_asked(session):
        asked.add(question.card.id)
        if question.kind is QuestionKind.MEET:
            await reviewer.meets(question)
        else:
            await reviewer.answers(question)

    assert asked == {card.id for card in cards[2:]}


async def test_nobody_reviews_for_somebody_else(reviewer: Reviewer, app: App, mallory: Person) -> None:
    session = await reviewer.begins()

    with pytest.raises(ReviewUnknownError):
        await app.words.ask(mallory.id, session, "ru")
    with pytest.raises(ReviewUnknownError):
        await app.words.answer(mallory.id, session, 1, 0, update())


async def _first_graded(reviewer: Reviewer) -> Question:
    """The first question of today's session that is graded."""
    session = await reviewer.begins()
    while question := await reviewer.is_asked(session):
        if question.kind is not QuestionKind.MEET:
            return question
        await reviewer.meets(question)
    raise AssertionError("nothing was asked")


async def test_the_sixth_lapse_makes_a_leech_and_says_so(reviewer: Reviewer, app: App, clock: HandClock) -> None:
    await app.words.choose_pace(reviewer.person.id, 0)
    added = await app.words.add_word(reviewer.person.id, WordKey("journey/noun"), 0, "own", update())
    await CardRow.filter(id=added.card.id).update(
        phase=2, stability=5.0, difficulty=5.0, lapses=5, due=clock.now(), last_review=clock.now()
    )
    clock.move(days=6)
    session = await reviewer.begins()
    question = await reviewer.is_asked(session)
    assert question is not None

    outcome = await reviewer.answers(question, right=False)

    assert outcome is not None
    assert outcome.became_leech
    assert outcome.card.state is CardState.LEECH


async def test_two_answers_at_once_are_one(reviewer: Reviewer, app: App) -> None:
    session = await reviewer.begins()
    question = await _first_graded(reviewer)
    answer = right_answer(question)

    outcomes = await asyncio.gather(
        *(app.words.answer(reviewer.person.id, session, question.number, answer, update()) for _ in range(4))
    )

    assert sum(outcome is not None for outcome in outcomes) == 1
    assert await ReviewRow.filter(card_id=question.card.id).count() == 1


async def test_two_starts_at_once_are_one_session(reviewer: Reviewer, app: App) -> None:
    sessions = await asyncio.gather(*(app.words.start(reviewer.person.id, update()) for _ in range(4)))

    assert len({session.id for session in sessions if session}) == 1
    assert (await app.words.counts(reviewer.person.id)).new == 5
