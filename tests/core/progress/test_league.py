"""The league: who wants to, a week at a time, twenty people at the most."""

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.app import App
from core.progress.days import week_start
from core.progress.league_types import Place, Tier
from core.progress.leagues import LEAST_PEOPLE, MOST_PEOPLE, moves, next_group, ranked
from core.progress.models import LeagueGroupRow, LeagueMemberRow, LeagueSeatRow
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import meet
from tests.core.progress.learners import MONDAY, answer, finish

pytestmark = pytest.mark.usefixtures("tables")

Crowd = list[Person]


@pytest.fixture(autouse=True)
async def nobody_else(tables: None) -> None:
    """Tests of a module share a database, and a group takes whoever comes."""
    await LeagueGroupRow.all().delete()
    await LeagueMemberRow.all().delete()


async def crowd(app: App, number: int) -> Crowd:
    """So many people in the league; the first has made the most XP, the last none."""
    people = [await meet(app, f"P{n}") for n in range(number)]
    for n, person in enumerate(people):
        await app.progress.join_league(person.id)
        for lesson in range(number - 1 - n):
            await finish(app, person, f"l{lesson}")
    return people


async def tiers(app: App, people: Crowd) -> list[int]:
    return [(await app.progress.league(person.id)).tier for person in people]


async def test_nobody_is_in_the_league_who_has_not_joined(app: App, ada: Person, mallory: Person) -> None:
    await app.progress.join_league(mallory.id)
    await finish(app, ada)

    league = await app.progress.league(ada.id)

    assert (league.member, league.people, league.xp) == (False, 0, 20)
    assert (await app.progress.league(mallory.id)).people == 1


async def test_a_small_group_sees_its_own_best_and_nobody_else(app: App, ada: Person, clock: HandClock) -> None:
    await finish(app, ada)
    await finish(app, ada, "b1-02")
    clock.move(days=7)
    await finish(app, ada)
    await app.progress.join_league(ada.id)
    await crowd(app, 6)

    league = await app.progress.league(ada.id)

    assert (league.people, league.table, league.xp, league.best) == (7, (), 20, 40)


async def test_eight_people_see_a_table(app: App) -> None:
    people = await crowd(app, 8)

    league = await app.progress.league(people[2].id)

    assert league.table[2] == Place(rank=3, name="P2", xp=100, me=True, moves=1)
    assert [place.xp for place in league.table] == [140, 120, 100, 80, 60, 40, 20, 0]
    assert [place.moves for place in league.table] == [1, 1, 1, 1, 0, 0, 0, 0]  # nobody falls out of the lowest
    assert league.ends_at.isoformat() == "2026-11-09T03:00:00+00:00"


async def test_a_group_takes_twenty_and_the_next_one_begins(app: App) -> None:
    people = [await meet(app) for _ in range(21)]
    await asyncio.gather(*(app.progress.join_league(person.id) for person in people for _ in range(2)))

    sizes = sorted([(await app.progress.league(person.id)).people for person in people])

    assert sizes == [1, *[20] * 20]


async def test_a_week_is_closed_once_however_often_it_is_asked(app: App, clock: HandClock) -> None:
    people = await crowd(app, 12)
    early = await app.progress.close_league_weeks(clock.now() + timedelta(days=6, hours=14, minutes=59))
    clock.move(days=7)

    closed = [await app.progress.close_league_weeks(clock.now()) for _ in range(3)]
    together = await asyncio.gather(*(app.progress.close_league_weeks(clock.now()) for _ in range(3)))

    assert (early, closed, together) == (0, [1, 0, 0], [0, 0, 0])
    assert await tiers(app, people) == [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]
    last = (await app.progress.league(people[0].id)).last
    assert last is not None
    assert (last.week, last.tier, last.rank, last.of, last.xp, last.moved) == (MONDAY, Tier.BRONZE, 1, 12, 220, 1)


async def test_closers_at_once_close_each_group_once(app: App, clock: HandClock) -> None:
    people = await crowd(app, 9)
    clock.move(days=7)

    closed = await asyncio.gather(*(app.progress.close_league_weeks(clock.now()) for _ in range(4)))

    assert sum(closed) == 1
    assert await tiers(app, people) == [1, 1, 1, 1, 0, 0, 0, 0, 0]


