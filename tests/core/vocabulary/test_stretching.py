"""Questions that are harder than usual: whoever fails at one has not forgotten the word."""

from core.app import App
from core.progress.running import RunToday
from core.progress.steering import Run
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.grading import Reply
from core.vocabulary.models import ReviewRow, WordRow
from core.vocabulary.questions import Question
from core.vocabulary.types import Grade, SessionId, WordFace
from tests.core.people import update
from tests.core.vocabulary.reviewer import Reviewer, right_answer


async def until_it_is_hard(reviewer: Reviewer) -> tuple[SessionId, Question]:
    """Right answers only, until a word is to be written though it was met minutes ago."""
    session = await reviewer.begins()
    while question := await reviewer.is_asked(session):
        if question.kind is QuestionKind.MEET:
            await reviewer.meets(question)
        elif question.kind is QuestionKind.TYPE_WORD:
            return session, question
        else:
            await reviewer.answers(question)
    raise AssertionError("it was never hard")


async def test_the_first_failure_gets_a_hint_and_is_not_remembered(reviewer: Reviewer, app: App) -> None:
    session, question = await until_it_is_hard(reviewer)
    before = await RunToday(clock=reviewer.clock)(reviewer.person.id)

    outcome = await app.words.answer(reviewer.person.id, session, question.number, "elephant", update())

    assert outcome is not None
    assert outcome.grade is None
    again = await reviewer.is_asked(session)
    assert again is not None
    assert (again.number, len(again.hints)) == (question.number, 1)
    assert not await ReviewRow.filter(card_id=question.card.id, grade=Grade.AGAIN.value).exists()
    assert await RunToday(clock=reviewer.clock)(reviewer.person.id) == before.after(right=False)


async def test_memory_goes_by_the_second_answer_and_steering_by_the_first(reviewer: Reviewer, app: App) -> None:
    session, question = await until_it_is_hard(reviewer)
    before = await RunToday(clock=reviewer.clock)(reviewer.person.id)
    await app.words.answer(reviewer.person.id, session, question.number, "elephant", update())

    outcome = await app.words.answer(reviewer.person.id, session, question.number, right_answer(question), update())

    assert outcome is not None
    assert outcome.grade is Grade.HARD
    after = await RunToday(clock=reviewer.clock)(reviewer.person.id)
    assert after == Run(before.answered + 1, before.right, 1)


async def test_a_replay_of_the_failure_is_no_second_answer(reviewer: Reviewer, app: App) -> None:
    session, question = await until_it_is_hard(reviewer)
    key = update()

    one = await app.words.answer(reviewer.person.id, session, question.number, "elephant", key)
    two = await app.words.answer(reviewer.person.id, session, question.number, "elephant", key)

    assert one is not None
    assert one == two
    assert (await reviewer.is_asked(session)) is not None
    assert not await ReviewRow.filter(card_id=question.card.id, key=key).exists()


async def test_who_fails_twice_has_forgotten(reviewer: Reviewer, app: App) -> None:
    session, question = await until_it_is_hard(reviewer)
    await app.words.answer(reviewer.person.id, session, question.number, None, update())

    outcome = await app.words.answer(reviewer.person.id, session, question.number, None, update())

    assert outcome is not None
    assert outcome.grade is Grade.AGAIN


async def test_another_word_of_the_same_meaning_is_no_failure(reviewer: Reviewer, app: App) -> None:
    session, question = await until_it_is_hard(reviewer)
    face = question.card.face
    assert isinstance(face, WordFace)
    key, sense = f"{face.text}like/{face.word.pos.value}", {"ru": face.sense.ru, "en": "the same", "example": ""}
    await WordRow.create(
        key=key, text=f"{face.text}like", pos=face.word.pos.value, level=face.level.value, ipa="",
        topic=face.word.topic, senses=[sense], digest="-",
    )  # fmt: skip
    before = await RunToday(clock=reviewer.clock)(reviewer.person.id)

    outcome = await app.words.answer(reviewer.person.id, session, question.number, f"{face.text}like", update())

    assert outcome is not None
    assert outcome.marked.reply is Reply.OTHER
    assert await RunToday(clock=reviewer.clock)(reviewer.person.id) == before
