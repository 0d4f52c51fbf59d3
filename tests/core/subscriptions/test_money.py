"""Money: a ceiling that no crowd gets past, a kill switch, a ledger to the thousandth of a cent."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from decimal import Decimal

import pytest

from core.ai.metering import Call, Charge, Estimate, Outcome
from core.ai.offer import Offer, build_models
from core.ai.router import Models
from core.ai.types import ChatRequest, Cost, Message, ModelRef, Role, Usage
from core.app import App, build_app
from core.errors import AllowanceSpentError, ModelNotAllowedError
from core.subscriptions.errors import MoneyCeilingError, SpendingStoppedError
from core.subscriptions.meter import AllowanceMeter
from core.subscriptions.models import HoldRow, LimitRow, ModelCostRow, PlanRow
from core.subscriptions.types import Ceiling, Period, PlanName, Resource
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.ai.conftest import connect, serving
from tests.core.ai.fake_openai import FakeOpenAi
from tests.core.people import update

pytestmark = pytest.mark.usefixtures("tables")

MODEL = ModelRef("first", "best")
PRICED_ON = date(2026, 1, 1)
_currencies = itertools.count(100)


@pytest.fixture
def currency() -> str:
    """A currency that no other test has spent."""
    return f"X{next(_currencies)}"[-3:]


@pytest.fixture
def meter(clock: HandClock) -> AllowanceMeter:
    return AllowanceMeter(clock=clock)


def estimate(amount: str, currency: str, person: Person | None = None) -> Estimate:
    call = Call("tutor.talk", person=person.id if person else None)
    cost = Cost(Decimal(amount), currency, PRICED_ON)
    return Estimate(call=call, model=MODEL, tier="basic", usage=Usage(tokens_in=10), cost=cost)


def charge(asked: Estimate, amount: str) -> Charge:
    assert asked.cost is not None
    cost = Cost(Decimal(amount), asked.cost.currency, PRICED_ON)
    usage = Usage(tokens_in=1234, tokens_cached=1000, tokens_out=56)
    return Charge(call=asked.call, model=MODEL, usage=usage, cost=cost, outcome=Outcome.ANSWERED, seconds=2.3456)


async def ceiling(app: App, currency: str, period: Period = Period.DAY) -> Ceiling:
    ceilings = (await app.spending()).ceilings
    return next(one for one in ceilings if one.currency == currency and one.period is period)


async def test_a_hundred_calls_at_once_do_not_pass_the_ceiling(app: App, meter: AllowanceMeter, currency: str) -> None:
    await app.set_money_ceiling(currency, Period.DAY, Decimal("0.10000"))

    async def ask() -> bool:
        try:
            await meter.reserve(estimate("0.00999", currency))
        except MoneyCeilingError:
            return False
        return True

    passed = await asyncio.gather(*(ask() for _ in range(100)))

    assert passed.count(True) == 10
    assert (await ceiling(app, currency)).held == Decimal("0.09990")


async def test_what_was_held_is_replaced_by_what_was_spent(app: App, meter: AllowanceMeter, currency: str) -> None:
    asked = estimate("0.50000", currency)
    await meter.settle(await meter.reserve(asked), charge(asked, "0.00123"))
    await meter.release(await meter.reserve(asked))

    for period in (Period.DAY, Period.EVER):
        money = await ceiling(app, currency, period)
        assert (money.spent, money.held, money.amount) == (Decimal("0.00123"), Decimal(0), None)


async def test_the_day_begins_anew_at_midnight_of_utc_and_ever_does_not(
    app: App, meter: AllowanceMeter, currency: str, clock: HandClock
) -> None:
    await app.set_money_ceiling(currency, Period.DAY, Decimal(1))
    await app.set_money_ceiling(currency, Period.EVER, Decimal("1.5"))
    asked = estimate("1", currency)
    await meter.settle(await meter.reserve(asked), charge(asked, "1"))
    with pytest.raises(MoneyCeilingError) as today:
        await meter.reserve(estimate("0.00001", currency))
    assert today.value.period == Period.DAY

    clock.move(hours=12)
    await meter.reserve(estimate("0.5", currency))
    with pytest.raises(MoneyCeilingError) as ever:
        await meter.reserve(estimate("0.00001", currency))
    assert ever.value.period == Period.EVER


async def test_a_crash_leaves_no_money_set_aside(
    app: App, meter: AllowanceMeter, currency: str, clock: HandClock
) -> None:
    await app.set_money_ceiling(currency, Period.DAY, Decimal(1))
    reservation = await meter.reserve(asked := estimate("1", currency))
    clock.move(minutes=15)

    await meter.reserve(estimate("0.4", currency))
    await meter.settle(reservation, charge(asked, "0.7"))  # the first call was alive after all

    money = await ceiling(app, currency)
    assert (money.held, money.spent) == (Decimal("0.4"), Decimal("0.7"))


async def test_the_ledger_tells_each_call_to_the_thousandth_of_a_cent(
    app: App, meter: AllowanceMeter, ada: Person, currency: str, clock: HandClock
) -> None:
    asked = estimate("0.01", currency, ada)
    reservation = await meter.reserve(asked)
    await meter.settle(reservation, charge(asked, "0.00043"))

    line = await ModelCostRow.get(person_id=ada.id)
    assert str(line.amount) == "0.00043"
    assert (line.purpose, line.model, line.outcome) == ("tutor.talk", "first:best", "answered")
    assert (line.tokens_in, line.tokens_cached, line.tokens_out) == (1234, 1000, 56)
    assert (line.currency, line.priced_on, line.latency_ms, line.at) == (currency, PRICED_ON, 2346, clock.now())


async def test_a_call_of_unknown_price_is_written_as_unknown(app: App, meter: AllowanceMeter, ada: Person) -> None:
    asked = Estimate(call=Call("tutor.talk", ada.id), model=MODEL, tier="basic", usage=Usage(), cost=None)
    answered = Charge(
        call=asked.call, model=MODEL, usage=Usage(tokens_out=1), cost=None, outcome=Outcome.CUT, seconds=0.1
    )
    await meter.settle(await meter.reserve(asked), answered)

    line = await ModelCostRow.get(person_id=ada.id)
    assert (line.amount, line.currency, line.priced_on) == (None, None, None)


async def test_the_kill_switch_stops_what_costs_money_or_might_and_nothing_else(
    app: App, meter: AllowanceMeter, currency: str, clock: HandClock
) -> None:
    await app.stop_spending("the bill looks wrong")
    await app.stop_spending("again")
    unpriced = Estimate(call=Call("tutor.talk"), model=MODEL, tier="basic", usage=Usage(), cost=None)
    try:
        for asked in (estimate("0.00001", currency), unpriced):
            with pytest.raises(SpendingStoppedError):
                await meter.reserve(asked)
        await meter.release(await meter.reserve(estimate("0", currency)))
        spending = await app.spending()
        assert (spending.stopped_since, spending.stopped_why) == (clock.now(), "the bill looks wrong")
    finally:
        await app.resume_spending()
    await meter.reserve(estimate("0.00001", currency))


async def test_a_refusal_for_money_takes_no_message(
    app: App, meter: AllowanceMeter, ada: Person, currency: str
) -> None:
    await app.set_money_ceiling(currency, Period.DAY, Decimal(0))

    with pytest.raises(MoneyCeilingError):
        await meter.reserve(estimate("0.01", currency, ada))

    assert all(item.used == 0 for item in (await app.usage(ada.id)).items)
    assert not await HoldRow.exists(person_id=ada.id)


async def test_a_ceiling_is_positive_and_of_a_day_or_of_ever(app: App, currency: str) -> None:
    for period, amount in ((Period.MONTH, Decimal(1)), (Period.DAY, Decimal(-1))):
        with pytest.raises(ValueError, match=r"day|month"):
            await app.set_money_ceiling(currency, period, amount)
    await app.set_money_ceiling(currency, Period.DAY, Decimal(1))
    await app.set_money_ceiling(currency, Period.DAY, None)
    assert currency not in {one.currency for one in (await app.spending()).ceilings}


# --- with the model layer on top -------------------------------------------------------------------------------


@asynccontextmanager
async def offering(meter: AllowanceMeter, clock: HandClock, *models: str) -> AsyncIterator[tuple[FakeOpenAi, Models]]:
    fake = FakeOpenAi()
    async with serving(fake.app()) as url:
        fake.url = url
        offer: Sequence[str] = models or ("first:best",)
        models_ = build_models(Offer(chat=offer), {"first": connect(fake, "first")}, clock=clock, meter=meter)
        try:
            yield fake, models_
        finally:
            await models_.close()


QUESTION = ChatRequest(messages=(Message(Role.USER, "How do I say спасибо?"),), max_output_tokens=50)


async def test_the_messages_of_a_plan_are_answered_and_the_next_is_not(
    meter: AllowanceMeter, clock: HandClock, ada: Person, app: App
) -> None:
    plan = await PlanRow.create(name="five")
    await LimitRow.create(plan_id=plan.id, resource=Resource.MESSAGES, period=Period.DAY, amount=5)
    await app.put_on_plan(ada.id, PlanName("five"))
    async with offering(meter, clock) as (_, models):
        for _ in range(5):
            await models.ask(QUESTION, Call("tutor.talk", ada.id, update()))
        with pytest.raises(AllowanceSpentError):
            await models.ask(QUESTION, Call("tutor.talk", ada.id, update()))

    assert await ModelCostRow.filter(person_id=ada.id, outcome="answered").count() == 5
    assert not await HoldRow.exists(person_id=ada.id, state="held")


async def test_ada_chooses_among_the_models_of_her_plan(meter: AllowanceMeter, clock: HandClock, ada: Person) -> None:
    async with offering(meter, clock, "first:best", "first:second") as (_, models):
        app = build_app(clock=clock, models=models)
        second = ModelRef("first", "second")
        await app.choose_model(ada.id, second)

        offers = await app.models_for(ada.id)
        assert [(one.ref.name, one.left, one.chosen) for one in offers] == [("best", 50, False), ("second", 50, True)]
        assert (await app.find_person(ada.telegram_id)).model == "first:second"

        with pytest.raises(ModelNotAllowedError):
            await app.choose_model(ada.id, ModelRef("first", "secret"))
        await app.choose_model(ada.id, None)
        assert (await app.find_person(ada.telegram_id)).model is None
