"""Money around a call: reserve before, settle with what was really used, release what was not."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, unique
from typing import Any, NewType, Protocol, TypeVar
from uuid import uuid4

from core.ai.capabilities import ModelRecord
from core.ai.errors import ModelError
from core.ai.prices import Price, cost_of, price_at
from core.ai.types import Cost, ModelRef, Usage
from core.clock import Clock
from core.tasks import Nursery

T = TypeVar("T")

Reservation = NewType("Reservation", str)


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks, and what for. The model never chooses either."""

    purpose: str
    """A dotted name for the ledger: `tutor.talk`, `media.judge`."""
    person: int | None = None
    """None: the system itself."""
    key: str | None = None
    """The update that the call belongs to: further calls for it, a repair or a replay, are not counted again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The most a call can use up."""

    call: Call
    model: ModelRef
    tier: str
    usage: Usage
    cost: Cost | None
    """None: the price is unknown."""


@unique
class Outcome(StrEnum):
    ANSWERED = "answered"
    CUT = "cut"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A line of the ledger."""

    call: Call
    model: ModelRef
    usage: Usage
    cost: Cost | None
    outcome: Outcome
    seconds: float


class Meter(Protocol):
    """Allowances and the ledger. Every reservation is settled or released, exactly once."""

    async def reserve(self, estimate: Estimate) -> Reservation:
        """Raises the domain's own error when the allowance or the day's money would not suffice."""
        ...

    async def settle(self, reservation: Reservation, charge: Charge) -> None: ...

    async def release(self, reservation: Reservation) -> None: ...


class InMemoryMeter:
    """A meter that keeps its books in this process; it counts, and bounds nothing."""

    def __init__(self) -> None:
        self.reserved: dict[Reservation, Estimate] = {}
        self.charges: list[Charge] = []
        self.released: list[Estimate] = []

    async def reserve(self, estimate: Estimate) -> Reservation:
        reservation = Reservation(uuid4().hex)
        self.reserved[reservation] = estimate
        return reservation

    async def settle(self, reservation: Reservation, charge: Charge) -> None:
        del self.reserved[reservation]
        self.charges.append(charge)

    async def release(self, reservation: Reservation) -> None:
        self.released.append(self.reserved.pop(reservation))

    @property
    def spent(self) -> Decimal:
        return sum((charge.cost.amount for charge in self.charges if charge.cost), Decimal(0))


class Bill:
    """One reservation, from reserve to settle. Closing it survives the cancellation of its task."""

    def __init__(
        self, reservation: Reservation, estimate: Estimate, price: Price | None, till: "Till", started: float
    ) -> None:
        self._reservation = reservation
        self._estimate = estimate
        self._price = price
        self._till = till
        self._started = started

    @property
    def seconds(self) -> float:
        return self._till.clock.monotonic() - self._started

    def cost(self, usage: Usage) -> Cost | None:
        """At the price of the moment in which the call began."""
        return cost_of(usage, self._price)

    async def settle(self, usage: Usage, outcome: Outcome) -> None:
        charge = Charge(
            call=self._estimate.call,
            model=self._estimate.model,
            usage=usage,
            cost=self.cost(usage),
            outcome=outcome,
            seconds=self.seconds,
        )
        await self._till.surely(self._till.meter.settle(self._reservation, charge))

    async def fail(self, error: BaseException) -> None:
        """A failed call costs what was billed, never a default."""
        if isinstance(error, ModelError) and error.billed is not None:
            await self.settle(error.billed, Outcome.FAILED)
        else:
            await self._till.surely(self._till.meter.release(self._reservation))


class Till:
    def __init__(self, meter: Meter, clock: Clock, nursery: Nursery) -> None:
        self.meter = meter
        self.clock = clock
        self._nursery = nursery

    async def open(self, call: Call, record: ModelRecord, usage: Usage) -> Bill:
        price = price_at(record.prices, self.clock.now())
        estimate = Estimate(call=call, model=record.ref, tier=record.tier, usage=usage, cost=cost_of(usage, price))
        started = self.clock.monotonic()
        return Bill(await self.meter.reserve(estimate), estimate, price, self, started)

    async def surely(self, bookkeeping: Coroutine[Any, Any, T]) -> T:
        return await asyncio.shield(self._nursery.start(bookkeeping, name="metering"))