async def test_the_last_four_go_down_where_there_is_a_below(app: App, clock: HandClock) -> None:
    people = await crowd(app, 10)
    await LeagueMemberRow.all().update(tier=Tier.GOLD.value)
    await LeagueGroupRow.all().update(tier=Tier.GOLD.value)
    clock.move(days=7)

    await app.progress.close_league_weeks(clock.now())

    assert await tiers(app, people) == [3, 3, 3, 3, 2, 2, 1, 1, 1, 1]


async def test_who_had_any_xp_has_a_seat_in_the_next_week_and_who_rested_takes_one_by_looking(
    app: App, clock: HandClock
) -> None:
    people = await crowd(app, 10)
    clock.move(days=7)
    await app.progress.close_league_weeks(clock.now())

    seated = await LeagueSeatRow.filter(week=MONDAY + timedelta(days=7)).values_list("person_id", flat=True)

    assert {int(str(one)) for one in seated} == {person.id for person in people[:9]}
    assert (await app.progress.league(people[9].id)).people == 6  # bronze: the other five who did not go up


async def test_a_week_is_closed_when_it_is_over_for_everybody_in_the_group(app: App, clock: HandClock) -> None:
    people = await crowd(app, 9)
    await app.choose_time_zone(people[0].id, "Pacific/Kiritimati")
    await app.choose_time_zone(people[1].id, "Pacific/Pago_Pago")
    clock.move(days=6, hours=1, minutes=30)  # Sunday 13:30: Monday, 03:30, on Kiritimati
    waits = await app.progress.league(people[0].id)
    closed = [await app.progress.close_league_weeks(clock.now())]
    await finish(app, people[0], "monday")
    clock.move(days=1)  # Monday 13:30: Monday, 02:30, in Pago Pago
    closed.append(await app.progress.close_league_weeks(clock.now()))
    clock.move(minutes=30)
    closed.append(await app.progress.close_league_weeks(clock.now()))

    assert (waits.counting, waits.people, waits.xp) == (True, 9, 0)
    assert closed == [0, 0, 1]
    league = await app.progress.league(people[0].id)
    assert (league.counting, league.xp) == (False, 20)
    assert league.last is not None
    assert league.last.xp == 160  # Monday's lesson is the new week's


async def test_who_leaves_is_in_no_table_and_finds_the_tier_again(app: App, clock: HandClock) -> None:
    people = await crowd(app, 9)
    clock.move(days=7)
    await app.progress.close_league_weeks(clock.now())
    await finish(app, people[0])
    for _ in range(2):
        await app.progress.leave_league(people[0].id)

    gone = await app.progress.league(people[0].id)
    others = await app.progress.league(people[1].id)
    await app.progress.join_league(people[0].id)

    assert (gone.member, others.people) == (False, 3)
    assert (await app.progress.league(people[0].id)).tier is Tier.SILVER


async def test_only_the_weeks_own_days_count(app: App, clock: HandClock) -> None:
    people = await crowd(app, 8)
    clock.move(days=7)
    await answer(app, people[7])
    await app.progress.close_league_weeks(clock.now())

    assert (await app.progress.league(people[7].id)).last is not None
    seat = await LeagueSeatRow.get(person_id=people[7].id, week=week_start(MONDAY))
    assert (seat.xp, seat.rank) == (0, 8)


@given(some.lists(some.integers(0, 500), min_size=1, max_size=MOST_PEOPLE), some.sampled_from(Tier))
def test_four_up_and_four_down_and_never_both(xp: list[int], tier: Tier) -> None:
    order = ranked(list(enumerate(xp)))
    moved = [moves(rank, len(order), made, tier) for rank, (_, made) in enumerate(order, start=1)]

    assert [made for _, made in order] == sorted(xp, reverse=True)
    assert moved == sorted(moved, reverse=True)
    assert moved.count(1) <= 4
    assert moved.count(-1) == (4 if len(xp) >= LEAST_PEOPLE and tier is not Tier.BRONZE else 0)
    assert all(Tier(tier + one) in Tier for one in moved)


@given(some.lists(some.integers(0, MOST_PEOPLE), max_size=8))
def test_the_fullest_group_with_room_is_filled_first(sizes: list[int]) -> None:
    chosen = next_group(sizes)

    open_ones = [size for size in sizes if size < MOST_PEOPLE]
    if chosen is None:
        assert open_ones == []
    else:
        assert sizes[chosen] == max(open_ones)
