"""Where a learner goes from here. Pure: everything that it depends on is in `PathFacts`. Figures: docs/teaching.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from core.levels.types import Bilingual, Level, PointKey
from core.path.choosing import (
    FEWEST_ANSWERS,
    Known,
    LessonNode,
    free_lessons,
    is_mastered,
    is_weak,
    most_urgent,
    prerequisites,
    weakest_point,
)
from core.path.types import StepKind, TransitionKind
from core.progress.types import Mastery, MasteryState

KNOWN = 0.75
"""A point is known well enough to leave its level when so many of its exercises are expected to go right."""
READY = 0.8
"""The share of a level's points that has to be known."""
WATCHED = timedelta(days=14)
"""How long is looked back upon for a gain."""
PRACTISED = 6
"""Days of practice within that time: less is no stagnation, it is a holiday."""
GAIN = 0.01
"""Levels: less than that over all skills is none."""
AGAIN = timedelta(days=3)
"""The same point is not gone back to sooner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A move that was made, as far as the next one depends on it."""

    kind: TransitionKind
    step: StepKind | None
    subject: str
    level: Level
    point: PointKey | None
    at: datetime
    is_done: bool
    """What it led to was done since, or withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathFacts:
    now: datetime
    level: Level
    is_placed: bool
    """Whether anybody has said which level it is."""
    is_held: bool = False
    """Staff hold the level: practice does not move it."""
    lessons: Sequence[LessonNode]
    """The course, in its order."""
    done: frozenset[str]
    """Lessons that were finished or passed over."""
    finished: frozenset[str]
    """Lessons that were finished."""
    known: Known
    moves: Sequence[Stand]
    """All that were made, the latest last; without those that were passed over."""
    practised: int
    """Days with practice within `WATCHED`."""
    gain: float
    """Levels gained within `WATCHED`, the mean of the skills that were practised."""
    scenes: Mapping[str, Bilingual]
    """Role-plays of the level that were not played to their goals yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What is to be stored."""

    kind: TransitionKind
    step: StepKind | None
    subject: str
    level: Level
    title: Bilingual
    point: PointKey | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Beside the title, what the reason is told with."""


def decide(facts: PathFacts) -> list[Move]:
    """The moves to be made now, the one that leads to the next step last; [] to stay. Staff's lesson wins until it is
    done or withdrawn; a level that was set otherwise begins anew there; else a step stays until it is done."""
    present = facts.moves[-1] if facts.moves else None
    if present is None:
        return _begin(facts)
    if present.kind is TransitionKind.OVERRIDE:
        return [] if not present.is_done else _go_on(facts, present)
    if present.level is not facts.level:
        return _begin(facts)
    return _go_on(facts, present) if present.is_done else []


def _begin(facts: PathFacts) -> list[Move]:
    skips, done = _skips(facts)
    lesson = most_urgent(free_lessons(facts.lessons, done, facts.level), facts.known, facts.now)
    if lesson is None:
        return [*skips, *_after_the_last(facts)]
    return [*skips, _to(TransitionKind.START, lesson, facts, placed=facts.is_placed)]


def _go_on(facts: PathFacts, present: Stand) -> list[Move]:
    skips, done = _skips(facts)
    lesson = most_urgent(free_lessons(facts.lessons, done, facts.level), facts.known, facts.now)
    if lesson is None:
        return [*skips, *_after_the_last(facts)]
    if stands_still(facts):
        return [*skips, _something_else(facts) or _advance(facts, lesson)]
    if present.step is not StepKind.REMEDIAL and (back := _back_to_weak(facts, lesson)) is not None:
        return [*skips, back]
    return [*skips, _advance(facts, lesson)]


def stands_still(facts: PathFacts) -> bool:
    """Two weeks on the path and at practice, and no gain; said once in two weeks."""
    since = facts.now - WATCHED
    began = facts.moves[0].at if facts.moves else facts.now
    said = any(move.kind is TransitionKind.STAGNATION and move.at > since for move in facts.moves)
    return began <= since and facts.practised >= PRACTISED and facts.gain < GAIN and not said


def is_known(known: Mastery | None) -> bool:
    if known is None or known.answers < FEWEST_ANSWERS:
        return False
    return known.state is MasteryState.MASTERED or known.expected >= KNOWN


def share_known(facts: PathFacts) -> float:
    """Of the points that the lessons of the level teach."""
    points = {point for lesson in facts.lessons if lesson.level is facts.level for point in lesson.points}
    return sum(is_known(facts.known.get(point)) for point in points) / len(points) if points else 1.0


