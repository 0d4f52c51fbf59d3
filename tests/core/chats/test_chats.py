"""Conversations: one open where the kind says so, turns that a replay finds, nobody in another's chat."""

import asyncio
from datetime import timedelta

import pytest

from core.ai.types import ModelRef, Role, Usage
from core.app import App
from core.chats.models import ChatRow, TurnEditRow
from core.chats.types import QUESTION, TALK, ChatId, ChatState, NewTurn, Rating, Turn, TurnId, TurnState
from core.errors import ChatClosedError, ChatUnknownError, TurnUnknownError
from core.users.types import Person, UpdateKey
from tests.clocks import HandClock
from tests.core.people import MEDIA, TUTOR, update

pytestmark = pytest.mark.usefixtures("tables")


def said(text: str = "Hello", key: UpdateKey | None = None, **more: object) -> NewTurn:
    return NewTurn(role=Role.USER, text=text, key=key or update(), **more)  # type: ignore[arg-type]


def answered(text: str = "Hello, Ada", key: UpdateKey | None = None, **more: object) -> NewTurn:
    return NewTurn(role=Role.ASSISTANT, text=text, key=key or update(), **more)  # type: ignore[arg-type]


async def say(app: App, person: Person, text: str = "Hello", **more: object) -> Turn:
    chat = await app.open_chat(person.id, TUTOR, TALK, update())
    return await app.add_turn(person.id, chat.id, said(text, **more))  # type: ignore[arg-type]


async def test_ada_goes_on_with_her_talk(app: App, ada: Person) -> None:
    first = await app.open_chat(ada.id, TUTOR, TALK, update())

    assert await app.open_chat(ada.id, TUTOR, TALK, update()) == first
    assert await app.find_chat(ada.id, TUTOR, TALK) == first
    assert (await app.open_chat(ada.id, MEDIA, TALK, update())).id != first.id


async def test_twenty_messages_at_once_open_one_talk(app: App, ada: Person) -> None:
    chats = await asyncio.gather(*(app.open_chat(ada.id, TUTOR, TALK, update()) for _ in range(20)))

    assert len({chat.id for chat in chats}) == 1
    assert await ChatRow.filter(person_id=ada.id).count() == 1


async def test_the_database_itself_refuses_a_second_open_talk(app: App, ada: Person) -> None:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    second = (await ChatRow.get(id=chat.id)).clone()
    second.key = update()

    await ChatRow.bulk_create([second], ignore_conflicts=True)

    assert await ChatRow.filter(person_id=ada.id).count() == 1


async def test_questions_stand_side_by_side_and_a_replay_finds_its_own(app: App, ada: Person) -> None:
    key = update()
    first, replayed = [await app.open_chat(ada.id, TUTOR, QUESTION, key) for _ in range(2)]
    second = await app.open_chat(ada.id, TUTOR, QUESTION, update())

    assert first == replayed
    assert first.id != second.id


async def test_a_talk_started_anew_closes_the_old_one_once(app: App, ada: Person) -> None:
    old = await app.open_chat(ada.id, TUTOR, TALK, update())
    key = update()
    new = await app.start_chat(ada.id, TUTOR, TALK, key)

    assert await app.start_chat(ada.id, TUTOR, TALK, key) == new
    assert await app.find_chat(ada.id, TUTOR, TALK) == new
    assert (await ChatRow.get(id=old.id)).state == ChatState.CLOSED


async def test_a_message_delivered_five_times_is_one_turn(app: App, ada: Person) -> None:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    message = said("Hello")

    turns = await asyncio.gather(*(app.add_turn(ada.id, chat.id, message) for _ in range(5)))

    assert len({turn.id for turn in turns}) == 1
    assert await app.find_turn(ada.id, Role.USER, message.key) == turns[0]
    assert await app.find_turn(ada.id, Role.ASSISTANT, message.key) is None


async def test_a_replay_finds_its_turn_even_after_the_chat_was_closed(app: App, ada: Person) -> None:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    message = said()
    turn = await app.add_turn(ada.id, chat.id, message)
    await app.close_chat(ada.id, chat.id)

    assert await app.add_turn(ada.id, chat.id, message) == turn


async def test_nothing_more_is_said_in_a_closed_chat_but_the_answer_that_was_on_its_way(app: App, ada: Person) -> None:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    await app.close_chat(ada.id, chat.id)

    with pytest.raises(ChatClosedError):
        await app.add_turn(ada.id, chat.id, said())
    late = await app.add_turn(ada.id, chat.id, answered("Half an ans", state=TurnState.CUT))
    assert late.state is TurnState.CUT


