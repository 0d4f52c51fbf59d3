"""A bank of words in rows, and somebody who reviews."""

import pytest

from core.app import App
from core.users.types import Person
from core.vocabulary.seeding import seed_vocabulary
from tests.clocks import HandClock
from tests.core.vocabulary.reviewer import Reviewer


@pytest.fixture
async def bank(tables: None) -> None:
    await seed_vocabulary()


@pytest.fixture
def reviewer(app: App, ada: Person, clock: HandClock, bank: None) -> Reviewer:
    """Ada, who knows all answers unless told otherwise."""
    return Reviewer(app, ada, clock)
