"""What the rest of the house knows of plans, allowances and money."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum, unique
from typing import NewType

from core.ai.types import ModelRef

PlanName = NewType("PlanName", str)
FREE = PlanName("free")
"""The plan of whoever has no other."""

HoldId = NewType("HoldId", str)
"""Units that are set aside until what they are for has ended."""


@unique
class Resource(StrEnum):
    """What a plan gives, in whole units."""

    MESSAGES = "messages"
    """Answers by models of the basic tier."""
    ADVANCED_MESSAGES = "advanced_messages"
    PICTURES = "pictures"
    VOICE_SECONDS = "voice_seconds"
    """Of speech that is heard or spoken by a provider."""


@unique
class Period(StrEnum):
    DAY = "day"
    """From midnight to midnight where the person is; for money, of UTC."""
    MONTH = "month"
    """Of the calendar, where the person is."""
    EVER = "ever"
    """For money alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """One limit of a person's plan, and how much of it is used or set aside."""

    resource: Resource
    period: Period
    limit: int
    used: int
    resets_at: datetime
    """The instant at which the whole limit is there again, in UTC."""

    @property
    def left(self) -> int:
        return max(0, self.limit - self.used)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowances:
    """Everything a person may still use. A resource without a limit in the plan is not in the plan."""

    plan: PlanName
    until: datetime | None
    """When the plan ends; None: never."""
    items: tuple[Allowance, ...]

    def left(self, resource: Resource) -> int:
        """What all limits of a resource leave together; 0 when the plan does not have it."""
        return min((item.left for item in self.items if item.resource is resource), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOnOffer:
    """A chat model, as one person may choose it."""

    ref: ModelRef
    tier: str
    in_plan: bool
    """Whether their plan has messages of its tier at all."""
    left: int | None
    """Messages left in its tier; None: not counted, the model costs nothing."""
    chosen: bool

    @property
    def can_answer(self) -> bool:
        return self.in_plan and self.left != 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """How much money may be spent on models, and how much is spent or set aside."""

    currency: str
    period: Period
    """DAY or EVER."""
    amount: Decimal | None
    """None: no ceiling."""
    spent: Decimal
    held: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    stopped_since: datetime | None
    """Set while the kill switch is thrown: nothing that costs money is called."""
    stopped_why: str | None
    ceilings: tuple[Ceiling, ...]
