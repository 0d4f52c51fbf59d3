"""Setting aside, booking and giving back: the one place where allowances and money are counted.

HELD ──settle──▶ SETTLED ──release──▶ RELEASED     a refund
  ├────release──▶ RELEASED
  └─(15 minutes)▶ EXPIRED ──settle──▶ SETTLED      the call ended after all: what it used is booked
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum, unique
from uuid import UUID, uuid4

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from core.ai.types import Cost, ModelRef
from core.errors import AllowanceSpentError, NotInPlanError
from core.subscriptions.counters import add_units, close_money, hold_money, take_units
from core.subscriptions.errors import MoneyCeilingError
from core.subscriptions.models import CeilingRow, HoldRow
from core.subscriptions.periods import EVER, span_at
from core.subscriptions.plans import terms_of
from core.subscriptions.types import Period, Resource
from core.users.types import PersonId

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
LASTS = timedelta(minutes=15)
"""After that a hold is given back: longer than any call, so only a crash lets one expire."""


@unique
class HoldState(StrEnum):
    HELD = "held"
    SETTLED = "settled"
    RELEASED = "released"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be set aside."""

    person_id: PersonId | None
    key: str | None
    resource: Resource | None = None
    """None: no units are counted."""
    units: int = 0
    model: ModelRef | None = None
    cost: Cost | None = None
    by_call: bool = False
    """Made around one call to a model, and not by a use case that may make several."""
    id: UUID = field(default_factory=uuid4)


async def set_aside(wanted: Wanted, now: datetime) -> HoldRow:
    """Raises AllowanceSpentError, NotInPlanError, MoneyCeilingError, PersonUnknownError: then nothing is set aside.

    Holds that have expired are given back before anybody is refused.
    """
    try:
        return await _attempt(wanted, now)
    except (AllowanceSpentError, MoneyCeilingError):
        if not await give_back_expired(now):
            raise
        return await _attempt(wanted, now)


async def _attempt(wanted: Wanted, now: datetime) -> HoldRow:
    async with in_transaction() as db:
        row = HoldRow(
            id=wanted.id, person_id=wanted.person_id, key=wanted.key, by_call=wanted.by_call, counts=False,
            state=HoldState.HELD.value, made_at=now, expires_at=now + LASTS,
        )  # fmt: skip
        if wanted.resource is not None and wanted.person_id is not None:
            earlier = await _earlier(db, wanted)
            if earlier is not None and not (wanted.by_call or earlier.by_call):
                return earlier
            await _cover(db, row, wanted, earlier, now)
        if wanted.cost is not None and wanted.cost.amount:
            await _hold_money(db, row, wanted.cost, wanted.model, now)
        await row.save(force_create=True)
        return row


async def _earlier(db: BaseDBAsyncClient, wanted: Wanted) -> HoldRow | None:
    """The hold that already counts for this key: of an attempt before, or of the use case around the call. Attempts
    with the same key go one after the other."""
    if wanted.key is None or wanted.resource is None:
        return None
    await db.execute_query(ONE_AT_A_TIME, [f"{wanted.person_id} {wanted.resource.value} {wanted.key}"])
    same = HoldRow.filter(person_id=wanted.person_id, key=wanted.key, resource=wanted.resource.value, counts=True)
    return await same.select_for_update().first()


async def _cover(db: BaseDBAsyncClient, row: HoldRow, wanted: Wanted, earlier: HoldRow | None, now: datetime) -> None:
    """Units for the hold. What one key has counted already is not counted again; the units of a call that died are
    taken over by the call that replaces it."""
    assert wanted.resource is not None
    assert wanted.person_id is not None
    row.resource = wanted.resource.value
    if earlier is None:
        await _take(db, row, wanted.person_id, wanted.resource, wanted.units, now)
    elif earlier.by_call and earlier.state == HoldState.HELD:
        row.units, row.day, row.month, row.counts = earlier.units, earlier.day, earlier.month, True
        earlier.units, earlier.counts = 0, False
        await earlier.save(update_fields=["units", "counts"])