async def test_an_answer_keeps_its_model_its_tokens_and_its_messages(app: App, ada: Person) -> None:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    turn = await app.add_turn(
        ada.id,
        chat.id,
        answered(model=ModelRef("openai", "gpt"), usage=Usage(tokens_in=120, tokens_out=34), message_ids=(7,)),
    )
    await app.note_messages(ada.id, turn.id, (7, 8))

    found = await app.find_turn_by_message(ada.id, TUTOR, 8)
    assert found is not None
    assert (found.id, found.model, found.tokens_in, found.tokens_out) == (turn.id, "openai:gpt", 120, 34)
    assert await app.find_turn_by_message(ada.id, MEDIA, 8) is None


async def test_an_edited_message_says_the_new_text_and_keeps_the_old(app: App, ada: Person, clock: HandClock) -> None:
    turn = await say(app, ada, "I has a cat", message_ids=(31,))
    clock.move(minutes=1)

    edited = await app.edit_turn(ada.id, TUTOR, 31, "I have a cat")
    assert await app.edit_turn(ada.id, TUTOR, 31, "I have a cat") == edited

    assert (edited.text, edited.edited_at) == ("I have a cat", clock.now())
    assert [edit.text_before for edit in await TurnEditRow.filter(turn_id=turn.id)] == ["I has a cat"]


async def test_the_last_rating_counts_and_only_answers_are_rated(app: App, ada: Person) -> None:
    question = await say(app, ada)
    answer = await app.add_turn(ada.id, question.chat_id, answered())

    assert (await app.rate_turn(ada.id, answer.id, Rating.UP)).rating is Rating.UP
    assert (await app.rate_turn(ada.id, answer.id, Rating.DOWN)).rating is Rating.DOWN
    assert (await app.rate_turn(ada.id, answer.id, None)).rating is None
    with pytest.raises(TurnUnknownError):
        await app.rate_turn(ada.id, question.id, Rating.UP)


async def test_a_talk_in_which_nothing_is_said_for_a_month_has_ended(app: App, ada: Person, clock: HandClock) -> None:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    clock.move(days=29)
    await app.add_turn(ada.id, chat.id, said())
    clock.move(days=29)
    assert await app.find_chat(ada.id, TUTOR, TALK) is not None

    clock.move(days=1)
    assert await app.find_chat(ada.id, TUTOR, TALK) is None
    assert await app.expire_chats(clock.now()) >= 1
    assert (await ChatRow.get(id=chat.id)).state == ChatState.EXPIRED
    assert await app.expire_chats(clock.now()) == 0


async def test_an_overdue_talk_is_not_gone_on_with_even_before_the_sweep(
    app: App, ada: Person, clock: HandClock
) -> None:
    old = await app.open_chat(ada.id, TUTOR, TALK, update())
    clock.move(seconds=TALK.lifetime.total_seconds())

    assert (await app.open_chat(ada.id, TUTOR, TALK, update())).id != old.id


async def test_mallory_reads_and_changes_nothing_of_adas(app: App, ada: Person, mallory: Person) -> None:
    turn = await say(app, ada, "My secret", message_ids=(41,))
    chat_id, answer = turn.chat_id, await app.add_turn(ada.id, turn.chat_id, answered())

    for attempt in (
        app.add_turn(mallory.id, chat_id, said()),
        app.close_chat(mallory.id, chat_id),
        app.context_for(mallory.id, chat_id, system="You are a tutor."),
        app.condense_chat(mallory.id, chat_id),
    ):
        with pytest.raises(ChatUnknownError):
            await attempt
    for change in (
        app.rate_turn(mallory.id, answer.id, Rating.UP),
        app.note_messages(mallory.id, answer.id, (1,)),
        app.edit_turn(mallory.id, TUTOR, 41, "Your secret"),
    ):
        with pytest.raises(TurnUnknownError):
            await change
    assert await app.find_turn_by_message(mallory.id, TUTOR, 41) is None
    assert "secret" not in await app.export_history_markdown(mallory.id, TUTOR)
    assert b"secret" not in await app.export_history_json(mallory.id, TUTOR)


async def test_a_key_of_adas_does_not_open_her_turn_to_mallory(app: App, ada: Person, mallory: Person) -> None:
    key = update()
    await say(app, ada, "My secret", key=key)

    assert await app.find_turn(mallory.id, Role.USER, key) is None


async def test_what_never_was_is_unknown_like_what_is_anothers(app: App, ada: Person) -> None:
    with pytest.raises(ChatUnknownError):
        await app.close_chat(ada.id, ChatId(10**12))
    with pytest.raises(TurnUnknownError):
        await app.rate_turn(ada.id, TurnId(10**12), None)


def test_every_kind_lasts() -> None:
    assert all(kind.lifetime >= timedelta(hours=1) for kind in (TALK, QUESTION))
