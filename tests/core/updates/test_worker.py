"""From the store through the lanes: once, in order, and never by two workers."""

import asyncio
from collections import defaultdict
from contextlib import suppress

import pytest

from core.errors import PermanentError
from core.updates import keys
from core.updates.dead_letters import DeadLetters, DeadLetterUnknownError
from core.updates.handling import Retries
from core.updates.ingest import Ingest, Outcome
from core.updates.leases import LeaseLostError
from core.updates.store import Store
from core.updates.turns import StateForbiddenError, Turn
from core.updates.watch import Watch
from core.updates.worker import LaneWorker
from tests.core.updates.conftest import Recorder, checkout, eventually, message, working


async def nothing_left(store: Store) -> bool:
    backlog = await Watch(store).backlog()
    return backlog.waiting == backlog.express == 0


async def test_each_chat_is_handled_in_its_order_and_chats_do_not_wait_for_each_other(
    store: Store, ingest: Ingest
) -> None:
    finished: dict[str, list[int]] = defaultdict(list)

    async def scene(turn: Turn) -> None:
        await asyncio.sleep(0.05 if turn.entry.update_id == 1 else 0)
        finished[turn.entry.lane].append(turn.entry.update_id)

    updates = [message(number, chat=number % 7) for number in range(1, 201)]
    for body in updates:
        await ingest("tutor", body)
    recorder = Recorder(scene)
    async with working(store, recorder):
        await recorder.until(200)

    assert all(numbers == sorted(numbers) for numbers in finished.values())
    assert recorder.handled[0] != 1, "the slow chat held the others back"
    assert await nothing_left(store)


async def test_an_update_delivered_twenty_times_at_once_is_handled_once(store: Store, ingest: Ingest) -> None:
    outcomes = await asyncio.gather(*(ingest("tutor", message(7)) for _ in range(20)))
    recorder = Recorder()
    async with working(store, recorder):
        await recorder.until(1)
        await eventually(lambda: nothing_left(store))

    assert recorder.handled == [7]
    assert outcomes.count(Outcome.STORED) == 1


async def test_the_same_number_of_another_bot_is_another_update(store: Store, ingest: Ingest) -> None:
    await ingest("tutor", message(7))
    await ingest("mentor", message(7))
    recorder = Recorder()
    async with working(store, recorder):
        await recorder.until(2)


async def test_an_update_waits_in_the_store_until_its_handler_has_ended(store: Store, ingest: Ingest) -> None:
    let_go = asyncio.Event()

    async def scene(_: Turn) -> None:
        await let_go.wait()

    await ingest("tutor", message(1))
    recorder = Recorder(scene)
    async with working(store, recorder):
        await eventually(lambda: _async(bool(recorder.began)))
        assert (await Watch(store).backlog()).waiting == 1
        let_go.set()
        await recorder.until(1)
        await eventually(lambda: nothing_left(store))


async def test_a_failed_update_is_tried_again_and_its_chat_waits(
    store: Store, ingest: Ingest, quick_retries: Retries
) -> None:
    async def scene(turn: Turn) -> None:
        if turn.entry.update_id == 1 and turn.attempt < 3:
            raise RuntimeError("the database hiccuped")

    await ingest("tutor", message(1))
    await ingest("tutor", message(2))
    recorder = Recorder(scene)
    async with working(store, recorder, retries=quick_retries) as worker:
        await recorder.until(2)

    assert recorder.began == [1, 1, 1, 2]
    assert worker.counters.retried == 2
    assert recorder.apologies == []


async def test_a_poison_update_goes_to_the_dead_letters_and_the_chat_goes_on(
    store: Store, ingest: Ingest, quick_retries: Retries
) -> None:
    async def scene(turn: Turn) -> None:
        if turn.entry.update_id == 1:
            raise RuntimeError("this message breaks the handler")

    await ingest("tutor", message(1, text="poison"))
    await ingest("tutor", message(2))
    recorder = Recorder(scene)
    async with working(store, recorder, retries=quick_retries):
        await recorder.until(2)
        await eventually(lambda: nothing_left(store))

    assert recorder.began == [1, 1, 1, 1, 1, 2]
    [letter] = [letter async for letter in DeadLetters(store).all()]
    assert letter.body == message(1, text="poison")
    assert letter.error == "RuntimeError: this message breaks the handler"
    assert letter.attempts == 5
    assert recorder.apologies == [letter.incident]


