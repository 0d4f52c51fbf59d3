"""A model's summary is used as far as it can be trusted; without one an extract stands in."""

import json
from collections.abc import AsyncIterator

import pytest

from core.ai.offer import Offer, build_models
from core.ai.retries import Backoff, Retries
from core.ai.types import Role
from core.app import App, build_app
from core.chats.extracting import weight
from core.chats.models import ChatRow
from core.chats.summaries import SUMMARY_TOKENS, TURNS_AT_ONCE
from core.chats.types import TALK, ChatId, NewTurn
from core.subscriptions.meter import AllowanceMeter
from core.subscriptions.models import ModelCostRow
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.ai.conftest import PATIENT, connect, serving
from tests.core.ai.fake_openai import FakeOpenAi, Refuses, Streams
from tests.core.people import TUTOR, update

pytestmark = pytest.mark.usefixtures("tables")

FIRST = "My name is Ada and my exam is on 12 June."
BUDGET = 2_000


@pytest.fixture
async def first() -> AsyncIterator[FakeOpenAi]:
    fake = FakeOpenAi()
    async with serving(fake.app()) as url:
        fake.url = url
        yield fake


@pytest.fixture
async def app(clock: HandClock, first: FakeOpenAi) -> AsyncIterator[App]:
    """The App with a model that a test can make say anything."""
    models = build_models(
        Offer(chat=["first:best"]), {"first": connect(first, "first")}, clock=clock, patience=PATIENT,
        meter=AllowanceMeter(clock=clock), retries=Retries(Backoff(retries=0)),
    )  # fmt: skip
    yield build_app(clock=clock, models=models)
    await models.close()


@pytest.fixture
async def chat(app: App, ada: Person) -> ChatId:
    """A talk that is longer than half of the budget."""
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    for text in (FIRST, *("Tell me about the past tense, please. " * 8 for _ in range(20))):
        key = update()
        await app.add_turn(ada.id, chat.id, NewTurn(role=Role.USER, text=text, key=key))
        await app.add_turn(ada.id, chat.id, NewTurn(role=Role.ASSISTANT, text="Well. " * 20, key=key))
    return chat.id


async def summary_of(chat: ChatId) -> str:
    summary = (await ChatRow.get(id=chat)).summary
    assert summary is not None
    return summary


async def test_the_model_is_told_the_turns_as_data_and_its_words_are_kept(
    app: App, ada: Person, chat: ChatId, first: FakeOpenAi
) -> None:
    first.plan(Streams(pieces=("- Ada has an exam ", "on 12 June.")))

    assert await app.condense_chat(ada.id, chat, budget=BUDGET)

    assert await summary_of(chat) == "- Ada has an exam on 12 June."
    (asked,) = first.asked
    system, turns = asked["messages"]
    assert system["role"] == "system"
    assert "Ada" not in system["content"]
    told = json.loads(turns["content"])
    assert told["before"] is None
    assert told["turns"][0] == {"who": "person", "said": FIRST}


async def test_a_summary_costs_money_and_none_of_adas_messages(app: App, ada: Person, chat: ChatId) -> None:
    await app.condense_chat(ada.id, chat, budget=BUDGET)

    assert (await ModelCostRow.get(person_id=ada.id)).purpose == "chats.summary"
    assert all(item.used == 0 for item in (await app.usage(ada.id)).items)


@pytest.mark.parametrize(
    "play",
    [
        Refuses(status=500),
        Refuses(status=401),
        Streams(pieces=("- Ada has an exam on 13 June.",)),
        Streams(pieces=("- Ada has",), finish=None),
        Streams(pieces=(" ",)),
        Streams(pieces=("- Ada. " * SUMMARY_TOKENS,)),
    ],
    ids=["down", "locked out", "a number never said", "cut", "empty", "wordy"],
)
async def test_what_cannot_be_trusted_is_replaced_by_an_extract(
    app: App, ada: Person, chat: ChatId, first: FakeOpenAi, play: Refuses | Streams
) -> None:
    first.plan(play)

    assert await app.condense_chat(ada.id, chat, budget=BUDGET)

    assert await summary_of(chat) == f"- {FIRST}"


async def test_a_short_talk_is_not_condensed(app: App, ada: Person, first: FakeOpenAi) -> None:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    await app.add_turn(ada.id, chat.id, NewTurn(role=Role.USER, text=FIRST, key=update()))

    assert not await app.condense_chat(ada.id, chat.id, budget=BUDGET)
    assert first.asked == []


async def test_a_long_backlog_is_told_in_parts_that_build_on_each_other(
    app: App, ada: Person, chat: ChatId, first: FakeOpenAi
) -> None:
    for _ in range(TURNS_AT_ONCE):
        await app.add_turn(ada.id, chat, NewTurn(role=Role.USER, text="And then? " * 10, key=update()))
    first.plan(Streams(pieces=("- One.",)), Streams(pieces=("- Two.",)))

    await app.condense_chat(ada.id, chat, budget=BUDGET)

    assert [json.loads(asked["messages"][1]["content"])["before"] for asked in first.asked] == [None, "- One."]
    assert await summary_of(chat) == "- Two."


@pytest.mark.parametrize(
    ("telling", "small_talk"),
    [
        ("My name is Grace.", "That is nice."),
        ("Меня зовут Борис, я работаю в Казани.", "Ну ладно, понятно."),
        ("I want to pass the exam by June 12.", "What does it mean?"),
        ("Хочу выучить 300 слов.", "Спасибо большое!"),
        ("I'm allergic to nuts.", "Ok, go on."),
    ],
)
def test_what_tells_about_a_person_weighs_more_than_small_talk(telling: str, small_talk: str) -> None:
    assert weight(telling) > weight(small_talk)
