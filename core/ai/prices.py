"""What a call costs: decimals, to the thousandth of a cent, with the date the price is from."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from pydantic import BaseModel, ConfigDict, field_validator

from core.ai.types import Cost, Usage

THOUSANDTH_OF_A_CENT = Decimal("0.00001")
MILLION = Decimal(1_000_000)


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

    @field_validator("input", "cached", "output", "minute", "million_characters", "picture", mode="before")
    @classmethod
    def written_as_text(cls, value: object) -> object:
        """A float in the file would already have lost the exact price."""
        if isinstance(value, float):
            raise ValueError("a price is written in quotation marks")
        return value


def price_on(prices: tuple[Price, ...], day: date) -> Price | None:
    """The newest price already in force on that day."""
    in_force = [price for price in prices if price.since <= day]
    return max(in_force, key=lambda price: price.since, default=None)


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
