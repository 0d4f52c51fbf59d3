"""What to practise first: the weakest, when it is due, and was not seen lately. Pure. The figures are ours:
docs/teaching.md."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.levels.types import Bilingual, Level, PointKey
from core.progress.types import Mastery, MasteryState

UNTRIED = 0.5
"""How weak a point is that was never tried: between what is known and what is not."""
LATELY = timedelta(hours=20)
"""What was practised on the same day can wait."""
SEEN_LATELY = 0.5
WEAK = 0.6
"""Below this chance of a right answer a point is weak; exercises are chosen for three of four."""
FEWEST_ANSWERS = 3
"""Fewer say nothing about a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonNode:
    """A lesson as a place on the map of the course."""

    key: str
    level: Level
    number: int
    title: Bilingual
    requires: tuple[str, ...]
    points: tuple[PointKey, ...]


Known = Mapping[PointKey, Mastery]


def urgency(known: Mastery | None, now: datetime) -> float:
    """How much a point wants practice, 0 to 1: weakness, times how far it is due, less when it was seen lately."""
    if known is None:
        return UNTRIED
    due = 1 - known.retrievability
    lately = SEEN_LATELY if now - known.last_at < LATELY else 1.0
    return (1 - known.expected) * (1 + due) / 2 * lately


def is_weak(known: Mastery | None) -> bool:
    """Tried often enough to tell, and not known; or mastered once and likely to be forgotten."""
    if known is None or known.answers < FEWEST_ANSWERS:
        return False
    return known.state is MasteryState.RUSTY or known.expected < WEAK


def is_mastered(lesson: LessonNode, known: Known) -> bool:
    """Every point of it is, and none is rusty."""
    return all(point in known and known[point].state is MasteryState.MASTERED for point in lesson.points)


def free_lessons(lessons: Iterable[LessonNode], done: Collection[str], level: Level) -> list[LessonNode]:
    """Those of the level that are not done and whose prerequisites are; those of lower levels count as done. A
    prerequisite that is no longer published holds nobody up."""
    by_key = {lesson.key: lesson for lesson in lessons}

    def met(key: str) -> bool:
        return key in done or key not in by_key or by_key[key].level.rank < level.rank

    own = (lesson for lesson in by_key.values() if lesson.level is level and lesson.key not in done)
    return [lesson for lesson in own if all(map(met, lesson.requires))]


def most_urgent(lessons: Sequence[LessonNode], known: Known, now: datetime) -> LessonNode | None:
    """The lesson whose points want practice most; of equal ones the first in the course."""

    def wanted(lesson: LessonNode) -> tuple[float, int]:
        mean = sum(urgency(known.get(point), now) for point in lesson.points) / len(lesson.points)
        return round(mean, 6), -lesson.number

    return max(lessons, key=wanted, default=None)


def weakest_point(points: Iterable[PointKey], known: Known, now: datetime) -> PointKey | None:
    """Of the points that were tried, the one that wants practice most."""
    tried = sorted({point for point in points if point in known})
    return max(tried, key=lambda point: urgency(known[point], now), default=None)


def prerequisites(lesson: LessonNode, lessons: Iterable[LessonNode]) -> list[LessonNode]:
    """Everything that a lesson builds on, the nearest first."""
    by_key = {one.key: one for one in lessons}
    found: dict[str, LessonNode] = {}
    queue = list(lesson.requires)
    while queue:
        key = queue.pop(0)
        if key in by_key and key not in found:
            found[key] = by_key[key]
            queue.extend(by_key[key].requires)
    return list(found.values())
