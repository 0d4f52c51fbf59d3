"""What the tests of the core's subjects share."""

import pytest

from core.app import App, build_app
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import meet


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def app(clock: HandClock) -> App:
    return build_app(clock=clock)


@pytest.fixture
async def ada(app: App, tables: None) -> Person:
    return await meet(app, "Ada")


@pytest.fixture
async def mallory(app: App, tables: None) -> Person:
    """A stranger who would like to see what is Ada's."""
    return await meet(app, "Mallory")
