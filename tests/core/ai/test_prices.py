"""Money is exact: decimals, the price's date, and no guess where a price is not known."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from core.ai.capabilities import Catalogue, ModelRecord
from core.ai.offer import Offer
from core.ai.prices import Peak, Price, cost_of, price_at
from core.ai.types import Cost, ModelRef, Usage, Use
from tests.core.ai.conftest import ADA, connect, desk, question
from tests.core.ai.fake_openai import FakeOpenAi, Streams

OLD = Price(since=date(2025, 1, 1), input=Decimal("1"), output=Decimal("2"))
NEW = Price(since=date(2026, 6, 1), input=Decimal("0.25"), cached=Decimal("0.025"), output=Decimal("2.00"))


def test_a_cost_is_exact_to_the_thousandth_of_a_cent() -> None:
    usage = Usage(tokens_in=1_234, tokens_cached=1_000, tokens_out=567)

    # 234 × 0.25 + 1000 × 0.025 + 567 × 2.00 = 1217.5 millionths
    assert cost_of(usage, NEW) == Cost(Decimal("0.00122"), "USD", date(2026, 6, 1))


@pytest.mark.parametrize(("tokens", "amount"), [(20, "0.00000"), (60, "0.00002"), (100, "0.00002"), (101, "0.00003")])
def test_halves_go_to_the_even_digit(tokens: int, amount: str) -> None:
    cost = cost_of(Usage(tokens_in=tokens), NEW)

    assert cost is not None
    assert cost.amount == Decimal(amount)
    assert str(cost.amount) == amount


@given(some.integers(0, 10**9), some.integers(0, 10**9))
def test_no_number_of_tokens_strays_by_more_than_half_a_thousandth_of_a_cent(tokens: int, out: int) -> None:
    cost = cost_of(Usage(tokens_in=tokens, tokens_out=out), NEW)

    exact = (Decimal(tokens) * Decimal("0.25") + Decimal(out) * 2) / 1_000_000
    assert cost is not None
    assert abs(cost.amount - exact) <= Decimal("0.000005")


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def test_a_call_is_priced_by_its_day() -> None:
    assert price_at((NEW, OLD), at(date(2026, 5, 31))) is OLD
    assert price_at((NEW, OLD), at(date(2026, 6, 1))) is NEW
    assert price_at((NEW, OLD), at(date(2024, 1, 1))) is None


MONDAY, SATURDAY = date(2026, 11, 2), date(2026, 11, 7)


@pytest.mark.parametrize(
    ("moment", "input_"),
    [
        (at(MONDAY, 0, 59), "0.25"),
        (at(MONDAY, 1), "0.50"),
        (at(MONDAY, 3, 59), "0.50"),
        (at(MONDAY, 4), "0.25"),
        (at(SATURDAY, 2), "0.25"),
    ],
)
def test_in_peak_hours_every_unit_costs_more_and_on_the_weekend_none_does(moment: datetime, input_: str) -> None:
    peak = Peak(factor=Decimal(2), hours=((time(1), time(4)),))
    price = price_at((NEW.model_copy(update={"peak": peak}),), moment)

    assert price is not None
    assert (price.input, price.since) == (Decimal(input_), NEW.since)
    assert price.output == 8 * Decimal(input_)
    assert price.picture is None


async def test_a_call_costs_what_it_did_when_it_began(first: FakeOpenAi) -> None:
    first.plan(Streams(usage={"prompt_tokens": 1_000_000, "completion_tokens": 0}))
    async with desk([connect(first, "deepseek")], Offer(chat=["deepseek:deepseek-flash"])) as it:
        it.clock.move(hours=-2, minutes=-1)  # 09:59 on a Monday
        async with it.models.chat(question(), ADA) as stream:
            it.clock.move(minutes=5)
            async for _ in stream:
                pass

    assert it.meter.charges[0].cost == Cost(Decimal("0.30000"), "USD", date(2026, 9, 10))


def test_a_unit_without_a_price_makes_the_cost_unknown_not_smaller() -> None:
    assert cost_of(Usage(tokens_in=10, pictures=1), NEW) is None
    assert cost_of(Usage(tokens_in=10), None) is None
    assert cost_of(Usage(), NEW) == Cost(Decimal("0.00000"), "USD", NEW.since)


def test_cached_tokens_cost_the_full_price_where_no_other_is_written() -> None:
    assert cost_of(Usage(tokens_in=100_000, tokens_cached=100_000), OLD) == Cost(Decimal("0.10000"), "USD", OLD.since)


def test_minutes_characters_and_pictures_have_their_prices() -> None:
    price = Price(since=OLD.since, minute=Decimal("0.006"), million_characters=Decimal(15), picture=Decimal("0.011"))

    assert cost_of(Usage(seconds=Decimal("90"), characters=1000, pictures=2), price) == Cost(
        Decimal("0.04600"), "USD", OLD.since
    )


def test_a_price_written_as_a_float_is_refused() -> None:
    with pytest.raises(ValidationError, match="quotation marks"):
        Price(since=OLD.since, input=0.1)


async def test_the_ledger_gets_the_provider_s_figures_and_the_price_s_date(first: FakeOpenAi) -> None:
    first.plan(
        Streams(
            usage={
                "prompt_tokens": 1_000, "completion_tokens": 200,
                "prompt_tokens_details": {"cached_tokens": 400},
            }
        )
    )  # fmt: skip
    provider = connect(first, "openai", dialect="openai")
    async with desk([provider], Offer(chat=["openai:gpt-5-mini"])) as it:
        answer = await it.models.ask(question(), ADA)

    charge = it.meter.charges[0]
    assert charge.usage == Usage(tokens_in=1_000, tokens_out=200, tokens_cached=400)
    assert charge.cost == answer.cost == Cost(Decimal("0.00056"), "USD", date(2025, 8, 7))
    assert (charge.call.purpose, charge.call.person) == ("tutor.talk", 1)


async def test_deepseek_tells_what_was_cached_beside_the_sums(first: FakeOpenAi) -> None:
    first.plan(Streams(usage={"prompt_tokens": 100, "completion_tokens": 1, "prompt_cache_hit_tokens": 64}))
    provider = connect(first, "deepseek", dialect="deepseek")
    async with desk([provider], Offer(chat=["deepseek:deepseek-v4-flash"])) as it:
        answer = await it.models.ask(question(), ADA)

    assert answer.usage == Usage(tokens_in=100, tokens_out=1, tokens_cached=64)


def test_every_price_of_the_catalogue_has_the_units_its_use_is_billed_in() -> None:
    units = {Use.CHAT: "output", Use.TRANSCRIPTION: "minute", Use.SPEECH: "million_characters", Use.IMAGE: "output"}
    catalogue = Catalogue.load()
    for use, unit in units.items():
        refs = catalogue.offered(use, {"openai", "deepseek", "gigachat"}, date(2026, 11, 22))
        assert refs, use
        for ref in refs:
            for price in catalogue.record(ref, use, "openai").prices:
                assert getattr(price, unit) is not None, ref


def test_a_model_that_is_not_listed_has_no_price_and_the_cautious_record() -> None:
    record = Catalogue.load().record(ModelRef("local", "llama3:8b"), Use.CHAT, "compatible")

    assert record == ModelRecord(
        ref=ModelRef("local", "llama3:8b"), known=False, limit_field="max_tokens", asks_for_base64=True
    )
    assert record.prices == ()
