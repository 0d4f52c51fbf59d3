"""The app with everything that a learner meets: a checker, a voice, and a small course that stays as it is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.ai.router import Models
from core.app import App, build_app
from core.checker.lazy import LazyChecker
from core.dialogues.seeding import seed_dialogues
from core.lessons.seeding import seed_lessons
from core.levels.seeding import seed_placement
from core.vocabulary.seeding import seed_vocabulary
from tests.bots.tutor.placement.conftest import models, voice
from tests.bots.tutor.talk.conftest import checker
from tests.clocks import HandClock

__all__ = ["checker", "models", "voice"]

CONTENT = Path(__file__).parent / "content"
"""Copied from the course: who changes a lesson there changes nothing here."""
MONDAY = datetime(2026, 11, 2, 13, 58, tzinfo=UTC)
"""18:58 in Yekaterinburg."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-week", action="store_true", help="write the transcript of the first week anew")


@pytest.fixture
def clock() -> HandClock:
    return HandClock(MONDAY)


@pytest.fixture
async def content(tables: None) -> None:
    await seed_placement(CONTENT / "items")
    await seed_lessons(CONTENT / "lessons" / "english")
    await seed_vocabulary(CONTENT / "words")
    await seed_dialogues(CONTENT / "graphs")


@pytest.fixture
def app(clock: HandClock, models: Models, checker: LazyChecker, content: None) -> App:
    return build_app(clock=clock, models=models, checker=checker)
