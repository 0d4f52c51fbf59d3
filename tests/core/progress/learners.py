"""What learners do in these tests, in a line each."""

import itertools
from datetime import date, timedelta
from typing import Any

from core.app import App
from core.levels.types import Level, PointKey
from core.progress.types import Attempt, Award, ExerciseKind
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import update

PERFECT = PointKey("grammar/present-perfect")
TRAVEL = PointKey("vocabulary/travel")
MONDAY = date(2026, 11, 2)
"""Where the hand clock starts."""

_exercises = itertools.count(1)


def attempt(**facts: Any) -> Attempt:
    """Another exercise, done right at once unless told."""
    usual: dict[str, Any] = {
        "exercise": f"lesson:b1-01/s{next(_exercises)}",
        "kind": ExerciseKind.GAP,
        "points": (PERFECT,),
        "level": Level.B1,
        "score": 1.0,
        "engine": "answers/1",
    }
    return Attempt(**{**usual, **facts})


def card(number: int | None = None, **facts: Any) -> Attempt:
    number = next(_exercises) if number is None else number
    return attempt(exercise=f"card:{number}", kind=ExerciseKind.CARD, points=(TRAVEL,), **facts)


async def answer(app: App, person: Person, **facts: Any) -> Award:
    return await app.progress.record(person.id, attempt(**facts), update())


async def answer_cards(app: App, person: Person, number: int) -> list[Award]:
    return [await app.progress.record(person.id, card(), update()) for _ in range(number)]


async def finish(app: App, person: Person, lesson: str = "b1-01") -> Award:
    return await app.progress.finish_lesson(person.id, lesson, update())


async def practise_daily(app: App, person: Person, clock: HandClock, days: int) -> list[Award]:
    """A lesson on each of so many days; the clock is left on the day after."""
    awards = []
    for n in range(days):
        awards.append(await finish(app, person, f"daily-{n}"))
        clock.move(days=1)
    return awards


def days_from(first: date, number: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(number)]
