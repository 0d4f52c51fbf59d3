"""Free talk with a model behind it: streamed, stopped, continued, rated, heard and read aloud; and once each."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot

from bots.kit.answering import Answering
from bots.kit.discovery import discover
from bots.kit.hearing import LARGEST_BYTES
from bots.kit.pacing import PreviewEdit
from core.ai.metering import Call, Estimate
from core.ai.offer import Offer
from core.ai.router import Models
from core.ai.types import ModelRef, Role, Usage
from core.app import App
from core.chats.models import TurnRow
from core.chats.types import TALK, NewTurn, Rating, Turn, TurnState
from core.subscriptions.meter import AllowanceMeter
from core.subscriptions.models import HoldRow, ModelCostRow
from core.subscriptions.types import Resource
from core.updates.store import Store
from core.users.types import TelegramId, UpdateKey
from tests.bots.lanes import LaneTelegram, lanes
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock
from tests.core.ai.conftest import connect
from tests.core.ai.fake_openai import CANARY, FakeOpenAi, Refuses, Says, Streams

OGG = b"OggS" + b"\0" * 60
BEST = ModelRef("fake", "best")
BOT = "mentor"


@pytest.fixture
async def models(clock: HandClock, fake: FakeOpenAi) -> AsyncIterator[Models]:
    """A model `fake:best`, one that hears and one that speaks; behind them the coaches."""
    offer = Offer(
        chat=["fake:best", "fake:other", "offline:mentor"],
        speech=["fake:voice"],
        transcription=["fake:ears"],
    )
    models = models_of(offer, clock, connect(fake, "fake"))
    yield models
    await models.close()


@pytest.fixture
async def in_lanes(app: App, clock: HandClock, store: Store, tables: None) -> AsyncIterator[LaneTelegram]:
    mentor = [spec for spec in discover() if spec.name == BOT]
    async with lanes(app, clock, mentor, store) as telegram:
        yield telegram


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    """She talks with a bot that has nothing of its own around the kit's talk."""
    return telegram.person("Ada", BOT)


@pytest.fixture
def grace(in_lanes: LaneTelegram) -> Person:
    """She writes through the lanes."""
    return in_lanes.person("Grace", BOT)


async def turns_of(app: App, ada: Person) -> list[Turn]:
    """What was said, from the messages in the chat."""
    person = await app.find_person(TelegramId(ada.id))
    found = [await app.find_turn_by_message(person.id, ada.house.spec.name, view["message_id"]) for view in ada.chat]
    return list({turn.id: turn for turn in found if turn is not None}.values())


async def used(app: App, ada: Person, resource: Resource = Resource.MESSAGES) -> int:
    person = await app.find_person(TelegramId(ada.id))
    return next(item.used for item in (await app.usage(person.id)).items if item.resource is resource)


async def test_ada_talks_and_both_sides_are_written_down(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=("Nice to ", "**meet** you.")))

    await ada.says("Hello <b>there</b>")

    assert telegram.text == "Nice to meet you."
    assert telegram.labels == ["👍", "👎", "🔊"]
    asked, answered = await turns_of(app, ada)
    assert (asked.role, asked.text) == (Role.USER, "Hello <b>there</b>")
    assert (answered.state, answered.model) == (TurnState.COMPLETE, "fake:best")
    assert fake.asked[0]["messages"][0]["role"] == "system"
    assert fake.asked[0]["messages"][-1]["content"].endswith("Hello <b>there</b>")
    assert await used(app, ada) == 1


async def test_the_model_hears_what_was_said_before(ada: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    fake.plan(Streams(pieces=("Hello, Ada.",)))
    await ada.says("I am Ada")
    await ada.says("Who am I?")

    told = [message["content"] for message in fake.asked[1]["messages"][1:]]
    assert told == ["I am Ada", "Hello, Ada.", "Who am I?"]


async def test_an_answer_that_stalls_is_kept_as_cut_and_goes_on_when_asked(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=("Once upon", " a time"), stalls_after=2), Streams(pieces=("there was a cat.",)))

    await ada.says("Tell me a story")
    assert telegram.text == "Once upon a time\n\nThe answer was cut here."
    assert telegram.labels[0] == "Go on"
    await ada.presses("Go on")

    assert telegram.text == "there was a cat."
    assert [turn.state for turn in await turns_of(app, ada) if turn.role is Role.ASSISTANT] == [
        TurnState.CUT,
        TurnState.COMPLETE,
    ]
    assert [message["content"] for message in fake.asked[1]["messages"][-2:]] == [
        "Once upon a time",
        "Go on from where you stopped.",
    ]