def _skips(facts: PathFacts) -> tuple[list[Move], frozenset[str]]:
    """Lessons all of whose points are mastered are passed over, and what they open too."""
    moves: list[Move] = []
    done = facts.done
    while mastered := [one for one in free_lessons(facts.lessons, done, facts.level) if is_mastered(one, facts.known)]:
        moves += [_move(TransitionKind.SKIP_AHEAD, None, lesson, facts.level) for lesson in mastered]
        done |= {lesson.key for lesson in mastered}
    return moves, done


def _after_the_last(facts: PathFacts) -> list[Move]:
    """Up a level when enough is known; else what is weakest once more, at the top level for ever."""
    share = share_known(facts)
    above = list(Level)[facts.level.rank + 1 :][:1]
    if above and share >= READY and not facts.is_held:
        lessons = free_lessons(facts.lessons, facts.done, above[0])
        lesson = most_urgent(lessons, facts.known, facts.now)
        if lesson is not None:
            told = {"before": facts.level.value, "share": round(share, 2)}
            return [_move(TransitionKind.LEVEL_UP, StepKind.LESSON, lesson, above[0], told=told)]
    return _keep_up(facts)


def _keep_up(facts: PathFacts) -> list[Move]:
    finished = [lesson for lesson in facts.lessons if lesson.key in facts.finished]
    lesson = most_urgent(finished, facts.known, facts.now)
    if lesson is None:
        return []
    point = weakest_point(lesson.points, facts.known, facts.now)
    return [_again(facts, lesson, point, TransitionKind.REMEDIAL)]


def _back_to_weak(facts: PathFacts, lesson: LessonNode) -> Move | None:
    """The weakest of what the lesson builds on, in the lesson that teaches it; None when all of it holds."""
    base = [one for one in prerequisites(lesson, facts.lessons) if one.key in facts.finished]
    lately = {
        move.point for move in facts.moves if move.kind is TransitionKind.REMEDIAL and move.at > facts.now - AGAIN
    }
    weak = {point for one in base for point in one.points if is_weak(facts.known.get(point)) and point not in lately}
    point = weakest_point(weak, facts.known, facts.now)
    if point is None:
        return None
    taught_in = next(one for one in base if point in one.points)
    return _again(facts, taught_in, point, TransitionKind.REMEDIAL, following=lesson)


def _something_else(facts: PathFacts) -> Move | None:
    """A role-play; where there is none left, the weakest once more."""
    told = {"days": facts.practised}
    for key, title in facts.scenes.items():
        kind, step = TransitionKind.STAGNATION, StepKind.SCENE
        return Move(kind=kind, step=step, subject=key, level=facts.level, title=title, facts=told)
    back = next(iter(_keep_up(facts)), None)
    return replace(back, kind=TransitionKind.STAGNATION, facts=told) if back else None


def _advance(facts: PathFacts, lesson: LessonNode) -> Move:
    return _to(TransitionKind.ADVANCE, lesson, facts)


def _to(kind: TransitionKind, lesson: LessonNode, facts: PathFacts, **told: Any) -> Move:
    """With the point of the lesson that wants practice most."""
    point = weakest_point(lesson.points, facts.known, facts.now)
    weak = point is not None and is_weak(facts.known[point])
    told |= {"weak": weak}
    return _move(kind, StepKind.LESSON, lesson, facts.level, point or lesson.points[0], told)


def _again(
    facts: PathFacts,
    lesson: LessonNode,
    point: PointKey | None,
    kind: TransitionKind,
    following: LessonNode | None = None,
) -> Move:
    known = facts.known.get(point) if point else None
    told: dict[str, Any] = {"expected": round(known.expected, 2)} if known else {}
    told["rusty"] = known is not None and known.state is MasteryState.RUSTY
    if following is not None:
        told["following"] = {"ru": following.title.ru, "en": following.title.en}
    return _move(kind, StepKind.REMEDIAL, lesson, facts.level, point, told)


def _move(
    kind: TransitionKind,
    step: StepKind | None,
    lesson: LessonNode,
    level: Level,
    point: PointKey | None = None,
    told: Mapping[str, Any] | None = None,
) -> Move:
    return Move(
        kind=kind, step=step, subject=lesson.key, level=level, title=lesson.title, point=point, facts=dict(told or {})
    )
