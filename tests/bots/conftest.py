"""A Telegram with all our bots in it, and Ada who learns English."""

import pytest

from bots.kit.discovery import discover
from core.app import App, build_app
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def app(clock: HandClock) -> App:
    return build_app(clock=clock)


@pytest.fixture
def telegram(app: App, clock: HandClock, tables: None) -> Telegram:
    return Telegram(app, clock, discover())


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    """She learns English, speaks Russian, and keeps her Telegram in English."""
    return telegram.person("Ada", "tutor")