async def test_an_answer_is_stopped_by_its_button(ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi) -> None:
    fake.plan(Streams(pieces=("One ", "two"), stalls_after=2))
    ada.begins_to_say("Count")
    await _until(lambda: ada.chat[-1]["text"] == "One two")

    async with asyncio.timeout(0.5):
        await ada.stops()

    assert telegram.text == "One two\n\nStopped here."
    assert telegram.labels == ["Go on", "👍", "👎", "🔊"]
    async with asyncio.timeout(2):
        await fake.left.wait()


@pytest.mark.parametrize(
    "play", [Refuses(status=500), Refuses(status=429), Streams(pieces=()), Streams(first_after=600.0)]
)
async def test_when_the_model_cannot_the_coach_answers_and_says_so(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi, play: Any
) -> None:
    fake.plan(*[play] * 8)

    await ada.says("Hello")

    assert "I am the built-in coach" in telegram.text
    assert telegram.text.endswith("The model could not be reached: this is the built-in coach.")
    assert await used(app, ada) == 0


async def test_no_word_of_a_provider_s_error_reaches_ada(ada: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    fake.plan(*[Refuses(status=400)] * 4)

    await ada.says("Hello")

    assert CANARY not in telegram.text
    assert "sk-" not in telegram.text
    assert telegram.refused == []


async def test_ada_rates_an_answer_and_takes_it_back(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    await ada.says("Hello")

    await ada.presses("👍")
    assert telegram.labels == ["👍 ✓", "👎", "🔊"]
    assert (await turns_of(app, ada))[-1].rating is Rating.UP
    await ada.presses("👎")
    assert (await turns_of(app, ada))[-1].rating is Rating.DOWN
    await ada.presses("👎 ✓")
    assert (await turns_of(app, ada))[-1].rating is None
    assert telegram.notes == ["Thank you, noted.", "Thank you, noted.", "Taken back."]


async def test_a_voice_message_is_heard_shown_and_answered(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    fake.plan(Says(body={"text": "I go to school yesterday", "usage": {"type": "duration", "seconds": 3}}))

    await ada.speaks(OGG, seconds=3)

    said = [message["text"] for message in ada.chat if message["from"] == "bot"]
    assert said == ["🎙 I go to school yesterday", "Hello."]
    assert (await turns_of(app, ada))[0].text == "I go to school yesterday"
    assert await used(app, ada, Resource.VOICE_SECONDS) == 3


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (b"\x89PNG" + b"\0" * 60, "I could not make out any words."),
        (OGG + b"\0" * LARGEST_BYTES, "This is longer than I can listen to"),
    ],
    ids=["no recording", "more than Telegram said"],
)
async def test_what_is_no_recording_or_too_large_is_passed_on_to_nobody(
    ada: Person, telegram: Telegram, fake: FakeOpenAi, data: bytes, answer: str
) -> None:
    await ada.speaks(data, seconds=3)

    assert telegram.text.startswith(answer)
    assert fake.asked == []


async def test_a_voice_message_without_ears_gets_a_kind_sentence(
    telegram: Telegram, ada: Person, models: Models
) -> None:
    models._rungs = {use: rungs for use, rungs in models._rungs.items() if use != "transcription"}

    await ada.speaks(OGG, seconds=3)

    assert telegram.text.startswith("I cannot listen to voice messages here")


async def test_an_answer_is_read_aloud_and_labelled(ada: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    await ada.says("Hello")
    fake.plan(Says(body=OGG, content_type="audio/ogg"))

    await ada.presses("🔊")

    assert ada.chat[-1]["media"]["kind"] == "voice"
    assert ada.chat[-1]["text"] == "🔊 Spoken by a model."


async def test_an_edit_changes_what_was_said(ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi) -> None:
    number = await ada.says("I am Adda")
    await ada.edits(number, "I am Ada")

    assert telegram.text == "I have noted the change and will go by it from here on."
    await ada.says("Who am I?")
    assert fake.asked[-1]["messages"][1]["content"] == "I am Ada"


async def test_what_the_allowance_does_not_cover_is_refused_in_words(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    await ada.says("/start")
    person = await app.find_person(TelegramId(ada.id))
    await app.hold_units(person.id, Resource.MESSAGES, 50, UpdateKey(f"test:{ada.id}"))

    await ada.says("Hello")

    assert telegram.text == (
        "That is all for now: the allowance is used up. There is more on November 3, 2026 at 12:00\u202fAM UTC: /usage"
    )
    assert fake.asked == []
    await app.choose_time_zone(person.id, "Asia/Kamchatka")
    await app.hold_units(person.id, Resource.MESSAGES, 50, UpdateKey(f"test:{ada.id}:there"))
    await ada.says("Hello")
    assert "on November 4, 2026 at 12:00\u202fAM: /usage" in telegram.text, "where she is, it is the 3rd already"


async def test_cancel_in_the_middle_keeps_what_was_written(
    grace: Person, in_lanes: LaneTelegram, app: App, fake: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=("One ", "two"), stalls_after=2))
    grace.begins_to_say("Count")
    await in_lanes.until(lambda: grace.chat[-1]["text"] == "One two")

    grace.begins_to_say("/cancel")
    await in_lanes.until(lambda: grace.chat[-1]["text"].startswith("Stopped. What was written stays."), seconds=2)

    answer = grace.chat[1]
    assert answer["text"] == "One two\n\nThe answer was cut here."
    assert answer["buttons"][0][0]["text"] == "Go on"
    assert [turn.state for turn in await turns_of(app, grace) if turn.role is Role.ASSISTANT] == [TurnState.CUT]
    async with asyncio.timeout(2):
        await fake.left.wait()


async def test_a_stop_button_passes_the_busy_lane(grace: Person, in_lanes: LaneTelegram, fake: FakeOpenAi) -> None:
    fake.plan(Streams(pieces=("One ", "two"), stalls_after=2))
    grace.begins_to_say("Count")
    await in_lanes.until(lambda: grace.chat[-1]["text"] == "One two")
    grace.begins_to_say("And then?")  # waits in the lane

    await grace.stops()
    await in_lanes.until(lambda: "Stopped here" in grace.chat[1]["text"], seconds=1)

    await in_lanes.until(lambda: grace.chat[-1]["text"] == "Hello.")
    assert in_lanes.counters.interrupted == 0, "nothing else was cut off"


async def test_a_sticker_in_the_middle_waits_for_its_turn(
    grace: Person, in_lanes: LaneTelegram, fake: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=("One ", "two"), stalls_after=2))
    grace.begins_to_say("Count")
    await in_lanes.until(lambda: grace.chat[-1]["text"] == "One two")

    await grace.sends(dice={"emoji": "🎲", "value": 1})
    assert "stickers" not in grace.chat[-1]["text"]
    await grace.stops()

    await in_lanes.until(lambda: "A fine throw" in grace.chat[-1]["text"])


async def test_a_replayed_update_neither_answers_nor_pays_twice(
    grace: Person, in_lanes: LaneTelegram, app: App, fake: FakeOpenAi
) -> None:
    """The first attempt fails between the answer and its commit."""
    failures = iter([True])

    async def clumsy(handler: Any, event: Any, data: dict[str, Any]) -> Any:
        await handler(event, data)
        if next(failures, False):
            raise RuntimeError("after everything was said")

    grace.house.dispatcher.update.outer_middleware(clumsy)
    grace.begins_to_say("Hi")
    await in_lanes.until(lambda: in_lanes.counters.handled == 1)

    assert [message["text"] for message in grace.chat if message["from"] == "bot"] == ["Hello."]
    assert in_lanes.counters.retried == 1
    assert len(fake.asked) == 1
    assert await used(app, grace) == 1


async def test_an_attempt_that_fails_in_the_middle_leaves_one_message_and_one_payment(
    grace: Person, in_lanes: LaneTelegram, app: App, fake: FakeOpenAi
) -> None:
    failures = iter([True])

    async def clumsy(make_request: Any, bot: Bot, method: Any) -> Any:
        if isinstance(method, PreviewEdit) and next(failures, False):
            raise RuntimeError("in the middle of the answer")
        return await make_request(bot, method)

    grace.house.bot.session.middleware(clumsy)
    fake.plan(Streams(pieces=tuple(f"{number} " for number in range(400)), stalls_after=300))
    grace.begins_to_say("Count")
    await in_lanes.until(lambda: in_lanes.counters.handled == 1)

    answers = [message["text"] for message in grace.chat if message["from"] == "bot"]
    assert len(answers) == 1
    assert answers[0].endswith("The answer was cut here.")
    assert len(fake.asked) == 1
    assert await used(app, grace) == 1


async def test_an_answer_whose_worker_died_is_shown_as_far_as_it_came_and_paid_once(
    grace: Person, in_lanes: LaneTelegram, app: App, fake: FakeOpenAi, clock: HandClock
) -> None:
    """What a killed worker leaves: a turn that is still being written, and a hold that nobody closes."""
    left = iter([True])

    async def predecessor(handler: Any, event: Any, data: dict[str, Any]) -> Any:
        if next(left, False):
            answering: Answering = data["answering"]
            who, key = answering.person.id, answering.key
            talk = (await app.open_chat(who, answering.name, TALK, key)).id
            await app.add_turn(who, talk, NewTurn(role=Role.USER, text="Count", key=key))
            await hold(answering)
            for text in ("One ", "One two "):
                writing = NewTurn(role=Role.ASSISTANT, text=text, key=key, state=TurnState.WRITING, model=BEST)
                await app.add_turn(who, talk, writing)
        return await handler(event, data)

    async def hold(answering: Answering) -> None:
        call = Call("mentor.talk", person=answering.person.id, key=answering.key)
        asked = Estimate(call=call, model=BEST, tier="basic", usage=Usage(tokens_out=500), cost=None)
        await AllowanceMeter(clock=clock).reserve(asked)

    grace.house.dispatcher.update.outer_middleware(predecessor)
    grace.begins_to_say("Count")
    await in_lanes.until(lambda: grace.chat[-1]["text"] == "One two\n\nThe answer was cut here.")

    assert fake.asked == [], "nobody is asked a second time"
    assert grace.chat[-1]["buttons"][0][0]["text"] == "Go on"
    assert await used(app, grace) == 1
    [line] = await ModelCostRow.filter(person__telegram_id=grace.id)
    assert (line.outcome, line.estimated, line.purpose, line.model) == ("cut", True, "mentor.talk", "fake:best")
    assert line.tokens_out > 0
    assert [row.state for row in await HoldRow.filter(person__telegram_id=grace.id)] == ["settled"]

    await grace.presses("Go on")
    await in_lanes.until(lambda: grace.chat[-1]["text"] == "Hello.")
    told = fake.asked[0]["messages"]
    assert [message["content"] for message in told[-3:]] == ["Count", "One two ", "Go on from where you stopped."]


async def test_while_an_answer_comes_it_is_written_down(
    grace: Person, in_lanes: LaneTelegram, app: App, fake: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=("One ", "two"), stalls_after=2))
    grace.begins_to_say("Count")
    await in_lanes.until(lambda: grace.chat[-1]["text"] == "One two")

    async with asyncio.timeout(5):
        while not (rows := await TurnRow.filter(state="writing", chat__person__telegram_id=grace.id)):
            await asyncio.sleep(0.01)
    assert [(row.text, row.model) for row in rows] == [("One two", "fake:best")]
    await grace.stops()
    await in_lanes.until(lambda: "Stopped here" in grace.chat[1]["text"])
    assert [row.state for row in await TurnRow.filter(role="assistant", chat__person__telegram_id=grace.id)] == ["cut"]


