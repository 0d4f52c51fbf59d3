"""Copies of what goes out to many, as they come in at Telegram: never too many at a time, whatever holds them up."""

import asyncio
import time
from bisect import bisect_right
from random import Random

from core.updates import keys
from core.updates.bulk import BulkLimit
from core.updates.store import Store

BOT = 42
WINDOW = 0.5


def limit(store: Store, *, per_second: float = 100) -> BulkLimit:
    return BulkLimit(store, per_second=per_second, window=WINDOW)


def most_within_a_window(times: list[float]) -> int:
    times = sorted(times)
    return max(bisect_right(times, at + WINDOW) - first for first, at in enumerate(times))


async def test_copies_that_are_held_up_do_not_come_in_together_with_those_behind(store: Store) -> None:
    workers, arrived, randomness = [limit(store) for _ in range(3)], [], Random(7)
    begin = time.monotonic()

    async def send(number: int) -> None:
        async with workers[number % 3].copy(BOT):
            held_up = 0.3 < time.monotonic() - begin < 0.6
            await asyncio.sleep(begin + 0.6 - time.monotonic() if held_up else randomness.uniform(0, 0.05))
            arrived.append(time.monotonic())
            await asyncio.sleep(randomness.uniform(0, 0.02))

    await asyncio.gather(*(send(number) for number in range(150)))
    assert len(arrived) == 150
    assert most_within_a_window(arrived) <= 50


async def test_copies_leave_one_after_another_and_in_their_order(store: Store) -> None:
    paced, left = limit(store), []

    async def send(number: int) -> None:
        async with paced.copy(BOT):
            left.append((number, time.monotonic()))

    await asyncio.gather(*(send(number) for number in range(20)))
    assert [number for number, _ in left] == list(range(20))
    assert left[-1][1] - left[0][1] >= 0.17  # 19 times 10 ms; one interval may be caught up


async def test_each_bot_has_a_limit_of_its_own(store: Store) -> None:
    slow = limit(store, per_second=1 / WINDOW)  # one in a window
    async with asyncio.timeout(5), slow.copy(1), slow.copy(2):
        pass


async def test_a_copy_whose_worker_died_counts_until_nobody_can_be_sending_it(store: Store) -> None:
    async with limit(store, per_second=1 / WINDOW).copy(BOT):  # and is never heard of again
        [(copy, counts_until)] = await store.client.zrange(keys.copies(BOT), 0, -1, withscores=True)
        seconds, microseconds = await store.client.time()
        assert 100 < counts_until / 1e6 - (seconds + microseconds / 1e6) <= 120

        async def next_one() -> None:
            async with limit(store, per_second=1 / WINDOW).copy(BOT):
                pass

        waiting = asyncio.create_task(next_one())
        await asyncio.sleep(1.2 * WINDOW)
        assert not waiting.done()
        await store.client.zadd(keys.copies(BOT), {copy: 1})  # time passes
        await asyncio.wait_for(waiting, 5)
