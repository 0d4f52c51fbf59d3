"""Talks with a model behind them: in a role, at a level, behind the guard; and what happens when it goes silent."""

import json
from collections.abc import AsyncIterator

import pytest

from bots.tutor.flows.talk.roles import ROLE_PLAY
from core.ai.offer import Offer
from core.ai.router import Models
from core.app import App
from core.users.types import TelegramId
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.talk.test_scenes import enter
from tests.clocks import HandClock
from tests.core.ai.conftest import connect, served
from tests.core.ai.fake_openai import FakeOpenAi, Refuses, Streams

HARD = (
    "Notwithstanding the meticulous refurbishment, our inexorable predicament ",
    "remains unequivocally precarious, and the juxtaposition of ephemeral paradigms exacerbates it immeasurably ",
    "for every stakeholder who scrutinises the ramifications.",
)


@pytest.fixture
async def judge() -> AsyncIterator[FakeOpenAi]:
    async with served(FakeOpenAi()) as judge:
        yield judge


@pytest.fixture(params=[False])
def judged(request: pytest.FixtureRequest) -> bool:
    """Whether a judge is on offer."""
    return bool(request.param)


@pytest.fixture
async def models(clock: HandClock, fake: FakeOpenAi, judge: FakeOpenAi, judged: bool) -> AsyncIterator[Models]:
    offer = Offer(chat=["fake:best", "offline:tutor"], judge=["judge:strict"] if judged else [], speech=["fake:voice"])
    models = models_of(offer, clock, connect(fake, "fake"), connect(judge, "judge"))
    yield models
    await models.close()


def system(fake: FakeOpenAi, number: int = -1) -> str:
    """What the model was told of its role."""
    told: str = fake.asked[number]["messages"][0]["content"]
    return told


