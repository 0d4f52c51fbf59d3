"""Allowances: exact however many ask at once, counted once a key, given back when nothing came of it."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from core.ai.metering import Call, Charge, Estimate, Outcome
from core.ai.types import ModelRef, Usage
from core.app import App
from core.errors import AllowanceSpentError, HoldUnknownError, NotInPlanError, PersonUnknownError, PlanUnknownError
from core.subscriptions.meter import AllowanceMeter
from core.subscriptions.models import AllowanceRow, HoldRow, LimitRow, ModelCostRow, PlanRow
from core.subscriptions.plans import seed_plans
from core.subscriptions.types import FREE, HoldId, Period, PlanName, Resource
from core.users.types import Person, PersonId, UpdateKey
from tests.clocks import HandClock
from tests.core.people import update

pytestmark = pytest.mark.usefixtures("tables")

TEN = PlanName("ten")
MODEL = ModelRef("first", "best")


@pytest.fixture
async def on_ten(app: App, ada: Person) -> Person:
    """Ada, with ten messages and three pictures a day, twelve pictures a month, and a minute of voice."""
    plan, _ = await PlanRow.get_or_create(name=TEN)
    for resource, period, amount in (
        (Resource.MESSAGES, Period.DAY, 10),
        (Resource.PICTURES, Period.DAY, 3),
        (Resource.PICTURES, Period.MONTH, 5),
        (Resource.VOICE_SECONDS, Period.DAY, 60),
    ):
        await LimitRow.get_or_create({"amount": amount}, plan_id=plan.id, resource=resource, period=period)
    await app.put_on_plan(ada.id, TEN)
    return ada


@pytest.fixture
def meter(clock: HandClock) -> AllowanceMeter:
    return AllowanceMeter(clock=clock)


def estimate(person: Person, key: UpdateKey | None = None, **more: object) -> Estimate:
    fields = {"purpose": "tutor.talk", "tier": "basic", "usage": Usage(tokens_in=100, tokens_out=1000), **more}
    call = Call(str(fields["purpose"]), person=person.id, key=key)
    return Estimate(call=call, model=MODEL, tier=str(fields["tier"]), usage=fields["usage"], cost=None)  # type: ignore[arg-type]


def charge(asked: Estimate, outcome: Outcome = Outcome.ANSWERED, usage: Usage | None = None) -> Charge:
    used = usage or Usage(tokens_in=90, tokens_out=30)
    return Charge(call=asked.call, model=MODEL, usage=used, cost=None, outcome=outcome, seconds=1.5)


async def left(app: App, person: Person, resource: Resource = Resource.MESSAGES) -> int:
    return (await app.usage(person.id)).left(resource)


async def test_of_a_thousand_requests_at_once_exactly_ten_get_through(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    async def ask() -> bool:
        try:
            await meter.reserve(estimate(on_ten))
        except AllowanceSpentError:
            return False
        return True

    passed = await asyncio.gather(*(ask() for _ in range(1000)))

    assert passed.count(True) == 10
    assert await HoldRow.filter(person_id=on_ten.id).count() == 10
    assert (await AllowanceRow.get(person_id=on_ten.id, resource="messages")).used == 10
    assert await left(app, on_ten) == 0


async def test_a_refusal_says_when_there_is_more(app: App, on_ten: Person, meter: AllowanceMeter) -> None:
    await app.choose_time_zone(on_ten.id, "Asia/Yekaterinburg")
    for _ in range(10):
        await meter.reserve(estimate(on_ten))

    with pytest.raises(AllowanceSpentError) as refusal:
        await meter.reserve(estimate(on_ten))

    assert refusal.value.resource == "messages"
    assert refusal.value.resets_at == datetime(2026, 11, 2, 19, tzinfo=UTC)


async def test_at_local_midnight_everything_is_there_again(
    app: App, on_ten: Person, meter: AllowanceMeter, clock: HandClock
) -> None:
    await app.choose_time_zone(on_ten.id, "Asia/Tokyo")
    for _ in range(10):
        await meter.settle(await meter.reserve(asked := estimate(on_ten)), charge(asked))

    clock.move(hours=2, minutes=59, seconds=59)
    assert await left(app, on_ten) == 0
    clock.move(seconds=1)
    assert await left(app, on_ten) == 10


async def test_travelling_back_and_forth_makes_no_more_of_a_day(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    passed = 0
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Moscow") * 3:
        await app.choose_time_zone(on_ten.id, zone)
        for _ in range(11):
            try:
                await meter.reserve(estimate(on_ten))
            except AllowanceSpentError:
                break
            passed += 1

    assert passed == 2 * 10  # two calendar dates exist on Earth at that moment, each with its own ten


async def test_what_failed_or_was_refused_is_not_counted_and_what_was_cut_is_if_anything_came(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    for outcome, usage, expected in (
        (Outcome.FAILED, None, 10),
        (Outcome.REFUSED, None, 10),
        (Outcome.CUT, Usage(tokens_in=90), 10),
        (Outcome.CUT, Usage(tokens_in=90, tokens_out=5), 9),
        (Outcome.ANSWERED, None, 8),
    ):
        asked = estimate(on_ten)
        await meter.settle(await meter.reserve(asked), charge(asked, outcome, usage))
        assert await left(app, on_ten) == expected


async def test_a_released_call_costs_nothing_and_releasing_again_gives_nothing(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    reservation = await meter.reserve(estimate(on_ten))
    assert await left(app, on_ten) == 9

    await meter.release(reservation)
    await meter.release(reservation)

    assert await left(app, on_ten) == 10


async def test_settling_twice_books_once(app: App, on_ten: Person, meter: AllowanceMeter) -> None:
    asked = estimate(on_ten)
    reservation = await meter.reserve(asked)

    await asyncio.gather(*(meter.settle(reservation, charge(asked)) for _ in range(5)))

    assert await left(app, on_ten) == 9
    assert await ModelCostRow.filter(person_id=on_ten.id).count() == 1


async def test_a_repair_and_a_fallback_for_the_same_update_are_one_message(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    key = update()
    first = await meter.reserve(asked := estimate(on_ten, key))
    await meter.release(first)  # the first model was down
    for _ in range(2):  # the answer, and the repair of its shape
        await meter.settle(await meter.reserve(asked), charge(asked))

    assert await left(app, on_ten) == 9
    assert await ModelCostRow.filter(person_id=on_ten.id).count() == 2


async def test_a_replay_after_a_crash_takes_the_units_of_the_attempt_that_died(
    app: App, on_ten: Person, meter: AllowanceMeter, clock: HandClock
) -> None:
    asked = estimate(on_ten, update())
    await meter.reserve(asked)  # and the worker dies
    await meter.settle(await meter.reserve(asked), charge(asked))
    assert await left(app, on_ten) == 9

    clock.move(minutes=16)
    await app.release_expired_holds(clock.now())
    assert await left(app, on_ten) == 9


async def test_twenty_attempts_of_one_update_at_once_count_once(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    asked = estimate(on_ten, update())

    await asyncio.gather(*(meter.reserve(asked) for _ in range(20)))

    assert await left(app, on_ten) == 9


async def test_a_crash_between_reserve_and_settle_does_not_leak(
    app: App, on_ten: Person, meter: AllowanceMeter, clock: HandClock
) -> None:
    for _ in range(10):
        await meter.reserve(estimate(on_ten))
    clock.move(minutes=14)
    with pytest.raises(AllowanceSpentError):
        await meter.reserve(estimate(on_ten))

    clock.move(minutes=1)
    await meter.reserve(estimate(on_ten))

    assert await left(app, on_ten) == 9


async def test_an_answer_that_comes_after_its_hold_expired_is_booked_all_the_same(
    app: App, on_ten: Person, meter: AllowanceMeter, clock: HandClock
) -> None:
    asked = estimate(on_ten)
    reservation = await meter.reserve(asked)
    clock.move(minutes=16)
    await app.release_expired_holds(clock.now())
    assert await left(app, on_ten) == 10

    await meter.settle(reservation, charge(asked))

    assert await left(app, on_ten) == 9


async def test_voice_is_counted_in_seconds_begun(app: App, on_ten: Person, meter: AllowanceMeter) -> None:
    asked = estimate(on_ten, usage=Usage(seconds=Decimal("12.2")))
    reservation = await meter.reserve(asked)
    assert await left(app, on_ten, Resource.VOICE_SECONDS) == 47

    await meter.settle(reservation, charge(asked, usage=Usage(seconds=Decimal("10.0"))))
    assert await left(app, on_ten, Resource.VOICE_SECONDS) == 50

    spoken = estimate(on_ten, usage=Usage(characters=150))
    await meter.reserve(spoken)
    assert await left(app, on_ten, Resource.VOICE_SECONDS) == 40


async def test_the_tier_of_the_model_decides_and_what_is_free_or_the_systems_own_is_not_counted(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    with pytest.raises(NotInPlanError):
        await meter.reserve(estimate(on_ten, tier="advanced"))
    await meter.reserve(estimate(on_ten, tier="free"))
    await meter.reserve(estimate(on_ten, purpose="chats.summary"))
    await meter.reserve(Estimate(call=Call("media.check"), model=MODEL, tier="basic", usage=Usage(), cost=None))

    assert await left(app, on_ten) == 10


async def test_the_month_holds_beside_the_day(app: App, on_ten: Person, clock: HandClock) -> None:
    for _ in range(3):
        await app.hold_units(on_ten.id, Resource.PICTURES, 1, update())
    with pytest.raises(AllowanceSpentError) as today:
        await app.hold_units(on_ten.id, Resource.PICTURES, 1, update())
    assert today.value.resets_at == datetime(2026, 11, 3, tzinfo=UTC)

    clock.move(hours=12)
    for hold in [await app.hold_units(on_ten.id, Resource.PICTURES, 1, update()) for _ in range(2)]:
        await app.settle_units(on_ten.id, hold)
    await app.release_expired_holds(clock.now())
    assert await left(app, on_ten, Resource.PICTURES) == 1  # three of yesterday's five expired unused

    await app.hold_units(on_ten.id, Resource.PICTURES, 1, update())
    with pytest.raises(AllowanceSpentError):
        await app.hold_units(on_ten.id, Resource.PICTURES, 1, update())


async def test_a_refused_request_takes_nothing_anywhere(app: App, on_ten: Person) -> None:
    with pytest.raises(AllowanceSpentError):
        await app.hold_units(on_ten.id, Resource.PICTURES, 4, update())  # the month has them, the day has not

    assert [item.used for item in (await app.usage(on_ten.id)).items] == [0] * 4


async def test_a_hold_of_a_use_case_covers_its_calls_and_can_be_given_back_whole(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    key = update()
    hold = await app.hold_units(on_ten.id, Resource.PICTURES, 1, key)
    assert await app.hold_units(on_ten.id, Resource.PICTURES, 1, key) == hold
    for _ in range(2):  # the picture, and the second try after the judge
        asked = estimate(on_ten, key, usage=Usage(pictures=1))
        await meter.settle(await meter.reserve(asked), charge(asked, usage=Usage(pictures=1)))
    await app.settle_units(on_ten.id, hold)
    assert await left(app, on_ten, Resource.PICTURES) == 2

    await app.release_units(on_ten.id, hold)
    await app.release_units(on_ten.id, hold)
    assert await left(app, on_ten, Resource.PICTURES) == 3


async def test_a_hold_made_after_its_call_counts_no_second_unit_and_is_a_hold_of_its_own(
    app: App, on_ten: Person, meter: AllowanceMeter
) -> None:
    asked = estimate(on_ten, key := update(), usage=Usage(pictures=1))
    await meter.settle(await meter.reserve(asked), charge(asked, usage=Usage(pictures=1)))

    await app.settle_units(on_ten.id, await app.hold_units(on_ten.id, Resource.PICTURES, 1, key))

    assert await left(app, on_ten, Resource.PICTURES) == 2


async def test_mallory_neither_books_nor_gives_back_what_ada_holds(app: App, on_ten: Person, mallory: Person) -> None:
    hold = await app.hold_units(on_ten.id, Resource.PICTURES, 1, update())

    for stolen in (hold, HoldId("no-such-hold")):
        with pytest.raises(HoldUnknownError):
            await app.release_units(mallory.id, stolen)
        with pytest.raises(HoldUnknownError):
            await app.settle_units(mallory.id, stolen)
    assert await left(app, on_ten, Resource.PICTURES) == 2


async def test_a_hold_of_less_than_one_unit_gives_nothing_away(app: App, on_ten: Person) -> None:
    with pytest.raises(ValueError, match="-5"):
        await app.hold_units(on_ten.id, Resource.PICTURES, -5, update())


async def test_whoever_has_no_plan_or_one_that_has_ended_is_on_the_free_one(
    app: App, ada: Person, on_ten: Person, clock: HandClock, mallory: Person
) -> None:
    assert (await app.usage(mallory.id)).plan == FREE
    assert await left(app, mallory) == 50

    await app.put_on_plan(ada.id, TEN, clock.now() + timedelta(days=1))
    assert (await app.usage(ada.id)).plan == TEN
    clock.move(days=1)
    assert (await app.usage(ada.id)).plan == FREE


async def test_what_staff_changed_is_not_seeded_over(app: App, ada: Person) -> None:
    await seed_plans()
    await LimitRow.filter(plan__name=FREE, resource="messages").update(amount=7)

    await asyncio.gather(*(seed_plans() for _ in range(5)))

    assert await left(app, ada) == 7
    await LimitRow.filter(plan__name=FREE, resource="messages").update(amount=50)


async def test_unknown_plans_and_people_are_refused(app: App, ada: Person) -> None:
    with pytest.raises(PlanUnknownError):
        await app.put_on_plan(ada.id, PlanName("golden"))
    with pytest.raises(PersonUnknownError):
        await app.usage(PersonId(10**12))
    with pytest.raises(PersonUnknownError):
        await app.hold_units(PersonId(10**12), Resource.MESSAGES, 1, update())


async def test_old_counts_are_cleared_and_the_ledger_and_the_present_stay(
    app: App, on_ten: Person, meter: AllowanceMeter, clock: HandClock
) -> None:
    for _ in range(2):
        await meter.settle(await meter.reserve(asked := estimate(on_ten)), charge(asked))
        await app.hold_units(on_ten.id, Resource.PICTURES, 1, update())
        clock.move(days=63)
    await meter.settle(await meter.reserve(asked := estimate(on_ten)), charge(asked))

    assert await app.clear_old_counts(clock.now()) > 0

    assert await AllowanceRow.filter(person_id=on_ten.id).count() == 1
    assert await left(app, on_ten) == 9
    assert await ModelCostRow.filter(person_id=on_ten.id).count() == 3
