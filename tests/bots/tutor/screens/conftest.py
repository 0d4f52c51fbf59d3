"""The tutor with all its content, and a walk through it in each language."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.checker.lazy import LazyChecker
from core.dialogues.seeding import seed_dialogues
from core.lessons.seeding import seed_lessons
from core.levels.seeding import seed_placement
from core.vocabulary.seeding import seed_vocabulary
from tests.bots.tutor.screens.book import CHAPTERS
from tests.bots.tutor.screens.camera import Photographer, photographer
from tests.bots.tutor.screens.journey import Journey, walk


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--photographs", type=Path, help="photograph every screen of the tutor into this folder")
    parser.addoption("--languages", default="ru,en", help="of people in these languages only")
    parser.addoption("--chapters", default="", help="of these chapters only, with commas between them")


@pytest.fixture(scope="session")
async def checker() -> AsyncIterator[LazyChecker]:
    checker = LazyChecker()
    await checker.check("Warm up.", patience=120.0)
    yield checker
    await checker.aclose()


@pytest.fixture(scope="module")
async def content(tables: None) -> None:
    await seed_placement()
    await seed_lessons()
    await seed_vocabulary()
    await seed_dialogues()


@pytest.fixture(scope="session")
async def camera(request: pytest.FixtureRequest) -> AsyncIterator[Photographer | None]:
    """None where nobody wants photographs."""
    folder: Path | None = request.config.getoption("--photographs", default=None)
    if folder is None:
        yield None
        return
    async with photographer(folder) as one:
        yield one


@pytest.fixture(scope="module")
async def journeys(
    request: pytest.FixtureRequest, content: None, checker: LazyChecker, camera: Photographer | None
) -> dict[str, Journey]:
    """In Russian and in English."""
    wanted = {name for name in request.config.getoption("--chapters", default="").split(",") if name}
    chapters = [chapter for chapter in CHAPTERS if not wanted or chapter.name in wanted]
    made = {language: Journey(language) for language in ("ru", "en")}
    languages = request.config.getoption("--languages", default="ru,en").split(",")
    for language in languages:
        await walk(made[language], chapters, checker, camera)
    return made
