"""The course files into rows, as often as one likes."""

import asyncio
import hashlib
from pathlib import Path
from typing import Any

from tortoise.transactions import in_transaction

from core.lessons.courses import ENGLISH, Lesson, lesson_paths, read_lesson
from core.lessons.models import LessonRow, StepRow


async def seed_lessons(folder: Path = ENGLISH) -> int:
    """Writes each lesson whose file changed since it was seeded last, and withdraws those whose file is gone; returns
    how many lessons that were. What staff edited stays as they left it. A file that cannot be read is logged, and its
    lesson stays as it was."""
    rows = await LessonRow.filter(course=folder.name)
    known = {row.key: row.source_hash for row in rows if row.published or row.edited_at}
    present, written = set(), 0
    for path in lesson_paths(folder):
        key, digest = _key_of(path), hashlib.sha256(path.read_bytes()).hexdigest()
        present.add(key)
        if known.get(key) != digest and (lesson := await asyncio.to_thread(read_lesson, path)) is not None:
            await _write(lesson, folder.name, digest)
            written += 1
    return written + await _withdraw(folder.name, present)


def _key_of(path: Path) -> str:
    """`a2/03-slug.yaml` holds a2-03; the lint sees to it."""
    return f"{path.parent.name}-{path.name.partition('-')[0]}"


async def _write(lesson: Lesson, course: str, digest: str) -> None:
    async with in_transaction():
        fresh = LessonRow(key=lesson.key, source_hash=digest, **_facts(lesson, course))
        await LessonRow.bulk_create([fresh], ignore_conflicts=True)
        row = await LessonRow.filter(key=lesson.key).select_for_update().get()
        if row.edited_at is None:
            row.update_from_dict({**_facts(lesson, course), "published": True})
        row.source_hash = digest
        await row.save()
        await _write_steps(row.id, lesson)


def _facts(lesson: Lesson, course: str) -> dict[str, Any]:
    return {
        "course": course,
        "level": lesson.level.value,
        "number": lesson.number,
        "title": lesson.title.model_dump(),
        "can_do": lesson.can_do.model_dump(),
        "requires": list(lesson.requires),
        "points": list(lesson.points),
        "words": list(lesson.words),
    }


async def _write_steps(lesson_id: int, lesson: Lesson) -> None:
    kept = StepRow.filter(lesson_id=lesson_id, edited_at__isnull=False)
    edited = {row.key for row in await kept.only("key")}
    rows = [
        StepRow(lesson_id=lesson_id, key=step.key, place=place, kind=step.kind, content=step.model_dump(mode="json"))
        for place, step in enumerate(lesson.steps, 1)
        if step.key not in edited
    ]
    await StepRow.filter(lesson_id=lesson_id, edited_at__isnull=True).delete()
    await StepRow.bulk_create(rows)


async def _withdraw(course: str, present: set[str]) -> int:
    gone = LessonRow.filter(course=course, published=True, edited_at__isnull=True).exclude(key__in=present or {""})
    return await gone.update(published=False)
