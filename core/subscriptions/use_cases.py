"""What people and handlers do with allowances: see them, set units aside, choose a model among those allowed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tortoise.expressions import Q
from tortoise.transactions import in_transaction

from core.ai.router import Models
from core.ai.types import ModelRef
from core.clock import Clock
from core.errors import HoldUnknownError, ModelNotAllowedError, PersonUnknownError, PlanUnknownError
from core.subscriptions.holds import HoldState, Wanted, give_back, give_back_expired, set_aside, settle
from core.subscriptions.meter import TIERS
from core.subscriptions.models import AllowanceRow, HoldRow, PlanRow, SubscriptionRow
from core.subscriptions.periods import span_at
from core.subscriptions.plans import Limit, Terms, terms_of
from core.subscriptions.types import Allowance, Allowances, HoldId, ModelOnOffer, PlanName, Resource
from core.users.models import PersonRow
from core.users.types import PersonId, UpdateKey

HOLDS_KEPT = timedelta(days=30)
"""Until then a replay finds its hold, and a refund its units."""
COUNTS_KEPT = timedelta(days=62)
"""Longer than any month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowAllowances:
    """What a person may still use, and when there is more. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> Allowances:
        now = self.clock.now()
        async with in_transaction() as db:
            terms = await terms_of(db, person_id, now)
        items = [await _allowance(person_id, limit, terms, now) for limit in terms.limits]
        return Allowances(plan=terms.plan, until=terms.until, items=tuple(items))


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldUnits:
    """Sets units aside for something that takes a while, once for each key: a replay gets the hold it made.

    Calls to models for the same key are covered by it. Raises AllowanceSpentError, NotInPlanError,
    PersonUnknownError.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, resource: Resource, units: int, key: UpdateKey) -> HoldId:
        if units < 1:
            raise ValueError(units)
        wanted = Wanted(person_id=person_id, key=key, resource=resource, units=units)
        return HoldId(str((await set_aside(wanted, self.clock.now())).id))


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleUnits:
    """Books what was used of a hold, all of it unless told; again changes nothing. Raises HoldUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, hold: HoldId, units: int | None = None) -> None:
        async with in_transaction() as db:
            row = await _own_hold(person_id, hold)
            if row.state in (HoldState.HELD, HoldState.EXPIRED):
                await settle(db, row, units, None, self.clock.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseUnits:
    """Gives the units of a hold back, those that were booked too; again changes nothing. Raises HoldUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, hold: HoldId) -> None:
        async with in_transaction() as db:
            row = await _own_hold(person_id, hold)
            if row.state in (HoldState.HELD, HoldState.SETTLED):
                await give_back(db, row, HoldState.RELEASED, self.clock.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseExpiredHolds:
    """Gives back what crashes have left set aside; returns how many holds that were."""

    async def __call__(self, now: datetime) -> int:
        return await give_back_expired(now)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearOldCounts:
    """Drops what nothing can ask for any more: counts of periods long past, holds that ended long ago. The ledger
    stays. Returns how many rows went."""

    async def __call__(self, now: datetime) -> int:
        ended = HoldRow.filter(made_at__lt=now - HOLDS_KEPT).exclude(state=HoldState.HELD.value)
        counts = AllowanceRow.filter(starts_on__lt=(now - COUNTS_KEPT).date())
        return await ended.delete() + await counts.delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class PutOnPlan:
    """A person is on a plan from now on, until a day or for good. Raises PlanUnknownError, PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, plan: PlanName, until: datetime | None = None) -> None:
        row = await PlanRow.get_or_none(name=plan)
        if row is None:
            raise PlanUnknownError(plan)
        if not await PersonRow.exists(id=person_id):
            raise PersonUnknownError(person_id)
        values = {"plan_id": row.id, "starts_at": self.clock.now(), "ends_at": until}
        await SubscriptionRow.update_or_create(values, person_id=person_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelsFor:
    """The chat models on offer, best first, as this person may choose them. Raises PersonUnknownError."""

    models: Models | None
    show_allowances: ShowAllowances

    async def __call__(self, person_id: PersonId) -> tuple[ModelOnOffer, ...]:
        allowances = await self.show_allowances(person_id)
        person = await PersonRow.get(id=person_id)
        offered = self.models.offered() if self.models else ()
        return tuple(_on_offer(rung.record.ref, rung.record.tier, allowances, person.model) for rung in offered)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseModel:
    """Which model a person talks with in every bot; None: the best on offer. Raises ModelNotAllowedError for one
    that is not offered or not in their plan, PersonUnknownError."""

    models_for: ModelsFor

    async def __call__(self, person_id: PersonId, model: ModelRef | None) -> None:
        offered = await self.models_for(person_id)
        if model is not None and not any(one.ref == model and one.in_plan for one in offered):
            raise ModelNotAllowedError(str(model))
        await PersonRow.filter(id=person_id).update(model=str(model) if model else None)


async def _allowance(person_id: PersonId, limit: Limit, terms: Terms, now: datetime) -> Allowance:
    span = span_at(limit.period, now, terms.zone)
    counts = AllowanceRow.filter(
        Q(person_id=person_id, resource=limit.resource.value, period=limit.period.value, starts_on=span.starts_on)
    )
    used = await counts.first()
    return Allowance(
        resource=limit.resource,
        period=limit.period,
        limit=limit.amount,
        used=used.used if used else 0,
        resets_at=span.ends_at,
    )


async def _own_hold(person_id: PersonId, hold: HoldId) -> HoldRow:
    try:
        wanted = UUID(hold)
    except ValueError:
        raise HoldUnknownError(hold) from None
    row = await HoldRow.filter(id=wanted, person_id=person_id, by_call=False).select_for_update().first()
    if row is None:
        raise HoldUnknownError(hold)
    return row


def _on_offer(ref: ModelRef, tier: str, allowances: Allowances, chosen: str | None) -> ModelOnOffer:
    resource = TIERS.get(tier)
    in_plan = resource is None or any(item.resource is resource for item in allowances.items)
    left = None if resource is None else allowances.left(resource)
    return ModelOnOffer(ref=ref, tier=tier, in_plan=in_plan, left=left, chosen=str(ref) == chosen)
