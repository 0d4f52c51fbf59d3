"""What the core has to say, on its way from its row into a lane."""

import time
from datetime import timedelta

import pytest

from core.clock import SystemClock
from core.updates import keys, outbox
from core.updates.ingest import Ingest
from core.updates.models import OutboxRow
from core.updates.outbox import CarryCopies, CarryEvents, Event, put_out
from core.updates.store import Store
from tests.clocks import HandClock

pytestmark = pytest.mark.usefixtures("tables")


async def put(clock: HandClock, lane: int, *, bot: str = "tutor", to_many: bool = True) -> None:
    await put_out(Event(bot=bot, lane=str(lane), facts={"kind": "x"}, to_many=to_many), clock.now(), person_id=None)


async def waiting_in_lanes(store: Store) -> int:
    return sum([await store.client.xlen(keys.inbound(partition)) for partition in range(keys.PARTITIONS)])


async def test_what_goes_out_to_many_keeps_a_pace_for_each_bot_and_holds_up_nothing_else(
    store: Store, ingest: Ingest, clock: HandClock
) -> None:
    for number in range(30):
        await put(clock, number, bot=("tutor", "mentor")[number % 2])
    await put(clock, 99, to_many=False)
    assert await CarryEvents(store=store, ingest=ingest)(clock.now()) == 1
    assert await waiting_in_lanes(store) == 1

    began = time.monotonic()
    assert await CarryCopies(ingest=ingest, clock=SystemClock())(clock.now()) == 30
    assert time.monotonic() - began >= 13 / 29  # 15 each, beside each other; the first leaves at once
    assert await waiting_in_lanes(store) == 31
    assert await OutboxRow.all().count() == 0


async def test_the_copies_of_one_bot_do_not_wait_for_those_of_another(
    ingest: Ingest, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "AT_ONCE", 2)
    for number, bot in enumerate(["tutor", "tutor", "tutor", "mentor"]):
        await put(clock, number, bot=bot)
    carry = CarryCopies(ingest=ingest, clock=SystemClock())
    assert await carry(clock.now()) == 3
    assert [row.bot for row in await OutboxRow.all()] == ["tutor"]
    assert await carry(clock.now()) == 1


async def test_a_copy_that_is_not_due_waits(ingest: Ingest, clock: HandClock) -> None:
    await put(clock, 1)
    carry = CarryCopies(ingest=ingest, clock=SystemClock())
    assert await carry(clock.now() - timedelta(seconds=1)) == 0
    assert await carry(clock.now()) == 1


async def test_copies_carried_by_two_schedulers_stand_in_their_lanes_once(
    store: Store, ingest: Ingest, clock: HandClock
) -> None:
    await put(clock, 1)
    [row] = await OutboxRow.all().values()
    await CarryCopies(ingest=ingest, clock=SystemClock())(clock.now())
    await OutboxRow.create(**row)  # the other one read it before it was gone
    await CarryCopies(ingest=ingest, clock=SystemClock())(clock.now())
    assert await waiting_in_lanes(store) == 1
