"""The meter of the model layer, on the tables: what a call counts against, what it may cost, what it did cost."""

import math
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from tortoise.transactions import in_transaction

from core.ai.metering import Call, Charge, Estimate, Outcome, Reservation
from core.ai.types import Usage
from core.clock import Clock
from core.subscriptions.errors import SpendingStoppedError
from core.subscriptions.holds import HoldState, Wanted, give_back, set_aside, settle
from core.subscriptions.models import HoldRow, ModelCostRow, SpendingStopRow
from core.subscriptions.types import Resource
from core.users.types import PersonId

TIERS = {"basic": Resource.MESSAGES, "advanced": Resource.ADVANCED_MESSAGES}
"""Any other tier (`free`) is counted against nobody's allowance."""

OWN_PURPOSES = frozenset({"summary", "judge", "title"})
"""Last words of purposes that serve the system: they cost money, and nobody's messages."""

SPOKEN_CHARACTERS_A_SECOND = 15
"""Of speech read aloud at a usual pace, in English as in Russian."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceMeter:
    """Counts every call against its person's allowance and against the money, and writes the ledger.

    `reserve` raises AllowanceSpentError, NotInPlanError, MoneyCeilingError, SpendingStoppedError.
    """

    clock: Clock

    async def reserve(self, estimate: Estimate) -> Reservation:
        costs_nothing = estimate.cost is not None and not estimate.cost.amount
        stopped = None if costs_nothing else await SpendingStopRow.first()
        if stopped is not None:
            raise SpendingStoppedError(estimate.model)
        resource, units = counted(estimate.call, estimate.tier, estimate.usage)
        person, key = estimate.call.person, estimate.call.key
        wanted = Wanted(
            person_id=PersonId(person) if person is not None else None, key=key, resource=resource, units=units,
            model=estimate.model, cost=estimate.cost, by_call=True,
        )  # fmt: skip
        row = await set_aside(wanted, self.clock.now())
        return Reservation(str(row.id))

    async def settle(self, reservation: Reservation, charge: Charge) -> None:
        """Settling twice books once."""
        now = self.clock.now()
        async with in_transaction() as db:
            row = await HoldRow.filter(id=UUID(reservation)).select_for_update().get()
            if row.state == HoldState.SETTLED:
                return
            await settle(db, row, units_used(Resource(row.resource), charge) if row.resource else 0, charge.cost, now)
            await _write_line(row, charge, self.clock)

    async def release(self, reservation: Reservation) -> None:
        async with in_transaction() as db:
            row = await HoldRow.filter(id=UUID(reservation)).select_for_update().get()
            if row.state == HoldState.HELD:
                await give_back(db, row, HoldState.RELEASED, self.clock.now())


def counted(call: Call, tier: str, usage: Usage) -> tuple[Resource | None, int]:
    """Which resource a call is counted against, and how many units it needs at the most."""
    if call.person is None or tier == "free" or call.purpose.rpartition(".")[2] in OWN_PURPOSES:
        return None, 0
    if usage.pictures:
        return Resource.PICTURES, usage.pictures
    if usage.seconds or usage.characters:
        return Resource.VOICE_SECONDS, _voice_seconds(usage)
    return TIERS.get(tier), 1


def units_used(resource: Resource, charge: Charge) -> int:
    """What a call is counted for in the end: nothing for an answer that never came or was refused."""
    if charge.outcome in (Outcome.FAILED, Outcome.REFUSED):
        return 0
    if resource is Resource.PICTURES:
        return charge.usage.pictures
    if resource is Resource.VOICE_SECONDS:
        return _voice_seconds(charge.usage)
    return 0 if charge.outcome is Outcome.CUT and not charge.usage.tokens_out else 1


def _voice_seconds(usage: Usage) -> int:
    """Whole seconds, the last one begun counts."""
    spoken = Decimal(usage.characters) / SPOKEN_CHARACTERS_A_SECOND
    return math.ceil(usage.seconds + spoken)


async def _write_line(row: HoldRow, charge: Charge, clock: Clock) -> None:
    usage, cost = charge.usage, charge.cost
    await ModelCostRow.create(
        person_id=row.person_id,
        hold=row.id,
        at=clock.now(),
        purpose=charge.call.purpose,
        model=str(charge.model),
        tokens_in=usage.tokens_in,
        tokens_cached=usage.tokens_cached,
        tokens_out=usage.tokens_out,
        audio_seconds=usage.seconds,
        characters=usage.characters,
        pictures=usage.pictures,
        estimated=usage.estimated,
        amount=cost.amount if cost else None,
        currency=cost.currency if cost else None,
        priced_on=cost.priced_on if cost else None,
        outcome=charge.outcome.value,
        latency_ms=round(charge.seconds * 1000),
    )
