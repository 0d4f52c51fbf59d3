"""What a person does with their cards, beside answering them."""

from dataclasses import dataclass

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.users.types import PersonId
from core.vocabulary.models import CardRow, PaceRow, ReviewRow
from core.vocabulary.planning import NEW_A_DAY
from core.vocabulary.queries import memory_of, own_card, remember, shown_card
from core.vocabulary.scheduling import replayed
from core.vocabulary.types import Card, CardId, Grade

PACES = (0, 3, 5, 10, 15)
"""New words a day to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendCard:
    """A suspended card is not asked until it is resumed; what is remembered of it stays. Raises CardUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, card_id: CardId, *, suspended: bool) -> Card:
        async with in_transaction():
            row = await own_card(person_id, card_id)
            row.suspended_at = (row.suspended_at or self.clock.now()) if suspended else None
            await row.save(update_fields=["suspended_at"])
            return await shown_card(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteCard:
    """A deleted card is shown and asked no more. Its reviews stay, and it comes back with them when the same word is
    added again. Raises CardUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, card_id: CardId) -> None:
        async with in_transaction():
            row = await own_card(person_id, card_id)
            row.deleted_at = self.clock.now()
            await row.save(update_fields=["deleted_at"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePace:
    """How many new words a day the person is shown; the nearest of those on offer."""

    async def __call__(self, person_id: PersonId, new_a_day: int) -> int:
        chosen = min(PACES, key=lambda pace: abs(pace - new_a_day))
        await PaceRow.update_or_create(defaults={"new_a_day": chosen}, person_id=person_id)
        return chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceOf:
    """New words a day; five until another number is chosen."""

    async def __call__(self, person_id: PersonId) -> int:
        row = await PaceRow.get_or_none(person_id=person_id)
        return row.new_a_day if row else NEW_A_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Recompute:
    """Every memory of a person anew, from the log of their reviews alone; returns how many cards changed."""

    async def __call__(self, person_id: PersonId) -> int:
        changed = 0
        async with in_transaction():
            for row in await CardRow.filter(person_id=person_id).select_for_update():
                log = await ReviewRow.filter(card_id=row.id).order_by("id")
                entries = [(Grade(one.grade), one.at, one.days, one.seed) for one in log]
                if memory_of(row) != (memory := replayed(row.created_at, entries)):
                    remember(row, memory)
                    changed += 1
                    await row.save()
        return changed
