"""Which model answers when the messages of one tier are used up, and that the person is told."""

from collections.abc import AsyncIterator

import pytest

from core.ai.offer import Offer
from core.ai.router import Models
from core.app import App
from core.subscriptions.types import Resource
from core.users.types import TelegramId, UpdateKey
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock
from tests.core.ai.conftest import connect
from tests.core.ai.fake_openai import FakeOpenAi


@pytest.fixture
async def models(clock: HandClock, fake: FakeOpenAi) -> AsyncIterator[Models]:
    """A basic model, then advanced ones and others."""
    names = ("gpt-6-luna", "gpt-6.1-terra", "gpt-6.1-sol", "gpt-4.1-mini", "gpt-4o-mini", "gpt-5-mini", "o3")
    offer = Offer(chat=[*(f"openai:{name}" for name in names), "offline:mentor"])
    models = models_of(offer, clock, connect(fake, "openai"))
    yield models
    await models.close()


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    return telegram.person("Ada", "mentor")


async def use_up(app: App, ada: Person) -> None:
    person = await app.find_person(TelegramId(ada.id))
    left = (await app.usage(person.id)).left(Resource.MESSAGES)
    await app.hold_units(person.id, Resource.MESSAGES, left, UpdateKey(f"test:{ada.id}"))


async def test_a_large_model_in_the_place_of_the_best_says_so(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    await ada.says("Hello")
    assert telegram.text == "Hello."
    await use_up(app, ada)

    await ada.says("Hello")

    assert fake.asked[-1]["model"] == "gpt-6.1-terra"
    assert telegram.text == "Hello.\n\nAnswered by gpt-6.1-terra."


async def test_a_large_model_in_the_place_of_the_chosen_one_says_so(
    ada: Person, telegram: Telegram, app: App, fake: FakeOpenAi
) -> None:
    await ada.says("/model")
    await ada.presses("gpt-6-luna")
    await use_up(app, ada)

    await ada.says("Hello")

    assert telegram.text == "Hello.\n\nAnswered by gpt-6.1-terra."


async def test_every_model_can_be_reached(ada: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    await ada.says("/model")
    first = telegram.labels
    await ada.presses("1/2 ›")

    assert len(first) == 8
    assert len(telegram.labels) <= 8
    assert telegram.labels[0] == "✓ The best there is"
    last = telegram.labels[2]
    await ada.presses(last)
    assert telegram.labels[2] == f"✓ {last}"
    assert telegram.labels[-1] == "2/2 ›"
