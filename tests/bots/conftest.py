"""A Telegram with all our bots in it, and Ada who learns English."""

from collections.abc import AsyncIterator

import pytest

from bots.kit.discovery import discover
from core.ai.offer import Offer
from core.ai.router import Models
from core.app import App, build_app
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock
from tests.core.ai.conftest import served
from tests.core.ai.fake_openai import FakeOpenAi


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def models(clock: HandClock) -> Models:
    """Without a key: the built-in coaches."""
    return models_of(Offer(), clock, patience=None)


@pytest.fixture
async def fake() -> AsyncIterator[FakeOpenAi]:
    """A provider whose answers a test plans."""
    async with served(FakeOpenAi()) as fake:
        yield fake


@pytest.fixture
def app(clock: HandClock, models: Models) -> App:
    return build_app(clock=clock, models=models)


@pytest.fixture
def telegram(app: App, clock: HandClock, tables: None) -> Telegram:
    return Telegram(app, clock, discover())


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    """She learns English, speaks Russian, and keeps her Telegram in English."""
    return telegram.person("Ada", "tutor")