async def test_an_error_that_no_repeat_can_mend_is_not_repeated(store: Store, ingest: Ingest) -> None:
    async def scene(_: Turn) -> None:
        raise PermanentError("no such thing")

    await ingest("tutor", message(1))
    recorder = Recorder(scene)
    async with working(store, recorder):
        await recorder.until(1)
    assert recorder.began == [1]


async def test_a_dead_letter_is_replayed_without_repeating_what_went_out(
    store: Store, ingest: Ingest, quick_retries: Retries
) -> None:
    sent: list[str] = []
    broken = True

    async def scene(turn: Turn) -> None:
        number = turn.journal.number()
        if number not in turn.journal.recorded:
            sent.append(number)
            turn.journal.result(number, b"sent")
        if broken:
            raise RuntimeError

    await ingest("tutor", message(1))
    recorder = Recorder(scene)
    letters = DeadLetters(store)
    async with working(store, recorder, retries=quick_retries):
        await recorder.until(1)
        await eventually(lambda: nothing_left(store))
        broken = False
        [letter] = [letter async for letter in letters.all()]
        await letters.replay(letter.number)
        await recorder.until(2)
        await eventually(lambda: nothing_left(store))

    assert sent == ["1"]
    assert await letters.count() == 0
    with pytest.raises(DeadLetterUnknownError):
        await letters.replay(letter.number)


async def test_a_payment_query_passes_a_chat_that_is_busy(store: Store, ingest: Ingest) -> None:
    busy = asyncio.Event()

    async def scene(turn: Turn) -> None:
        if turn.entry.passage == "lane":
            await busy.wait()

    await ingest("tutor", message(1, chat=5))
    recorder = Recorder(scene)
    async with working(store, recorder):
        await eventually(lambda: _async(recorder.began == [1]))
        await ingest("tutor", checkout(2, user=5))
        await recorder.until(1)
        assert recorder.handled == [2]
        busy.set()
        await recorder.until(2)


async def test_what_passes_its_lane_may_not_write_the_conversation(store: Store, ingest: Ingest) -> None:
    refused: list[type[Exception]] = []

    async def scene(turn: Turn) -> None:
        try:
            turn.state.put("step", b"2")
        except StateForbiddenError as error:
            refused.append(type(error))

    await ingest("tutor", checkout(1))
    recorder = Recorder(scene)
    async with working(store, recorder):
        await recorder.until(1)
    assert refused == [StateForbiddenError]


async def test_cancel_stops_what_runs_and_goes_ahead_of_what_waits(store: Store, ingest: Ingest) -> None:
    async def scene(turn: Turn) -> None:
        if turn.entry.update_id == 1:
            turn.state.put("step", b"half done")
            await asyncio.Event().wait()

    await ingest("tutor", message(1))
    await ingest("tutor", message(2))
    recorder = Recorder(scene)
    async with working(store, recorder) as worker:
        await eventually(lambda: _async(recorder.began == [1]))
        await ingest("tutor", message(3, text="/cancel"))
        await recorder.until(2)
        await eventually(lambda: nothing_left(store))

    assert recorder.began == [1, 3, 2]
    assert worker.counters.interrupted == 1
    assert not await store.client.exists(keys.state(keys.partition_of("tutor", "1"), "tutor", "1"))


async def test_a_handler_that_keeps_a_cancellation_to_itself_ends_in_peace_and_the_lane_goes_on(
    store: Store, ingest: Ingest
) -> None:
    seen: list[int] = []

    async def scene(turn: Turn) -> None:
        task = asyncio.current_task()
        assert task is not None
        seen.append(task.cancelling())
        if turn.entry.update_id == 1:
            for _ in range(2):
                with suppress(asyncio.CancelledError):
                    await asyncio.Event().wait()
            turn.state.put("step", b"said goodbye")

    await ingest("tutor", message(1))
    await ingest("tutor", message(2))
    recorder = Recorder(scene)
    async with working(store, recorder) as worker:
        await eventually(lambda: _async(recorder.began == [1]))
        for update in (3, 4):
            await ingest("tutor", message(update, text="/cancel"))
        await recorder.until(4)
        await eventually(lambda: nothing_left(store))

    assert sorted(recorder.handled) == [1, 2, 3, 4]
    assert recorder.handled[0] == 1
    assert seen == [0, 0, 0, 0], "a cancellation of one update stayed with the lane"
    assert worker.counters.retried == worker.counters.buried == 0


