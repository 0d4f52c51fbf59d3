"""What operators do with money: raise and lower the ceilings, throw the kill switch, look at what was spent."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from core.clock import Clock
from core.subscriptions.models import CeilingRow, MoneyRow, SpendingStopRow
from core.subscriptions.periods import EVER
from core.subscriptions.types import Ceiling, Period, Spending

THE_SWITCH = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMoneyCeiling:
    """How much models may cost in a day of UTC, or ever, in one currency; None lifts the ceiling."""

    async def __call__(self, currency: str, period: Period, amount: Decimal | None) -> None:
        if period is Period.MONTH or (amount is not None and amount < 0):
            raise ValueError(period, amount)
        if amount is None:
            await CeilingRow.filter(currency=currency, period=period.value).delete()
        else:
            await CeilingRow.update_or_create({"amount": amount}, currency=currency, period=period.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSpending:
    """Throws the kill switch: from now on nothing that costs money is called, in any process. What runs ends."""

    clock: Clock

    async def __call__(self, why: str) -> None:
        row = SpendingStopRow(id=THE_SWITCH, since=self.clock.now(), why=why[:200])
        await SpendingStopRow.bulk_create([row], ignore_conflicts=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeSpending:
    """Puts the kill switch back."""

    async def __call__(self) -> None:
        await SpendingStopRow.all().delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowSpending:
    """What models have cost today and ever, what is set aside, and the ceilings, by currency."""

    clock: Clock

    async def __call__(self) -> Spending:
        stop = await SpendingStopRow.first()
        amounts = {(row.currency, row.period): row.amount for row in await CeilingRow.all()}
        money = await self._money()
        ceilings = [
            _ceiling(currency, period, amounts, money.get((currency, period.value)))
            for currency in sorted({currency for currency, _ in (*amounts, *money)})
            for period in (Period.DAY, Period.EVER)
        ]
        return Spending(
            stopped_since=stop.since if stop else None,
            stopped_why=stop.why if stop else None,
            ceilings=tuple(ceilings),
        )

    async def _money(self) -> dict[tuple[str, str], MoneyRow]:
        today = _utc_date(self.clock.now())
        rows = await MoneyRow.filter(starts_on__in=[EVER, today])
        return {(row.currency, row.period): row for row in rows}


def _utc_date(now: datetime) -> date:
    return now.astimezone(UTC).date()


def _ceiling(currency: str, period: Period, amounts: dict[tuple[str, str], Decimal], money: MoneyRow | None) -> Ceiling:
    return Ceiling(
        currency=currency,
        period=period,
        amount=amounts.get((currency, period.value)),
        spent=money.spent if money else Decimal(0),
        held=money.held if money else Decimal(0),
    )
