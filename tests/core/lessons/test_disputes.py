"""“My answer is right too”: before the editors, settled once, told and credited."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import orjson
import pytest

from core.app import App
from core.errors import DisputeUnknownError
from core.lessons.disputes import DisputeId, DisputeState
from core.lessons.models import DisputeRow
from core.lessons.types import Outcome, Typed
from core.levels.types import PointKey
from core.notices.timing import in_daytime
from core.progress.models import AttemptRow
from core.updates.models import OutboxRow
from core.users.types import Person, PersonId
from tests.clocks import HandClock
from tests.core.lessons.conftest import Open, Pupil
from tests.core.people import meet, update

GIVEN = "Where can I find the station?"
RIGHT = "Where is the station?"


@pytest.fixture(autouse=True)
async def the_editors_have_nothing_else_to_do(course: None) -> AsyncIterator[None]:
    """What they decide holds for everybody: also for the people of other tests."""
    await DisputeRow.all().delete()
    yield
    await DisputeRow.all().delete()


async def disputes(pupil: Pupil, text: str = GIVEN) -> DisputeId:
    """The translation of the first lesson."""
    await pupil.does_well_until("s9")
    await pupil.answers(Typed(text))
    await pupil.app.lessons.dispute(pupil.person.id, pupil.view.id, "s9", update())
    return (await pupil.app.lessons.open_disputes())[-1].id


async def told(person: Person) -> list[dict[str, object]]:
    """What waits to be told them, as facts."""
    return [orjson.loads(row.body)["facts"] for row in await OutboxRow.filter(person_id=person.id).order_by("id")]


async def xp_of(app: App, person_id: PersonId) -> int:
    return (await app.progress.standing(person_id)).xp


async def test_the_editors_see_what_was_given_and_what_is_accepted(app: App, opens: Open) -> None:
    await disputes(await opens())

    (seen,) = await app.lessons.open_disputes()
    assert (seen.lesson_key, seen.step_key, seen.given) == ("a1-01", "s9", GIVEN)
    assert seen.accept == (RIGHT, "Where's the station?")


async def test_an_accepted_answer_is_told_and_brings_its_points(app: App, ada: Person, opens: Open) -> None:
    number = await disputes(await opens())
    before = await xp_of(app, ada.id)

    (settled,) = await app.lessons.settle(number, accepted=True)

    assert settled.state is DisputeState.ACCEPTED
    assert await xp_of(app, ada.id) == before + 10
    assert await told(ada) == [{"given": GIVEN, "right": RIGHT, "accepted": True, "xp": 10}]
    assert await app.lessons.open_disputes() == ()


async def test_a_refused_answer_is_told_with_the_right_one(app: App, ada: Person, opens: Open) -> None:
    number = await disputes(await opens())
    before = await xp_of(app, ada.id)

    await app.lessons.settle(number, accepted=False)

    assert await xp_of(app, ada.id) == before
    assert await told(ada) == [{"given": GIVEN, "right": RIGHT, "accepted": False, "xp": 0}]


async def test_settled_is_settled(app: App, ada: Person, opens: Open) -> None:
    number = await disputes(await opens())
    both = await asyncio.gather(*(app.lessons.settle(number, accepted=True) for _ in range(3)))
    late = await app.lessons.settle(number, accepted=False)

    assert {one[0].state for one in (*both, late)} == {DisputeState.ACCEPTED}
    assert len(await told(ada)) == 1
    assert await AttemptRow.filter(person_id=ada.id, engine="editors/1").count() == 1


async def test_the_same_words_of_others_are_settled_with_it(app: App, opens: Open) -> None:
    boris = await meet(app, "Boris")
    number = await disputes(await opens())
    other = Pupil(app, boris, await app.lessons.open(boris.id, "a1-01", "ru", update()))
    await disputes(other, "where can i find the station")

    assert len(await app.lessons.settle(number, accepted=True)) == 2
    assert [one["accepted"] for one in await told(boris)] == [True]


async def test_what_was_accepted_once_is_right_from_then_on(app: App, opens: Open) -> None:
    boris = await meet(app, "Boris")
    await app.lessons.settle(await disputes(await opens()), accepted=True)
    other = Pupil(app, boris, await app.lessons.open(boris.id, "a1-01", "ru", update()))
    await other.does_well_until("s9")

    view = await other.answers(Typed("where can I find the station"))

    assert view.last is not None
    assert (view.last.outcome, view.last.award.xp, view.state.done) == (Outcome.RIGHT, 10, True)


async def test_what_was_refused_stays_wrong(app: App, opens: Open) -> None:
    boris = await meet(app, "Boris")
    await app.lessons.settle(await disputes(await opens()), accepted=False)
    other = Pupil(app, boris, await app.lessons.open(boris.id, "a1-01", "ru", update()))
    await other.does_well_until("s9")

    assert not (await other.answers(Typed(GIVEN))).state.done


async def test_abilities_stand_as_if_the_answer_had_counted_and_nothing_was_practised(
    app: App, ada: Person, opens: Open, clock: HandClock
) -> None:
    number = await disputes(await opens())
    travel = PointKey("vocabulary/travel")
    before = (await app.progress.mastery(ada.id))[travel]
    last = await app.progress.last_practised(ada.id)
    clock.move(days=2)

    await app.lessons.settle(number, accepted=True)
    after = (await app.progress.mastery(ada.id))[travel]
    practised = await app.progress.last_practised(ada.id)

    assert after.expected > before.expected
    assert (after.answers, after.days, after.last_at) == (before.answers, before.days, before.last_at)
    assert last is not None
    assert practised is not None
    assert practised.day == last.day
    assert (await app.progress.standing(ada.id)).streak.length == 0


async def test_everything_can_be_computed_anew_after_it(app: App, ada: Person, opens: Open) -> None:
    await app.lessons.settle(await disputes(await opens()), accepted=True)
    before = await app.progress.mastery(ada.id), await app.progress.standing(ada.id), await app.progress.badges(ada.id)

    await app.progress.recompute(ada.id)

    after = await app.progress.mastery(ada.id), await app.progress.standing(ada.id), await app.progress.badges(ada.id)
    assert after == before


async def test_there_is_no_such_dispute(app: App, tables: None) -> None:
    with pytest.raises(DisputeUnknownError):
        await app.lessons.settle(DisputeId(404), accepted=True)


async def test_nobody_is_told_at_night(app: App, ada: Person, opens: Open, clock: HandClock) -> None:
    number = await disputes(await opens())
    zone = ada.zone
    for hour, told_at in ((3, 8), (9, 9), (21, 21), (22, 8), (23, 8)):
        moment = datetime(2026, 3, 10, hour, 30, tzinfo=zone)
        due = in_daytime(moment, zone).astimezone(zone)
        assert (due.hour, due >= moment) == (told_at, True)
    await app.lessons.settle(number, accepted=True)
    row = await OutboxRow.get(person_id=ada.id)
    assert row.due_at == in_daytime(clock.now(), zone).astimezone(UTC)