async def test_ada_chooses_who_answers_in_every_bot(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    await ada.says("/model")
    assert telegram.labels == ["✓ The best there is", "best", "other", "‹ Back"]

    await ada.presses("other")
    assert telegram.labels[2] == "✓ other"
    await ada.in_bot("media").says("Hello")
    assert fake.asked[-1]["model"] == "other"

    await ada.presses_data("model.1:ffffffffffff", ada.chat[-1]["message_id"])
    assert telegram.alerts[-1] == "This model cannot be chosen now, so the earlier choice stays."


async def test_another_model_says_so_when_the_chosen_one_cannot(
    ada: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    await ada.says("/model")
    await ada.presses("other")
    fake.plan(Refuses(status=404))

    await ada.says("Hello")

    assert telegram.text == "Hello.\n\nAnswered by best."


async def test_a_talk_is_one_conversation(ada: Person, app: App, fake: FakeOpenAi) -> None:
    await ada.says("Hello")
    await ada.says("Again")
    person = await app.find_person(TelegramId(ada.id))

    chat = await app.find_chat(person.id, ada.house.spec.name, TALK)
    assert chat is not None
    assert {turn.chat_id for turn in await turns_of(app, ada)} == {chat.id}


async def _until(true: Any) -> None:
    async with asyncio.timeout(10):
        while not true():
            await asyncio.sleep(0.01)