async def test_state_is_written_with_the_commit_and_not_by_a_failed_attempt(
    store: Store, ingest: Ingest, quick_retries: Retries
) -> None:
    seen: list[bytes | None] = []

    async def scene(turn: Turn) -> None:
        seen.append(turn.state.get("count"))
        turn.state.put("count", str(int(turn.state.get("count") or b"0") + 1).encode())
        if turn.attempt == 1:
            raise RuntimeError

    await ingest("tutor", message(1))
    await ingest("tutor", message(2))
    recorder = Recorder(scene)
    async with working(store, recorder, retries=quick_retries):
        await recorder.until(2)

    assert seen == [None, None, b"1", b"1"]


async def test_two_workers_share_the_partitions_and_the_second_takes_over_when_the_first_leaves(
    store: Store, ingest: Ingest
) -> None:
    async with working(store, Recorder()) as second:
        async with working(store, Recorder()) as first:
            await eventually(lambda: _shared(first, second))
            assert not first.partitions & second.partitions
            assert 16 <= len(first.partitions) <= 48
        await eventually(lambda: _async(len(second.partitions) == keys.PARTITIONS))


async def test_no_update_is_lost_or_doubled_while_workers_come_and_go(store: Store, ingest: Ingest) -> None:
    recorder = Recorder()
    bodies = [message(number, chat=number % 40) for number in range(1, 1001)]

    async def deliver() -> None:
        for body in bodies:
            await ingest("tutor", body)
            await asyncio.sleep(0.002)

    async with working(store, recorder):
        delivering = asyncio.ensure_future(deliver())
        async with working(store, recorder):
            await asyncio.sleep(1.2)
        await delivering
        await recorder.until(1000, seconds=30)
        await eventually(lambda: nothing_left(store))

    assert sorted(recorder.handled) == list(range(1, 1001))
    for chat in range(40):
        of_chat = [number for number in recorder.handled if number % 40 == chat]
        assert of_chat == sorted(of_chat)


async def test_a_worker_whose_lease_went_to_another_can_write_nothing(store: Store, ingest: Ingest) -> None:
    errors: list[type[Exception]] = []
    stolen = asyncio.Event()

    async def scene(turn: Turn) -> None:
        if turn.attempt > 1:
            return
        await store.client.set(keys.lease(turn.entry.partition), "somebody-else:99", px=1500)
        try:
            await turn.journal.intend(turn.journal.number())
        except LeaseLostError as error:
            errors.append(type(error))
            stolen.set()
            raise

    await ingest("tutor", message(1))
    recorder = Recorder(scene)
    async with working(store, recorder) as worker:
        await stolen.wait()
        await recorder.until(1, seconds=15)
        await eventually(lambda: nothing_left(store))

    assert errors == [LeaseLostError]
    assert recorder.began == [1, 1], "the update was not handled by the next owner"
    assert worker.counters.stale == 1


async def test_bodies_beyond_the_memory_budget_stay_in_the_store_until_their_turn(store: Store, ingest: Ingest) -> None:
    from core.updates.worker import WorkerLimits

    bodies: list[bytes | None] = []

    async def scene(turn: Turn) -> None:
        bodies.append(turn.entry.body)

    expected = [message(number, text="x" * 500) for number in range(1, 31)]
    for body in expected:
        await ingest("tutor", body)
    recorder = Recorder(scene)
    async with working(store, recorder, limits=WorkerLimits(bytes_in_memory=2000)):
        await recorder.until(30)
    assert bodies == expected


async def _async(value: bool) -> bool:
    return value


async def _shared(first: LaneWorker, second: LaneWorker) -> bool:
    return len(first.partitions) + len(second.partitions) == keys.PARTITIONS and bool(first.partitions)
