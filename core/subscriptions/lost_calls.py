"""Calls to models whose process died before the bill was closed: booked by what is known to have come of them."""

from dataclasses import dataclass

from core.ai.metering import Call, Charge, Outcome, Reservation
from core.ai.router import Models
from core.ai.types import ModelRef, Usage
from core.clock import Clock
from core.subscriptions.holds import HoldState
from core.subscriptions.meter import AllowanceMeter
from core.subscriptions.models import HoldRow
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLostCall:
    """The provider has billed what a dead process asked for, so the ledger gets a line of it, with estimated tokens,
    and the hold is closed. False when there is no such hold; again changes nothing.

    What died before anything of its answer was written down leaves no trace: its hold expires, and what the provider
    billed for it stands in no ledger.
    """

    clock: Clock
    meter: AllowanceMeter
    models: Models | None

    async def __call__(
        self, person_id: PersonId, key: UpdateKey, *, purpose: str, model: ModelRef, usage: Usage
    ) -> bool:
        open_ones = [HoldState.HELD.value, HoldState.EXPIRED.value]
        holds = HoldRow.filter(person_id=person_id, key=key, by_call=True, state__in=open_ones)
        row = await holds.order_by("-made_at").first()
        if row is None:
            return False
        charge = Charge(
            call=Call(purpose, person=person_id, key=key),
            model=model,
            usage=usage,
            cost=self.models.cost(model, usage, row.made_at) if self.models else None,
            outcome=Outcome.CUT,
            seconds=(self.clock.now() - row.made_at).total_seconds(),
        )
        await self.meter.settle(Reservation(str(row.id)), charge)
        return True
