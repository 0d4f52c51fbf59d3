"""What went wrong once in the fault suite, each as a scene of its own."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from core.clock import SystemClock
from core.tasks import Nursery
from core.updates import keys
from core.updates.addressing import Passage
from core.updates.batching import Batcher
from core.updates.dead_letters import DeadLetters
from core.updates.handling import Retries
from core.updates.ingest import Ingest
from core.updates.labels import Label
from core.updates.leases import Lease, LeaseTimes
from core.updates.store import Call, Script, Store
from core.updates.turns import INTENT, Entry, Turn
from core.updates.worker import LaneWorker, WorkerBrokenError, new_worker_name
from tests.core.updates.conftest import Recorder, eventually, message, working

TIMES = LeaseTimes()


@asynccontextmanager
async def turn_of(
    store: Store, entry_id: str = "1-1", *, lost_answers: int = 0, epoch: int = 7, alone: bool = False
) -> AsyncIterator[Turn]:
    """A turn of an owner whose first answers from the store get lost on the way."""
    lease = Lease(0, "ada", epoch, SystemClock().monotonic(), SystemClock(), TIMES)
    await store.client.set(keys.lease(0), lease.token)
    script, nursery = Script.named("turn"), Nursery("test")

    async def send(calls: Sequence[Call]) -> list[Any]:
        nonlocal lost_answers
        answers = await store.run(script, calls)
        lost_answers -= 1
        if lost_answers >= 0:
            raise RedisConnectionError
        return answers

    label = Label("tutor", "5", 1, Passage.LANE)
    yield Turn(Entry(entry_id, 0, label, b"{}"), lease, Batcher(send, nursery), alone=alone)
    await nursery.close()


async def test_an_attempt_whose_answer_got_lost_is_counted_once(store: Store) -> None:
    async with turn_of(store, lost_answers=2) as turn:
        for _ in range(2):
            with pytest.raises(RedisConnectionError):
                await turn.begin()
        await turn.begin()
        assert turn.attempt == 1
        await turn.begin()
        assert turn.attempt == 2


async def test_only_what_ran_alone_is_blamed_for_the_death_of_its_worker(store: Store) -> None:
    attempts = []
    for epoch, alone in enumerate([False, False, False, False, True, True, True], start=1):
        async with turn_of(store, epoch=epoch, alone=alone) as turn:
            await turn.begin()
            attempts.append(turn.attempt)
    assert attempts == [1, 2, 2, 2, 2, 3, 4]


async def test_a_spared_attempt_does_not_count_and_its_journal_stays(store: Store) -> None:
    async with turn_of(store) as turn:
        await turn.begin()
        turn.journal.result("1", b"sent")
        turn.spare()
        await turn._writes.flushed(0)
    async with turn_of(store) as again:
        await again.begin()
        assert (again.attempt, again.journal.recorded) == (1, {"1": b"sent"})


async def test_a_known_result_is_not_forgotten_for_an_old_intent(store: Store) -> None:
    async with turn_of(store) as turn:
        await turn.begin()
        await turn.journal.intend("1")
        turn.journal.recorded["1"] = b"sent"  # its write was lost with the store
        await turn.begin()
        assert turn.journal.recorded == {"1": b"sent"}
        assert INTENT not in turn.journal.recorded.values()


async def test_a_handler_cancelled_from_within_is_tried_again_and_its_chat_waits(
    store: Store, ingest: Ingest, quick_retries: Retries
) -> None:
    async def scene(turn: Turn) -> None:
        if turn.entry.update_id == 1 and turn.attempt == 1:
            raise asyncio.CancelledError

    await ingest("tutor", message(1))
    await ingest("tutor", message(2))
    recorder = Recorder(scene)
    async with working(store, recorder, retries=quick_retries):
        await recorder.until(2)
    assert recorder.began == [1, 1, 2]


async def test_a_handler_that_raises_what_is_no_exception_is_buried_like_any_other(
    store: Store, ingest: Ingest, quick_retries: Retries
) -> None:
    class Odd(BaseException):
        pass

    async def scene(turn: Turn) -> None:
        if turn.entry.update_id == 1:
            raise Odd

    await ingest("tutor", message(1))
    await ingest("tutor", message(2))
    recorder = Recorder(scene)
    async with working(store, recorder, retries=quick_retries):
        await recorder.until(2)
    assert recorder.began == [1, 1, 1, 1, 1, 2]


async def test_an_apology_that_kills_the_worker_is_not_tried_for_ever(store: Store, ingest: Ingest) -> None:
    await ingest("tutor", message(1))
    [stream] = [key async for key in store.client.scan_iter("*:in")]
    [(entry_id, _)] = await store.client.xrange(stream)
    client: Any = store.client
    await client.hset(stream[: -len(":in")] + b":attempts", entry_id, "6 0.0!")
    recorder = Recorder()
    async with working(store, recorder):
        await eventually(lambda: _buried(store))
    assert recorder.apologies == []


async def test_a_lane_whose_name_holds_spaces_stops_nobody(store: Store, ingest: Ingest) -> None:
    odd = {"business_connection_id": "a b c", "chat": {"id": 5, "type": "private"}, "message_id": 1, "date": 0}
    await ingest("tutor", orjson.dumps({"update_id": 1, "business_message": odd}))
    await ingest("tutor", message(2))
    recorder = Recorder()
    async with working(store, recorder):
        await recorder.until(2)
    assert Label.unpacked(b"tutor a b c/5 1 lane") == Label("tutor", "a b c/5", 1, Passage.LANE)


def test_a_passage_of_a_newer_release_keeps_its_order() -> None:
    assert Label.unpacked(b"tutor 5 1 teleport").passage is Passage.LANE


async def test_a_partition_whose_take_over_broke_off_is_taken_again(store: Store, ingest: Ingest) -> None:
    """The store went away between the lease and what belongs to it: the lease was renewed and nothing was read."""
    worker = LaneWorker(store, SystemClock(), recorder := Recorder(), name=new_worker_name())
    gain, failed = worker._keeper._gained, False

    async def gain_later(lease: Lease) -> None:
        nonlocal failed
        if not failed:
            failed = True
            raise RedisConnectionError
        await gain(lease)

    worker._keeper._gained = gain_later
    for number in range(1, 201):
        await ingest("tutor", message(number, chat=number))
    stop = asyncio.Event()
    running = asyncio.ensure_future(worker.run(stop))
    await recorder.until(200)
    stop.set()
    await running


async def test_a_worker_with_a_broken_part_ends_instead_of_holding_leases(store: Store) -> None:
    worker = LaneWorker(store, SystemClock(), Recorder(), name=new_worker_name())

    async def broken() -> None:
        raise ValueError("a defect")

    worker._depend_on(broken(), name="part")
    with pytest.raises(WorkerBrokenError):
        await asyncio.wait_for(worker.run(asyncio.Event()), 10)
    assert not [key async for key in store.client.scan_iter("*:lease")]


async def test_a_handler_cut_off_by_a_hand_over_collects_no_blame(store: Store, ingest: Ingest) -> None:
    attempts: list[int] = []

    async def scene(turn: Turn) -> None:
        attempts.append(turn.attempt)
        await asyncio.Event().wait()

    await ingest("tutor", message(1))
    for _ in range(3):
        recorder = Recorder(scene)
        async with working(store, recorder) as worker:
            await eventually(lambda recorder=recorder: _async(bool(recorder.began)))  # type: ignore[misc]
            lease = worker._keeper.held[keys.partition_of("tutor", "1")]
            await worker._give_back(lease)
    assert attempts == [1, 1, 1]


async def test_one_partition_without_an_answer_does_not_hold_up_the_others() -> None:
    nursery, stuck = Nursery("test"), asyncio.Event()

    async def send(calls: Sequence[Call]) -> list[Any]:
        if calls[0].partition == 1:
            await stuck.wait()
        return [call.partition for call in calls]

    batcher = Batcher(send, nursery, ways=64)
    away = batcher.submit(Call(1, (), ()))
    assert await asyncio.wait_for(batcher.submit(Call(2, (), ())), 1) == 2
    assert not away.done()
    stuck.set()
    await batcher.flushed(1)
    assert away.result() == 1
    await nursery.close()


async def _buried(store: Store) -> bool:
    return await DeadLetters(store).count() == 1


async def _async(value: bool) -> bool:
    return value
