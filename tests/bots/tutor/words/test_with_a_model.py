"""A translation by a model, for a word that the bank does not have: offered, never pushed."""

import json
from collections.abc import AsyncIterator

import pytest

from core.ai.offer import Offer
from core.ai.router import Models
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock
from tests.core.ai.conftest import connect
from tests.core.ai.fake_openai import FakeOpenAi, Streams

BUTTON = "Пусть переведёт модель"


@pytest.fixture
async def models(clock: HandClock, fake: FakeOpenAi) -> AsyncIterator[Models]:
    models = models_of(Offer(chat=["fake:best", "offline:tutor"]), clock, connect(fake, "fake"))
    yield models
    await models.close()


async def test_a_suggestion_is_taken(anna: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    fake.plan(Streams(pieces=(json.dumps({"translation": "суслик, гофер"}, ensure_ascii=False),)))
    await anna.says("/add gopher")
    assert fake.asked == []
    await anna.presses(BUTTON)

    assert "суслик, гофер" in telegram.text
    assert "может ошибаться" in telegram.text
    assert "<word>gopher</word>" in str(fake.asked[0]["messages"])
    await anna.presses("Беру")
    assert "Добавлено" in telegram.text


async def test_another_translation_replaces_the_suggestion(anna: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    fake.plan(Streams(pieces=(json.dumps({"translation": "бурундук"}, ensure_ascii=False),)))
    await anna.says("/add gopher")
    await anna.presses(BUTTON)
    await anna.says("суслик")

    assert "суслик" in telegram.text
    assert "бурундук" not in telegram.text
