"""Who is at which level, and why."""

import pytest

from core.app import App
from core.errors import PersonUnknownError
from core.levels.outcomes import LevelSource, PlacementState
from core.levels.types import ItemKind, Level, PointKey
from core.users.types import Person, PersonId
from tests.clocks import HandClock
from tests.core.levels.conftest import Begin
from tests.core.people import update

POINT = PointKey("grammar/passive")


async def test_nobody_has_a_level_before_anybody_looked(app: App, ada: Person) -> None:
    assert await app.placement.level_of(ada.id) is None
    assert await app.placement.present(ada.id) is None
    assert await app.placement.history(ada.id) == ()


async def test_a_person_says_their_level_and_the_history_knows_it(app: App, ada: Person, clock: HandClock) -> None:
    await app.placement.set_level(ada.id, Level.A2, update())
    clock.move(days=1)
    await app.placement.set_level(ada.id, Level.B1, update(), reason="I lived in Leeds for a year.")

    latest, first = await app.placement.history(ada.id)

    assert await app.placement.level_of(ada.id) is Level.B1
    assert (first.level, first.before) == (Level.A2, None)
    assert (latest.level, latest.before, latest.source) == (Level.B1, Level.A2, LevelSource.PERSON)
    assert latest.reason == "I lived in Leeds for a year."
    assert latest.at == clock.now()


async def test_a_replay_sets_nothing_twice(app: App, ada: Person) -> None:
    key = update()

    once = await app.placement.set_level(ada.id, Level.B2, key)

    assert await app.placement.set_level(ada.id, Level.C1, key) == once
    assert len(await app.placement.history(ada.id)) == 1


async def test_what_staff_hold_nobody_else_moves(app: App, ada: Person, begins: Begin) -> None:
    await app.placement.set_level(
        ada.id, Level.A2, update(), source=LevelSource.STAFF, reason="Spoke with her.", holds=True
    )

    own = await app.placement.set_level(ada.id, Level.C1, update())
    done = await (await begins()).knows(Level.B2)

    assert not own.in_force
    assert done.state is PlacementState.DONE
    assert await app.placement.level_of(ada.id) is Level.A2
    assert [change.in_force for change in await app.placement.history(ada.id)] == [False, False, True]


async def test_staff_let_go_by_setting_a_level_without_holding_it(app: App, ada: Person) -> None:
    await app.placement.set_level(ada.id, Level.A2, update(), source=LevelSource.STAFF, holds=True)
    await app.placement.set_level(ada.id, Level.B1, update(), source=LevelSource.STAFF)

    await app.placement.set_level(ada.id, Level.B2, update())

    assert await app.placement.level_of(ada.id) is Level.B2


async def test_only_staff_hold(app: App, ada: Person) -> None:
    await app.placement.set_level(ada.id, Level.A2, update(), holds=True)

    assert (await app.placement.set_level(ada.id, Level.B2, update())).in_force


async def test_nobody_unknown_has_a_level(app: App, tables: None) -> None:
    with pytest.raises(PersonUnknownError):
        await app.placement.set_level(PersonId(-1), Level.A1, update())
    with pytest.raises(PersonUnknownError):
        await app.placement.start(PersonId(-1), update(), listens=True)


async def weigh(app: App, ada: Person, level: Level, *, right: bool, times: int = 1) -> None:
    for n in range(times):
        await app.placement.weigh(
            ada.id, update(), exercise=f"lesson:x/{n}", point=POINT, level=level, kind=ItemKind.TYPED, right=right
        )


async def test_the_first_lessons_move_the_level(app: App, ada: Person, begins: Begin) -> None:
    await (await begins()).knows(Level.B1)

    await weigh(app, ada, Level.B2, right=True, times=12)

    *_, first = [change for change in await app.placement.history(ada.id) if change.source is LevelSource.PRACTICE]
    assert (first.level, first.before) == (Level.B2, Level.B1)
    assert first.in_force


async def test_doing_as_well_in_lessons_as_they_are_made_for_leaves_the_level_where_it_is(
    app: App, ada: Person, begins: Begin
) -> None:
    done = await (await begins()).knows(Level.B1)
    assert done.result is not None
    for n in range(35 - done.result.answered):
        await weigh(app, ada, Level.B1, right=n % 5 != 4)

    assert await app.placement.level_of(ada.id) is Level.B1


async def test_practice_moves_nothing_after_35_answers(app: App, ada: Person, begins: Begin) -> None:
    done = await (await begins()).knows(Level.B1)
    assert done.result is not None
    await weigh(app, ada, Level.A1, right=True, times=35 - done.result.answered)

    await weigh(app, ada, Level.C2, right=True, times=12)

    assert await app.placement.level_of(ada.id) is Level.B1


async def test_practice_does_not_move_a_level_that_was_chosen(app: App, ada: Person, begins: Begin) -> None:
    await (await begins()).knows(Level.B1)
    await app.placement.set_level(ada.id, Level.A2, update())

    await weigh(app, ada, Level.C1, right=True, times=15)

    assert await app.placement.level_of(ada.id) is Level.A2


async def test_practice_without_a_test_says_nothing(app: App, ada: Person) -> None:
    await weigh(app, ada, Level.C1, right=True, times=3)

    assert await app.placement.level_of(ada.id) is None


async def test_practice_leaves_the_result_of_the_test_as_it_was_told(app: App, ada: Person, begins: Begin) -> None:
    await (await begins()).knows(Level.B1)
    told = await app.placement.result(ada.id)

    await weigh(app, ada, Level.B2, right=True, times=12)

    assert await app.placement.result(ada.id) == told
