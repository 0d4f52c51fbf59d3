"""People who learn words, with the bank in rows."""

import pytest

from core.vocabulary.seeding import seed_vocabulary
from tests.bots.telegram import Person, Telegram


@pytest.fixture
async def bank(tables: None) -> None:
    await seed_vocabulary()


@pytest.fixture
def anna(telegram: Telegram, bank: None) -> Person:
    """She learns English and reads Russian."""
    return telegram.person("Anna", "tutor", language="ru")


@pytest.fixture
def ben(telegram: Telegram, bank: None) -> Person:
    """He learns English and reads no Russian."""
    return telegram.person("Ben", "tutor", language="en")
