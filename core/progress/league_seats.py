"""Who sits in which group of the league, and how many XP they have in its week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.functions import Count, Sum

from core.progress.league_types import Place, Tier
from core.progress.leagues import moves, next_group, ranked
from core.progress.models import LeagueGroupRow, LeagueSeatRow, PracticeDayRow
from core.users.types import PersonId

WEEK = timedelta(days=7)
LOCK = 0x1EA60E
"""PostgreSQL's advisory lock that every change of the league holds: changes are few, and never meet."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A seat with its rank, from 1."""

    seat: LeagueSeatRow
    rank: int
    xp: int
    moves: int


async def lock_league(db: BaseDBAsyncClient) -> None:
    """Until the end of the transaction."""
    await db.execute_query("SELECT pg_advisory_xact_lock($1)", [LOCK])


async def take_seat(person_id: PersonId, tier: Tier, week: date) -> LeagueSeatRow:
    """A new seat in a group of the tier, the league being locked."""
    groups = await LeagueGroupRow.filter(week=week, tier=tier.value, closed_at=None).order_by("id")
    sizes = await LeagueSeatRow.filter(week=week).group_by("group_id").annotate(n=Count("id")).values_list(
        "group_id", "n"
    )  # fmt: skip
    people = dict(sizes)
    chosen = next_group([people.get(group.id, 0) for group in groups])
    group = groups[chosen] if chosen is not None else await LeagueGroupRow.create(week=week, tier=tier.value)
    return await LeagueSeatRow.create(person_id=person_id, group_id=group.id, week=week)


async def ranked_seats(group: LeagueGroupRow) -> list[Ranked]:
    """The group as it stands, the first one first; each seat with its person."""
    seats = await LeagueSeatRow.filter(group_id=group.id).order_by("id").select_related("person")
    made = await xp_of_week((PersonId(seat.person_id) for seat in seats), group.week)
    order = ranked([(seat, made.get(PersonId(seat.person_id), 0)) for seat in seats])
    tier = Tier(group.tier)
    return [Ranked(seat, rank, xp, moves(rank, len(order), xp, tier)) for rank, (seat, xp) in enumerate(order, start=1)]


async def xp_of_week(people: Iterable[PersonId], week: date) -> dict[PersonId, int]:
    days = PracticeDayRow.filter(person_id__in=list(people), day__gte=week, day__lt=week + WEEK)
    sums = await days.group_by("person_id").annotate(sum=Sum("xp")).values_list("person_id", "sum")
    return {PersonId(person): int(xp) for person, xp in sums}


def to_place(one: Ranked, me: PersonId) -> Place:
    name = one.seat.person.first_name
    return Place(rank=one.rank, name=name, xp=one.xp, me=one.seat.person_id == me, moves=one.moves)
