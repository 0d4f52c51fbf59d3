"""Events as rows: attempts and deeds are written once and read back for a replay, or to compute everything anew."""

from typing import Any

from core.levels.types import Level, PointKey, Skill
from core.progress.history import Answered, Done, Event
from core.progress.models import AttemptRow, DeedRow
from core.progress.types import Attempt, Award, BadgeKey, DeedKind, ExerciseKind
from core.users.types import PersonId, UpdateKey


async def find_row(person_id: PersonId, event: Event) -> AttemptRow | DeedRow | None:
    """The row of an event that has been added before."""
    if isinstance(event, Answered):
        return await AttemptRow.get_or_none(person_id=person_id, key=event.key, exercise=event.attempt.exercise)
    return await DeedRow.get_or_none(person_id=person_id, key=event.key, kind=event.kind.value)


async def add_row(person_id: PersonId, number: int, event: Event, award: Award) -> None:
    """`number` counts the events of the person."""
    about: dict[str, Any] = {
        "person_id": person_id,
        "number": number,
        "key": event.key,
        "at": event.at,
        "day": event.day,
    }
    if isinstance(event, Answered):
        await AttemptRow.create(**about, **_attempt_facts(event.attempt), **_award_facts(award))
    else:
        levels = {skill.value: level.value for skill, level in event.levels.items()}
        facts: dict[str, Any] = {"kind": event.kind.value, "subject": event.subject, "levels": levels}
        await DeedRow.create(**about, **facts, **_award_facts(award))


async def all_events(person_id: PersonId) -> list[Event]:
    """A learner's whole history, in order."""
    rows: list[AttemptRow | DeedRow] = [
        *await AttemptRow.filter(person_id=person_id),
        *await DeedRow.filter(person_id=person_id),
    ]
    return [to_event(row) for row in sorted(rows, key=lambda row: row.number)]


def to_event(row: AttemptRow | DeedRow) -> Event:
    key = UpdateKey(row.key)
    if isinstance(row, AttemptRow):
        return Answered(attempt=to_attempt(row), key=key, at=row.at, day=row.day)
    levels = {Skill(skill): Level(level) for skill, level in row.levels.items()}
    return Done(kind=DeedKind(row.kind), subject=row.subject, levels=levels, key=key, at=row.at, day=row.day)


def to_attempt(row: AttemptRow) -> Attempt:
    return Attempt(
        exercise=row.exercise,
        kind=ExerciseKind(row.kind),
        points=tuple(map(PointKey, row.points)),
        level=Level(row.level),
        score=row.score,
        tries=row.tries,
        hinted=row.hinted,
        revealed=row.revealed,
        answer=row.answer,
        engine=row.engine,
    )


def to_award(row: AttemptRow | DeedRow) -> Award:
    badges = tuple(map(BadgeKey, row.badges))
    return Award(xp=row.xp, goal_reached=row.goal_reached, streak=row.streak, badges=badges)


def _attempt_facts(attempt: Attempt) -> dict[str, Any]:
    return {
        "exercise": attempt.exercise,
        "kind": attempt.kind.value,
        "points": list(attempt.points),
        "level": attempt.level.value,
        "score": attempt.score,
        "tries": attempt.tries,
        "hinted": attempt.hinted,
        "revealed": attempt.revealed,
        "answer": attempt.answer,
        "engine": attempt.engine,
    }


def _award_facts(award: Award) -> dict[str, Any]:
    return {
        "xp": award.xp,
        "goal_reached": award.goal_reached,
        "streak": award.streak,
        "badges": list(award.badges),
    }
