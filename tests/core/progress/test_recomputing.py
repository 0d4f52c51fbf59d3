"""Everything but the history itself follows from the history."""

import random
from typing import Any

import pytest

from core.app import App
from core.errors import PauseTooSoonError
from core.levels.types import Level, PointKey, Skill
from core.progress.models import BadgeRow, PointRow, PracticeDayRow, SkillDayRow, StandingRow
from core.progress.types import ExerciseKind
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import update
from tests.core.progress.learners import attempt

pytestmark = pytest.mark.usefixtures("tables")

DERIVED = (StandingRow, PointRow, SkillDayRow, PracticeDayRow, BadgeRow)
ZONES = ("Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Tokyo")


async def derived(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Every row that follows from the history, without its number."""
    rows = {table.__name__: await table.filter(person_id=person.id).values() for table in DERIVED}
    return {name: sorted(({**row, "id": 0} for row in of), key=repr) for name, of in rows.items()}


async def live_a_day(app: App, person: Person, luck: random.Random) -> None:
    for _ in range(luck.choice([0, 0, 3, 8])):
        lesson, step = luck.randint(1, 4), luck.randint(1, 6)
        points = tuple(PointKey(f"{luck.choice(list(Skill))}/{n}") for n in range(luck.randint(0, 3)))
        done = attempt(
            exercise=f"lesson:{lesson}/s{step}",
            kind=luck.choice(list(ExerciseKind)),
            points=points,
            level=luck.choice(list(Level)),
            score=luck.choice([0.0, 0.3, 0.5, 1, 1, 1]),
            tries=luck.choice([1, 1, 2, 3]),
            hinted=luck.random() < 0.2,
            revealed=luck.random() < 0.1,
        )
        await app.progress.record(person.id, done, update())
    for _ in range(luck.choice([0, 0, 10, 21])):
        done = attempt(exercise=f"card:{luck.randint(1, 150)}", kind=ExerciseKind.CARD, score=luck.choice([0, 1.0]))
        await app.progress.record(person.id, done, update())
    for _ in range(luck.choice([0, 0, 1, 2])):
        await app.progress.finish_lesson(person.id, str(luck.randint(1, 4)), update())


async def do_something_rare(app: App, person: Person, luck: random.Random) -> None:
    progress = app.progress
    match luck.randint(0, 6):
        case 0:
            await progress.choose_goal(person.id, luck.choice([20, 100, 150]), update())
        case 1:
            await progress.place(person.id, luck.choice(list(Level)), update(), skills={Skill.READING: Level.B1})
        case 2:
            try:
                await progress.pause_streak(person.id, update())
            except PauseTooSoonError:
                await progress.end_pause(person.id, update())
        case 3:
            await progress.finish_talk(person.id, luck.choice(["cafe", "hotel"]), update())
        case 4:
            await progress.reach_level(person.id, luck.choice(list(Level)), update())
        case 5:
            await app.choose_time_zone(person.id, luck.choice(ZONES))


@pytest.mark.parametrize("seed", range(4))
async def test_computing_everything_anew_changes_nothing(app: App, ada: Person, clock: HandClock, seed: int) -> None:
    luck = random.Random(seed)
    for _ in range(25):
        await live_a_day(app, ada, luck)
        await do_something_rare(app, ada, luck)
        clock.move(hours=luck.choice([10, 20, 24, 24, 24, 30, 24 * 9]))
    lived = await derived(ada)

    await app.progress.recompute(ada.id)

    assert await derived(ada) == lived
    assert all(lived.values())


async def test_computing_anew_repairs_what_was_spoilt(app: App, ada: Person, clock: HandClock) -> None:
    await live_a_day(app, ada, random.Random(7))
    await app.progress.finish_lesson(ada.id, "1", update())
    right = await derived(ada)
    await StandingRow.filter(person_id=ada.id).update(xp=0, tallies={})
    await PracticeDayRow.filter(person_id=ada.id).update(xp=7)
    await BadgeRow.filter(person_id=ada.id).delete()
    assert await derived(ada) != right

    await app.progress.recompute(ada.id)

    assert await derived(ada) == right


async def test_nobodys_history_is_computed_too(app: App, ada: Person) -> None:
    await app.progress.recompute(ada.id)

    assert (await app.progress.standing(ada.id)).xp == 0