async def test_the_model_plays_and_the_scene_judges_the_goals(
    ada: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    await enter(ada, telegram)
    opening = telegram.text
    assert fake.asked == []
    fake.plan(Streams(pieces=("One tea, ", "of course. Milk?")))

    await ada.says("Hello! I'd like tea, please")

    assert telegram.text == "One tea, of course. Milk?\n\n🎯 Order a drink ✓ 1/3"
    assert telegram.labels == ["💬 What can I say?", "Finish", "👍", "👎", "🔊"]
    assert "You are the waiter" in system(fake)
    assert "Order something to eat; Pay." in system(fake)
    assert [message["content"] for message in fake.asked[0]["messages"][2:]] == [opening, "Hello! I'd like tea, please"]


async def test_a_scene_knows_nothing_of_free_talk_nor_free_talk_of_the_scene(
    ada: Person, telegram: Telegram, fake: FakeOpenAi, app: App
) -> None:
    fake.plan(Streams(pieces=("Hello, Ada.",)), Streams(pieces=("Tea it is.",)), Streams(pieces=("How was it?",)))
    await ada.says("I am Ada")
    await enter(ada, telegram)
    await ada.says("Tea, please")
    await ada.says("/menu")
    await ada.says("I am back")

    assert not any("I am Ada" in message["content"] for message in fake.asked[1]["messages"])
    assert not any("Tea" in message["content"] for message in fake.asked[2]["messages"][1:])
    person = await app.find_person(TelegramId(ada.id))
    assert await app.find_chat(person.id, ada.house.spec.name, ROLE_PLAY) is not None


async def test_mistakes_stand_below_the_model_s_words(ada: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    fake.plan(Streams(pieces=("Where does **she** work?",)))
    await ada.says("My sister work in a bank.")

    assert telegram.text == (
        "Where does she work?\n\n✏️ My sister work in a bank.\nWho does it, one or several? Which form fits?"
    )
    assert telegram.labels == ["💡 Hint", "👍", "👎", "🔊"]
    await ada.presses("👍")
    assert telegram.labels == ["💡 Hint", "👍 ✓", "👎", "🔊"]
    await ada.presses("💡 Hint")
    await ada.presses("Show")
    assert telegram.text.startswith("Where does she work?\n\n✏️ My sister works in a bank.\n💡")
    assert telegram.labels == ["👍 ✓", "👎", "🔊"]


async def test_an_answer_that_begins_too_hard_is_asked_for_again_unseen(
    ada: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=HARD), Streams(pieces=("It is not easy now, ", "but we work on it. And you?")))
    await ada.says("How is work?")

    assert telegram.text == "It is not easy now, but we work on it. And you?"
    assert len(fake.asked) == 2
    assert "began too hard for level A2" in system(fake)
    assert "predicament" in system(fake)
    assert not any("predicament" in str(call.get("text")) for call in telegram.calls())


async def test_it_is_asked_for_again_once_and_never_after_a_word_was_shown(
    ada: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    easy = "I like my job and the people there. Every day I go to work by bus with a friend. We talk a lot on the way. "
    fake.plan(Streams(pieces=HARD), Streams(pieces=HARD), Streams(pieces=(easy, *HARD)))
    await ada.says("How is work?")
    assert "predicament" in telegram.text
    assert len(fake.asked) == 2

    await ada.says("And what do you do?")
    assert telegram.text.startswith("I like my job")
    assert "predicament" in telegram.text
    assert len(fake.asked) == 3


async def test_a_model_that_goes_silent_leaves_the_stage_to_the_scene(
    ada: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    await enter(ada, telegram)
    fake.plan(*[Refuses(status=500)] * 12)
    await ada.says("A tea, please")

    assert "The model cannot be reached, so the scene goes on by its script." in telegram.text
    assert "🎯 Order a drink ✓ 1/3" in telegram.text
    asked = len(fake.asked)
    await ada.says("A sandwich, please")
    assert len(fake.asked) == asked
    assert "🎯 Order something to eat ✓ 2/3" in telegram.text


async def test_when_all_goals_are_reached_the_summary_is_a_press_away(
    ada: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    await enter(ada, telegram)
    fake.plan(Streams(pieces=("Here you are. Goodbye!",)))
    await ada.says("A tea and a sandwich, please. Can I pay by card?")

    assert telegram.text.endswith("🎯 Pay ✓\nAll goals are reached.")
    await ada.presses("Finish")
    assert "🎯 Goals: 3 of 3" in telegram.text


async def test_a_topic_is_talked_about_until_cancelled(ada: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    fake.plan(Streams(pieces=("Where did you go last?",)), Streams(pieces=("Nice!",)))
    await ada.says("/talk")
    await ada.presses("Choose a topic")
    await ada.presses("Travel")
    assert fake.asked[0]["messages"][-1]["content"].endswith("Let's talk about travel.")
    await ada.says("I go to Rome. She go too.")
    await ada.says("/cancel")

    assert "Travel: 1 reply." in telegram.text
    assert "✏️ She go too. → She goes too." in telegram.text


@pytest.mark.parametrize("judged", [True], indirect=True)
async def test_what_only_the_model_sees_waits_as_a_maybe(
    ada: Person, telegram: Telegram, fake: FakeOpenAi, judge: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=("I see.",)))
    said = "Yesterday we were having dinner in the garden of my uncle with great delight."
    edit = {"wrong": "delight", "right": "pleasure", "area": "false_friends", "why_ru": "Слово.", "why_en": "A word."}
    judge.plan(Streams(pieces=(json.dumps({"corrected": said.replace("delight", "pleasure"), "edits": [edit]}),)))
    await ada.says("/talk")
    await ada.says(said)

    assert telegram.text == "I see."
    await ada.says("/talk")
    await ada.presses("Finish the free talk")
    assert "Maybe:\n• delight → pleasure" in telegram.text


@pytest.mark.parametrize("judged", [True], indirect=True)
async def test_a_correction_that_goes_too_far_is_refused(
    ada: Person, telegram: Telegram, fake: FakeOpenAi, judge: FakeOpenAi
) -> None:
    fake.plan(Streams(pieces=("I see.",)))
    edit = {"wrong": "like", "right": "adore", "area": "false_friends", "why_ru": "Слово.", "why_en": "A word."}
    corrected = "It is cats that I truly adore above all."
    judge.plan(Streams(pieces=(json.dumps({"corrected": corrected, "edits": [edit]}),)))
    await ada.says("I like cats very much.")
    await ada.says("/talk")
    await ada.presses("Finish the free talk")

    assert "Maybe" not in telegram.text
    assert "✏️" not in telegram.text
