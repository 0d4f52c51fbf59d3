"""The tutor with its scenes and its checker; in English and in Russian."""

from collections.abc import AsyncIterator

import pytest

from core.ai.router import Models
from core.app import App, build_app
from core.checker.lazy import LazyChecker
from core.dialogues.seeding import seed_dialogues
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock


@pytest.fixture(scope="session")
async def checker() -> AsyncIterator[LazyChecker]:
    checker = LazyChecker()
    await checker.check("Warm up.", patience=120.0)
    yield checker
    await checker.aclose()


@pytest.fixture
async def app(clock: HandClock, models: Models, checker: LazyChecker, tables: None) -> App:
    await seed_dialogues()
    return build_app(clock=clock, models=models, checker=checker)


@pytest.fixture
def vera(telegram: Telegram) -> Person:
    """Her Telegram is in Russian."""
    return telegram.person("Vera", "tutor", language="ru")
