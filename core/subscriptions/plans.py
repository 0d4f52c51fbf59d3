"""Which plan a person is on, and what it gives. The plans are rows; these are the ones that everybody starts with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from types import MappingProxyType
from zoneinfo import ZoneInfo

from tortoise.backends.base.client import BaseDBAsyncClient

from core.errors import PersonUnknownError
from core.subscriptions.models import CeilingRow, LimitRow, PlanRow
from core.subscriptions.types import FREE, Period, PlanName, Resource
from core.users.types import PersonId

SEEDS: Mapping[PlanName, Sequence[tuple[Resource, Period, int]]] = MappingProxyType(
    {
        FREE: (
            (Resource.MESSAGES, Period.DAY, 50),
            (Resource.ADVANCED_MESSAGES, Period.DAY, 3),
            (Resource.PICTURES, Period.DAY, 10),
            (Resource.PICTURES, Period.MONTH, 100),
            (Resource.VOICE_SECONDS, Period.DAY, 600),
        ),
    }
)
CEILINGS: Sequence[tuple[str, Period, Decimal]] = (
    ("USD", Period.DAY, Decimal(10)),
    ("RUB", Period.DAY, Decimal(1000)),
)


@dataclass(frozen=True, slots=True)
class Limit:
    resource: Resource
    period: Period
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """A person's plan, and where their day begins."""

    plan: PlanName
    until: datetime | None
    zone: tzinfo
    limits: tuple[Limit, ...]

    def of(self, resource: Resource) -> tuple[Limit, ...]:
        """The limits of a resource, the longest period first; empty when the plan does not have it."""
        return tuple(limit for limit in self.limits if limit.resource is resource)


TERMS = """
    SELECT people.time_zone, plans.name, subscriptions.ends_at, plan_limits.resource, plan_limits.period,
           plan_limits.amount
    FROM people
    LEFT JOIN subscriptions ON subscriptions.person_id = people.id AND subscriptions.starts_at <= $2
                           AND (subscriptions.ends_at IS NULL OR subscriptions.ends_at > $2)
    LEFT JOIN plans ON plans.id = subscriptions.plan_id OR (subscriptions.id IS NULL AND plans.name = $3)
    LEFT JOIN plan_limits ON plan_limits.plan_id = plans.id
    WHERE people.id = $1
    ORDER BY plan_limits.resource, plan_limits.period DESC
"""
"""One question, because it is asked before every call to a model."""


async def terms_of(db: BaseDBAsyncClient, person_id: PersonId, now: datetime) -> Terms:
    """Raises PersonUnknownError."""
    rows = await db.execute_query_dict(TERMS, [person_id, now, FREE])
    if not rows:
        raise PersonUnknownError(person_id)
    if rows[0]["name"] is None:
        await seed_plans()
        rows = await db.execute_query_dict(TERMS, [person_id, now, FREE])
    limits = [row for row in rows if row["resource"] is not None]
    return Terms(
        plan=PlanName(rows[0]["name"]),
        until=rows[0]["ends_at"],
        zone=ZoneInfo(rows[0]["time_zone"] or "UTC"),
        limits=tuple(Limit(Resource(row["resource"]), Period(row["period"]), row["amount"]) for row in limits),
    )


async def seed_plans() -> None:
    """Lays down the plans and the ceilings that are not there yet; what staff has changed stays changed."""
    for name, limits in SEEDS.items():
        if await PlanRow.exists(name=name):
            continue
        await PlanRow.bulk_create([PlanRow(name=name)], ignore_conflicts=True)
        plan = await PlanRow.get(name=name)
        rows = [
            LimitRow(plan_id=plan.id, resource=what, period=period, amount=amount) for what, period, amount in limits
        ]
        await LimitRow.bulk_create(rows, ignore_conflicts=True)
    if not await CeilingRow.exists():
        ceilings = [
            CeilingRow(currency=currency, period=period, amount=amount) for currency, period, amount in CEILINGS
        ]
        await CeilingRow.bulk_create(ceilings, ignore_conflicts=True)
