"""What the editors make of “my answer is right too”."""

from collections.abc import Sequence
from dataclasses import dataclass

from tortoise.transactions import in_transaction

from core.answers.normalising import normal_form
from core.clock import Clock
from core.errors import DisputeUnknownError
from core.lessons.disputes import Dispute, DisputeId, DisputeState
from core.lessons.models import DisputeRow
from core.notices.news import news
from core.notices.timing import in_daytime
from core.progress.accepting import AcceptAnswer
from core.progress.types import Award
from core.updates.outbox import Event, put_out
from core.users.models import PersonRow
from core.users.types import PersonId, UpdateKey
from core.users.use_cases import to_person

SETTLED = "dispute"
"""The name of the news, for the bot that has its words."""
MOST_LISTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDisputes:
    """What waits for the editors, the oldest first, at most a hundred."""

    async def __call__(self) -> tuple[Dispute, ...]:
        rows = DisputeRow.filter(state=DisputeState.OPEN.value).order_by("filed_at", "id").limit(MOST_LISTED)
        return tuple(map(_to_dispute, await rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleDispute:
    """Accepts a disputed answer or refuses it, and with it all open ones of the same words at the same step; returns
    them. Whoever gave it is told in the daytime of their zone; an accepted answer is credited (`AcceptAnswer`), and
    counts from now on (`was_accepted`). Settled is settled: again changes nothing, whatever is said.

    Raises DisputeUnknownError.
    """

    clock: Clock
    accept: AcceptAnswer

    async def __call__(self, dispute_id: DisputeId, *, accepted: bool) -> tuple[Dispute, ...]:
        async with in_transaction():
            row = await DisputeRow.filter(id=dispute_id).select_for_update().first()
            if row is None:
                raise DisputeUnknownError(dispute_id)
            if row.state != DisputeState.OPEN:
                return (_to_dispute(row),)
            same = await _same_answers(row)
            for one in same:
                await self._settle(one, DisputeState.ACCEPTED if accepted else DisputeState.REFUSED)
            return tuple(map(_to_dispute, same))

    async def _settle(self, row: DisputeRow, state: DisputeState) -> None:
        now = self.clock.now()
        row.state, row.settled_at = state.value, now
        await row.save(update_fields=["state", "settled_at"])
        person = await PersonRow.get(lesson_runs__answers__dispute__id=row.id)
        award = await self._credit(row, PersonId(person.id)) if state is DisputeState.ACCEPTED else Award()
        due = in_daytime(now, to_person(person).zone)
        await put_out(_news(row, person, award), due, person_id=person.id)

    async def _credit(self, row: DisputeRow, person_id: PersonId) -> Award:
        answer = await row.answer
        return await self.accept(person_id, row.attempt, UpdateKey(answer.key), UpdateKey(f"dispute:{row.id}"))


async def _same_answers(row: DisputeRow) -> Sequence[DisputeRow]:
    """Those not settled yet, as they were filed."""
    step = DisputeRow.filter(state=DisputeState.OPEN.value, lesson_key=row.lesson_key, step_key=row.step_key)
    open_ones = await step.order_by("id").select_for_update()
    return [one for one in open_ones if normal_form(one.given) == normal_form(row.given)]


def _news(row: DisputeRow, person: PersonRow, award: Award) -> Event:
    facts = {
        "given": row.given,
        "right": row.accept[0],
        "accepted": row.state == DisputeState.ACCEPTED,
        "xp": award.xp,
    }
    return news(SETTLED, person.telegram_id, facts)


def _to_dispute(row: DisputeRow) -> Dispute:
    return Dispute(
        id=DisputeId(row.id),
        lesson_key=row.lesson_key,
        step_key=row.step_key,
        given=row.given,
        accept=tuple(row.accept),
        state=DisputeState(row.state),
        filed_at=row.filed_at,
        settled_at=row.settled_at,
    )
