"""Adding to a count as long as its limit holds: one statement each, so that no two requests both get the last unit.

Whoever counts in several rows takes them in one order (hold, month, day, money of ever, money of the day), so that
nobody waits in a circle.
"""

from datetime import date
from decimal import Decimal

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import F

from core.subscriptions.models import AllowanceRow
from core.subscriptions.types import Period, Resource
from core.users.types import PersonId

TAKE_UNITS = """
    INSERT INTO allowances (person_id, resource, period, starts_on, used) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (person_id, resource, period, starts_on) DO UPDATE SET used = allowances.used + $5
    WHERE allowances.used + $5 <= $6
    RETURNING used
"""
HOLD_MONEY = """
    INSERT INTO model_money (currency, period, starts_on, spent, held) VALUES ($1, $2, $3, 0, $4)
    ON CONFLICT (currency, period, starts_on) DO UPDATE SET held = model_money.held + $4
    WHERE $5::numeric IS NULL OR model_money.spent + model_money.held + $4 <= $5
    RETURNING held
"""
CLOSE_MONEY = """
    INSERT INTO model_money (currency, period, starts_on, held, spent) VALUES ($1, $2, $3, 0, $5)
    ON CONFLICT (currency, period, starts_on)
    DO UPDATE SET held = model_money.held - $4, spent = model_money.spent + $5
"""


async def take_units(
    db: BaseDBAsyncClient,
    person_id: PersonId,
    resource: Resource,
    period: Period,
    starts_on: date,
    units: int,
    limit: int,
) -> bool:
    """False, and nothing taken, when the limit would be passed."""
    values = [person_id, resource.value, period.value, starts_on, units, limit]
    return units <= limit and bool(await db.execute_query_dict(TAKE_UNITS, values))


async def add_units(person_id: int, resource: str, period: Period, starts_on: date, units: int) -> None:
    """More or fewer units in a period that was taken from before, whatever its limit."""
    rows = AllowanceRow.filter(person_id=person_id, resource=resource, period=period.value, starts_on=starts_on)
    await rows.update(used=F("used") + units)


async def hold_money(
    db: BaseDBAsyncClient, currency: str, period: Period, starts_on: date, amount: Decimal, ceiling: Decimal | None
) -> bool:
    """False, and nothing held, when the ceiling would be passed."""
    values = [currency, period.value, starts_on, amount, ceiling]
    fits = ceiling is None or amount <= ceiling
    return fits and bool(await db.execute_query_dict(HOLD_MONEY, values))


async def close_money(
    db: BaseDBAsyncClient, currency: str, period: Period, starts_on: date, *, held: Decimal, spent: Decimal
) -> None:
    """Gives back what was held, and books what was spent, whatever the ceiling."""
    await db.execute_query(CLOSE_MONEY, [currency, period.value, starts_on, held, spent])
