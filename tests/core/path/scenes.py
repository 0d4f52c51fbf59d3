"""Facts about learners and a small course, as the rules of the path take them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from core.levels.types import Bilingual, Level, PointKey
from core.path.choosing import LessonNode
from core.path.deciding import PathFacts, Stand
from core.path.types import StepKind, TransitionKind
from core.progress.types import ExerciseKind, Mastery, MasteryState

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


def lesson(key: str, *points: str, requires: tuple[str, ...] = ()) -> LessonNode:
    """`a1-02`: the second of A1, with its points."""
    return LessonNode(
        key=key,
        level=Level(key[:2].upper()),
        number=int(key[-2:]),
        title=Bilingual(ru=f"Урок {key}", en=f"Lesson {key}"),
        requires=requires,
        points=tuple(PointKey(f"grammar/{point}") for point in points),
    )


COURSE = (
    lesson("a1-01", "be"),
    lesson("a1-02", "have", requires=("a1-01",)),
    lesson("a1-03", "can", requires=("a1-01",)),
    lesson("a2-01", "past", requires=("a1-03",)),
)


def knows(point: str, **facts: Any) -> tuple[PointKey, Mastery]:
    key = PointKey(f"grammar/{point}")
    usual: dict[str, Any] = {
        "point": key,
        "level": Level.A1,
        "expected": 0.8,
        "answers": 6,
        "days": 2,
        "kinds": frozenset({ExerciseKind.GAP}),
        "retrievability": 0.95,
        "last_at": NOW - timedelta(days=2),
        "last_right_on": (NOW - timedelta(days=2)).date(),
        "state": MasteryState.LEARNING,
    }
    return key, Mastery(**{**usual, **facts})


def mastered(point: str, **facts: Any) -> tuple[PointKey, Mastery]:
    return knows(point, expected=0.95, state=MasteryState.MASTERED, **facts)


def weak(point: str, **facts: Any) -> tuple[PointKey, Mastery]:
    return knows(point, **{"expected": 0.4, **facts})


def stood(subject: str, *, is_done: bool = True, **facts: Any) -> Stand:
    """An advance to a lesson, a day ago."""
    usual: dict[str, Any] = {
        "kind": TransitionKind.ADVANCE,
        "step": StepKind.LESSON,
        "level": Level.A1,
        "point": None,
        "at": NOW - timedelta(days=1),
    }
    return Stand(subject=subject, is_done=is_done, **{**usual, **facts})


def facts(*known: tuple[PointKey, Mastery], **changes: Any) -> PathFacts:
    """Somebody at A1 who has done nothing yet. `finished` counts as done."""
    usual: dict[str, Any] = {
        "now": NOW,
        "level": Level.A1,
        "is_placed": True,
        "lessons": COURSE,
        "finished": frozenset(),
        "known": dict(known),
        "moves": (),
        "practised": 0,
        "gain": 0.0,
        "scenes": {},
    }
    given: Mapping[str, Any] = {**usual, **changes}
    return PathFacts(**{"done": given["finished"], **given})
