"""A Telegram with all our bots in it, and Ada who learns English."""

import pytest

from bots.kit.discovery import discover
from core.ai.connecting import connect
from core.ai.offer import Offer, build_models
from core.ai.offline.tutor import no_corrections
from core.ai.router import Models
from core.app import App, build_app
from core.subscriptions.meter import AllowanceMeter
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def models(clock: HandClock) -> Models:
    """Without a key: the built-in coaches."""
    keyless = connect(
        openai_key=None,
        openai_url=None,
        deepseek_key=None,
        gigachat_credentials=None,
        gigachat_scope="GIGACHAT_API_PERS",
        gigachat_ca=None,
        corrector=no_corrections,
    )
    return build_models(Offer(), keyless, clock=clock, meter=AllowanceMeter(clock=clock))


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
