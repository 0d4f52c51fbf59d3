"""What a call costs: decimals, to the thousandth of a cent, with the date the price is from."""

from datetime import UTC, date, datetime, time
from decimal import ROUND_HALF_EVEN, Decimal

from pydantic import BaseModel, ConfigDict, field_validator

from core.ai.types import Cost, Usage

THOUSANDTH_OF_A_CENT = Decimal("0.00001")
MILLION = Decimal(1_000_000)
UNITS = ("input", "cached", "output", "minute", "million_characters", "picture")


class Peak(BaseModel):
    """Hours in which every price is multiplied: of UTC, Monday to Friday. A provider's public holidays are not known
    here, so on these the ledger says too much rather than too little."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    factor: Decimal
    hours: tuple[tuple[time, time], ...]
    """From the first time on, until before the second."""

    def holds(self, moment: datetime) -> bool:
        at = moment.astimezone(UTC)
        return at.weekday() < 5 and any(begin <= at.time() < end for begin, end in self.hours)


class Price(BaseModel):
    """A provider's price since a day. What is None is not sold by that unit."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date
    currency: str = "USD"
    input: Decimal | None = None
    """Per million tokens of the prompt."""
    cached: Decimal | None = None
    """Per million tokens of the prompt that the provider had kept; None: as `input`."""
    output: Decimal | None = None
    """Per million tokens generated."""
    minute: Decimal | None = None
    """Per minute of audio heard."""
    million_characters: Decimal | None = None
    """Per million characters of text spoken."""
    picture: Decimal | None = None
    peak: Peak | None = None

    @field_validator(*UNITS, mode="before")
    @classmethod
    def written_as_text(cls, value: object) -> object:
        """A float in the file would already have lost the exact price."""
        if isinstance(value, float):
            raise ValueError("a price is written in quotation marks")
        return value


def price_at(prices: tuple[Price, ...], moment: datetime) -> Price | None:
    """The newest price in force on that day, UTC, with what the hour adds."""
    in_force = [price for price in prices if price.since <= moment.astimezone(UTC).date()]
    price = max(in_force, key=lambda price: price.since, default=None)
    if price is None or price.peak is None or not price.peak.holds(moment):
        return price
    more = {unit: each * price.peak.factor for unit in UNITS if (each := getattr(price, unit)) is not None}
    return price.model_copy(update=more)


def cost_of(usage: Usage, price: Price | None) -> Cost | None:
    """None when any unit that was used has no price: a guess would be worse than an unknown."""
    if price is None:
        return None
    cached = price.cached if price.cached is not None else price.input
    parts = (
        (Decimal(usage.tokens_in - usage.tokens_cached) / MILLION, price.input),
        (Decimal(usage.tokens_cached) / MILLION, cached),
        (Decimal(usage.tokens_out) / MILLION, price.output),
        (usage.seconds / 60, price.minute),
        (Decimal(usage.characters) / MILLION, price.million_characters),
        (Decimal(usage.pictures), price.picture),
    )
    total = Decimal(0)
    for amount, each in parts:
        if amount and each is None:
            return None
        total += amount * (each or 0)
    rounded = total.quantize(THOUSANDTH_OF_A_CENT, rounding=ROUND_HALF_EVEN)
    return Cost(rounded, price.currency, price.since)
