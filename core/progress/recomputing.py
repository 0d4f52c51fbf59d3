"""Everything that follows from the history, computed anew."""

from dataclasses import dataclass

from tortoise.transactions import in_transaction

from core.progress.adding import standing_of
from core.progress.events import all_events
from core.progress.experience import DAILY_GOAL
from core.progress.folding import fold
from core.progress.history import State
from core.progress.models import BadgeRow, PointRow, PracticeDayRow, SkillDayRow, StandingRow
from core.progress.storing import save
from core.users.types import PersonId

DERIVED = (PointRow, SkillDayRow, PracticeDayRow, BadgeRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recompute:
    """Puts what follows from a person's attempts and deeds in place of what stood there; the history stays as it is.

    Under the present rules it changes nothing. When a rule changes, it brings everybody to the new one.
    Raises PersonUnknownError.
    """

    async def __call__(self, person_id: PersonId) -> None:
        async with in_transaction():
            found = await standing_of(person_id)
            row = await StandingRow.filter(id=found.id).select_for_update().get()
            state = State(goal=DAILY_GOAL)
            for event in await all_events(person_id):
                fold(state, event)
            for table in DERIVED:
                await table.filter(person_id=person_id).delete()
            await save(row, state, points=state.points, day=None)
