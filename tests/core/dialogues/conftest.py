"""The scenes in rows, and a checker as in production."""

from collections.abc import AsyncIterator

import pytest

from core.app import App, build_app
from core.checker.lazy import LazyChecker
from core.dialogues.seeding import seed_dialogues
from tests.clocks import HandClock


@pytest.fixture(scope="session")
async def checker() -> AsyncIterator[LazyChecker]:
    checker = LazyChecker()
    await checker.check("Warm up.", patience=120.0)
    yield checker
    await checker.aclose()


@pytest.fixture
def app(clock: HandClock, checker: LazyChecker) -> App:
    return build_app(clock=clock, checker=checker)


@pytest.fixture
async def scenes(tables: None) -> None:
    await seed_dialogues()
