"""Course files become rows, again and again."""

import itertools
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.lessons.models import LessonRow, StepRow
from core.lessons.seeding import seed_lessons
from tests.core.lessons.conftest import COURSE

_numbers = itertools.count(101, 2)


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A course of its own for each test, with lessons that nobody else has."""
    copy: Path = tmp_path / request.node.name[:30]
    shutil.copytree(COURSE, copy)
    number = next(_numbers)
    for path in sorted(copy.glob("a1/*.yaml")):
        text = path.read_text().replace("a1-01", f"a1-{number}").replace("a1-02", f"a1-{number + 1}")
        path.write_text(text)
        path.rename(path.with_name(f"{number + int(path.name[:2]) - 1}{path.name[2:]}"))
    return copy


async def test_again_changes_nothing(tables: None, folder: Path) -> None:
    assert await seed_lessons(folder) == 2
    steps = await StepRow.filter(lesson__course=folder.name).order_by("id").values_list("id", flat=True)
    assert await seed_lessons(folder) == 0
    assert await StepRow.filter(lesson__course=folder.name).order_by("id").values_list("id", flat=True) == steps


async def test_a_changed_file_changes_its_lesson_alone(tables: None, folder: Path) -> None:
    await seed_lessons(folder)
    path = min(folder.glob("a1/*.yaml"))
    path.write_text(path.read_text().replace("At the station", "At the bus stop"))

    assert await seed_lessons(folder) == 1
    row = await LessonRow.filter(course=folder.name).order_by("number").first()
    assert row is not None
    assert row.title["en"] == "At the bus stop"


async def test_what_staff_edited_stays_as_they_left_it(tables: None, folder: Path) -> None:
    await seed_lessons(folder)
    row = await LessonRow.filter(course=folder.name).order_by("number").first()
    assert row is not None
    row.title, row.edited_at = {"en": "Better", "ru": "Лучше"}, datetime(2026, 11, 2, tzinfo=UTC)
    await row.save()
    step = await StepRow.get(lesson_id=row.id, key="s4")
    step.content, step.edited_at = {**step.content, "accept": [["works", "does work"]]}, row.edited_at
    await step.save()
    path = min(folder.glob("a1/*.yaml"))
    path.write_text(path.read_text().replace("At the station", "Other").replace("Three letters", "Just three letters"))

    await seed_lessons(folder)

    assert (await LessonRow.get(id=row.id)).title["en"] == "Better"
    assert (await StepRow.get(id=step.id)).content["accept"] == [["works", "does work"]]
    hunt = await StepRow.get(lesson_id=row.id, key="s8")
    assert hunt.content["hints"][2]["en"].startswith("Just three letters")
    assert await StepRow.filter(lesson_id=row.id).count() == 13
    assert await seed_lessons(folder) == 0


async def test_a_lesson_whose_file_is_gone_is_withdrawn_and_comes_back_with_it(tables: None, folder: Path) -> None:
    await seed_lessons(folder)
    path = max(folder.glob("a1/*.yaml"))
    text = path.read_text()
    path.unlink()
    await seed_lessons(folder)
    assert await LessonRow.filter(course=folder.name, published=True).count() == 1

    path.write_text(text)
    await seed_lessons(folder)
    assert await LessonRow.filter(course=folder.name, published=True).count() == 2


async def test_a_broken_file_leaves_its_lesson_as_it_was(tables: None, folder: Path) -> None:
    await seed_lessons(folder)
    path = min(folder.glob("a1/*.yaml"))
    path.write_text(path.read_text().replace("kind: choice\n", "kind: oracle\n"))

    assert await seed_lessons(folder) == 0
    assert await LessonRow.filter(course=folder.name, published=True).count() == 2
    assert await StepRow.filter(lesson__course=folder.name, kind="choice").count() == 2