async def _take(
    db: BaseDBAsyncClient, row: HoldRow, person_id: PersonId, resource: Resource, units: int, now: datetime
) -> None:
    terms = await terms_of(db, person_id, now)
    limits = terms.of(resource)
    if not limits:
        raise NotInPlanError(resource.value)
    for limit in limits:
        span = span_at(limit.period, now, terms.zone)
        if not await take_units(db, person_id, resource, limit.period, span.starts_on, units, limit.amount):
            raise AllowanceSpentError(resource.value, span.ends_at)
        if limit.period is Period.DAY:
            row.day = span.starts_on
        else:
            row.month = span.starts_on
    row.units, row.counts = units, True


async def _hold_money(db: BaseDBAsyncClient, row: HoldRow, cost: Cost, model: ModelRef | None, now: datetime) -> None:
    today = now.astimezone(UTC).date()
    ceilings = {ceiling.period: ceiling.amount for ceiling in await CeilingRow.filter(currency=cost.currency)}
    for period, starts_on in ((Period.EVER, EVER), (Period.DAY, today)):
        if not await hold_money(db, cost.currency, period, starts_on, cost.amount, ceilings.get(period.value)):
            raise MoneyCeilingError(model, cost.currency, period.value)
    row.currency, row.amount, row.money_day = cost.currency, cost.amount, today


async def settle(db: BaseDBAsyncClient, row: HoldRow, units: int | None, cost: Cost | None, now: datetime) -> None:
    """Books what was really used; None: the units that were held. The caller has locked the row."""
    units = row.units if units is None or not row.units else units
    held = row.state == HoldState.HELD
    await _change_units(row, units - (row.units if held else 0))
    await _close_money(db, row, cost, held=held, now=now)
    row.units, row.state = units, HoldState.SETTLED.value
    row.counts = held and row.counts and units > 0
    await row.save(update_fields=["units", "state", "counts", "currency", "money_day"])


async def give_back(db: BaseDBAsyncClient, row: HoldRow, state: HoldState, now: datetime) -> None:
    """Everything that the hold keeps is free again; the money of a settled call stays spent. The row is locked."""
    await _change_units(row, -row.units)
    if row.state == HoldState.HELD:
        await _close_money(db, row, None, held=True, now=now)
    row.state, row.counts = state.value, False
    await row.save(update_fields=["state", "counts"])


async def give_back_expired(now: datetime) -> int:
    """Returns how many there were. Each in its own transaction; one that is being settled is left alone."""
    given = 0
    overdue = await HoldRow.filter(state=HoldState.HELD.value, expires_at__lte=now).order_by("expires_at").limit(200)
    for hold_id in [row.id for row in overdue]:
        async with in_transaction() as db:
            still = HoldRow.filter(id=hold_id, state=HoldState.HELD.value, expires_at__lte=now)
            row = await still.select_for_update(skip_locked=True).first()
            if row is not None:
                await give_back(db, row, HoldState.EXPIRED, now)
                given += 1
    return given


async def _change_units(row: HoldRow, more: int) -> None:
    if row.person_id is None or row.resource is None or not more:
        return
    for period, starts_on in ((Period.MONTH, row.month), (Period.DAY, row.day)):
        if starts_on is not None:
            await add_units(row.person_id, row.resource, period, starts_on, more)


async def _close_money(db: BaseDBAsyncClient, row: HoldRow, cost: Cost | None, *, held: bool, now: datetime) -> None:
    if row.currency is None and cost is not None and cost.amount:
        row.currency, row.money_day = cost.currency, now.astimezone(UTC).date()
    if row.currency is None or row.money_day is None:
        return
    back, spent = row.amount if held else Decimal(0), cost.amount if cost else Decimal(0)
    for period, starts_on in ((Period.EVER, EVER), (Period.DAY, row.money_day)):
        await close_money(db, row.currency, period, starts_on, held=back, spent=spent)
