"""The weekly league: only for those who want it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.progress.adding import standing_of, today_of
from core.progress.days import DAY, day_start, week_start
from core.progress.league_seats import WEEK, Ranked, lock_league, ranked_seats, take_seat, to_place
from core.progress.league_types import LastWeek, League, Tier
from core.progress.leagues import LEAST_PEOPLE
from core.progress.models import LeagueGroupRow, LeagueMemberRow, LeagueSeatRow, PracticeDayRow
from core.users.models import PersonRow
from core.users.types import PersonId
from core.users.use_cases import to_person


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinLeague:
    """A person competes from this week on, in the lowest tier or in the one they had. Again changes nothing.

    The others in their group see their first name and their XP of the week. Raises PersonUnknownError.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId) -> None:
        now = self.clock.now()
        today = await today_of(await standing_of(person_id), now)
        async with in_transaction() as db:
            await lock_league(db)
            facts = {"tier": Tier.BRONZE.value, "active": True, "joined_at": now}
            member, _ = await LeagueMemberRow.get_or_create(facts, person_id=person_id)
            await member.update_from_dict({"active": True}).save(update_fields=["active"])
            await _seat(member, today)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveLeague:
    """A person competes no longer and is seen in no table; their tier is kept. Again changes nothing."""

    async def __call__(self, person_id: PersonId) -> None:
        async with in_transaction() as db:
            await lock_league(db)
            await LeagueMemberRow.filter(person_id=person_id).update(active=False)
            open_groups = await LeagueGroupRow.filter(closed_at=None).values_list("id", flat=True)
            await LeagueSeatRow.filter(person_id=person_id, group_id__in=list(open_groups)).delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowLeague:
    """The table of a person's group, or their own best while it is small. A member without a seat in the week takes
    one by looking. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> League:
        today = await today_of(await standing_of(person_id), self.clock.now())
        member = await LeagueMemberRow.get_or_none(person_id=person_id, active=True)
        group = await self._group(member, today) if member else None
        table = await ranked_seats(group) if group else []
        weeks = await _weeks(person_id)
        zone = to_person(await PersonRow.get(id=person_id)).zone
        return League(
            member=member is not None,
            tier=Tier(member.tier if member else Tier.BRONZE),
            ends_at=day_start(week_start(today) + WEEK, zone),
            counting=group is not None and group.week < week_start(today),
            table=tuple(to_place(one, person_id) for one in table) if len(table) >= LEAST_PEOPLE else (),
            people=len(table),
            xp=weeks.pop(week_start(today), 0),
            best=max(weeks.values(), default=0),
            last=await _last(person_id),
        )

    async def _group(self, member: LeagueMemberRow, today: date) -> LeagueGroupRow:
        async with in_transaction() as db:
            if (seat := await _open_seat(member, today)) is None:
                await lock_league(db)
                seat = await _seat(member, today)
            return await LeagueGroupRow.get(id=seat.group_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseLeagueWeeks:
    """Closes every group whose week has ended for each of its people, once: ranks are written down, the first four
    go a tier up, the last four a tier down, and who had any XP sits in a group of the next week. Returns how many
    groups were closed; a scheduler may call it as often as it likes."""

    async def __call__(self, now: datetime) -> int:
        due = LeagueGroupRow.filter(closed_at=None, week__lt=week_start(now.date() + DAY))
        closed = 0
        for group_id in await due.order_by("id").values_list("id", flat=True):
            closed += await self._close(int(str(group_id)), now)
        return closed

    async def _close(self, group_id: int, now: datetime) -> bool:
        async with in_transaction() as db:
            await lock_league(db)
            group = await LeagueGroupRow.get(id=group_id)
            table = await ranked_seats(group)
            over = [day_start(group.week + WEEK, to_person(one.seat.person).zone) for one in table]
            if group.closed_at is not None or max(over, default=now) > now:
                return False
            await group.update_from_dict({"closed_at": now}).save(update_fields=["closed_at"])
            for one in table:
                await self._end(one, now)
            return True

    async def _end(self, one: Ranked, now: datetime) -> None:
        seat = one.seat.update_from_dict({"rank": one.rank, "xp": one.xp, "moved": one.moves})
        await seat.save(update_fields=["rank", "xp", "moved"])
        member = await LeagueMemberRow.get_or_none(person_id=one.seat.person_id, active=True)
        if member is None:
            return
        await member.update_from_dict({"tier": member.tier + one.moves}).save(update_fields=["tier"])
        if one.xp:
            person_id = PersonId(member.person_id)
            await _seat(member, await today_of(await standing_of(person_id), now))


async def _open_seat(member: LeagueMemberRow, today: date) -> LeagueSeatRow | None:
    """The seat of this week, or of one that is not closed yet: nobody sits in two."""
    seats = LeagueSeatRow.filter(person_id=member.person_id)
    unclosed = await seats.filter(group__closed_at=None).order_by("week").first()
    return unclosed or await seats.filter(week=week_start(today)).first()


async def _seat(member: LeagueMemberRow, today: date) -> LeagueSeatRow:
    """The league being locked."""
    open_seat = await _open_seat(member, today)
    return open_seat or await take_seat(PersonId(member.person_id), Tier(member.tier), week_start(today))


async def _weeks(person_id: PersonId) -> Counter[date]:
    """XP by week."""
    weeks: Counter[date] = Counter()
    for day, xp in await PracticeDayRow.filter(person_id=person_id).values_list("day", "xp"):
        weeks[week_start(day)] += xp
    return weeks


async def _last(person_id: PersonId) -> LastWeek | None:
    ended = LeagueSeatRow.filter(person_id=person_id, group__closed_at__not_isnull=True)
    seat = await ended.order_by("-week").select_related("group").first()
    if seat is None or seat.rank is None or seat.xp is None or seat.moved is None:
        return None
    people = await LeagueSeatRow.filter(group_id=seat.group_id).count()
    tier = Tier(seat.group.tier)
    return LastWeek(week=seat.week, tier=tier, rank=seat.rank, of=people, xp=seat.xp, moved=seat.moved)
