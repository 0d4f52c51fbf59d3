"""The one way in which anything is added to a learner's history."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from tortoise.transactions import in_transaction

from core.errors import PersonUnknownError
from core.progress.days import learner_day
from core.progress.events import add_row, find_row, to_award
from core.progress.experience import DAILY_GOAL
from core.progress.folding import fold
from core.progress.history import Answered, Event, State
from core.progress.loading import load
from core.progress.models import StandingRow
from core.progress.storing import save
from core.progress.types import Award
from core.users.models import PersonRow
from core.users.types import PersonId
from core.users.use_cases import to_person

OnDay: TypeAlias = Callable[[date], Event]
"""Makes the event, told which day of the learner it is."""
Check: TypeAlias = Callable[[State, date], None]
"""Raises when the event is not allowed in this state."""


async def add(person_id: PersonId, now: datetime, make: OnDay, check: Check | None = None) -> Award:
    """Adds an event in one transaction, one person's events one after another. An event with the key of one that is
    there gets its award and changes nothing. Raises PersonUnknownError, and whatever `check` raises."""
    async with in_transaction():
        row = await _locked(person_id)
        day = await today_of(row, now)
        event = make(day)
        if (found := await find_row(person_id, event)) is not None:
            return to_award(found)
        state = await load(row, event)
        if check is not None:
            check(state, day)
        award = fold(state, event)
        await add_row(person_id, state.events, event, award)
        points = event.attempt.points if isinstance(event, Answered) else ()
        await save(row, state, points=[point for point in points if point in state.points], day=day)
        return award


async def standing_of(person_id: PersonId) -> StandingRow:
    """The row of a person, made when there is none. Raises PersonUnknownError."""
    if (row := await StandingRow.get_or_none(person_id=person_id)) is not None:
        return row
    if not await PersonRow.exists(id=person_id):
        raise PersonUnknownError(person_id)
    await StandingRow.bulk_create([StandingRow(person_id=person_id, goal=DAILY_GOAL)], ignore_conflicts=True)
    return await StandingRow.get(person_id=person_id)


async def today_of(row: StandingRow, now: datetime) -> date:
    """The learner's day where they are now. Whoever travels west does not live a day twice."""
    person = to_person(await PersonRow.get(id=row.person_id))
    return max(learner_day(now, person.zone), row.last_day or date.min)


async def _locked(person_id: PersonId) -> StandingRow:
    row = await standing_of(person_id)
    return await StandingRow.filter(id=row.id).select_for_update().get()
