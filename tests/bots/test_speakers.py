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
    """A basic model, then an advanced one."""
    offer = Offer(chat=["openai:gpt-6-luna", "openai:gpt-6.1-terra", "offline:mentor"])
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
