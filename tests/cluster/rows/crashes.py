"""Processes that die without a word: workers, gateways, the store."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

from core.updates import keys
from core.updates.addressing import address_of
from core.updates.labels import Label
from core.updates.store import Store
from tests.cluster import nemesis
from tests.cluster.arena import Arena
from tests.cluster.history import History
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.stage import ALONE, Row, Stage
from tests.cluster.telegram import BOT, message_update
from tests.cluster.verdict import Verdict, judge
from tests.valkey import TestValkey


async def workers_killed(stage: Stage) -> Verdict:
    updates, chats = stage.pick(400, 10_000), stage.pick(40, 500)
    async with stage.arena(workers=stage.pick(3, 4), gateways=2) as arena:
        people = arena.telegram.people(chats)
        async with raging(nemesis.kill_workers(arena, every=(1, 3))):
            await people_write(arena, people, updates=updates, a_second=stage.pick(60, 110))
        await arena.settled(stage.pick(40, 180))
        verdict = judge(await arena.history())
        verdict.numbers["kills"] = len(arena.faults)
        return verdict


async def gateways_killed(stage: Stage) -> Verdict:
    updates, chats = stage.pick(300, 5_000), stage.pick(30, 300)
    async with stage.arena(workers=2, gateways=2) as arena:
        arena.telegram.fan.copies = (2, 5)
        people = arena.telegram.people(chats)
        async with raging(nemesis.kill_gateways(arena, every=stage.pick((0.5, 1.5), (1, 3)))):
            await people_write(arena, people, updates=updates, a_second=stage.pick(60, 100))
        await arena.settled(stage.pick(30, 120))
        history = await arena.history()
        verdict = judge(history)
        verdict.other += _executed_twice(history)
        answers = Counter(one.word for one in history.deliveries if one.status == 200)
        verdict.numbers |= {"deliveries": len(history.deliveries), **answers}
        return verdict


def _executed_twice(history: History) -> Iterator[str]:
    begins = Counter((note.update, note.epoch) for note in history.notes if note.kind == "begin")
    for (update, epoch), times in begins.items():
        if times > 1:
            yield f"update {update} was begun {times} times in epoch {epoch}"


async def store_killed(stage: Stage) -> Verdict:
    updates, chats = stage.pick(300, 5_000), stage.pick(30, 300)
    async with stage.arena(workers=3, gateways=2) as arena:
        people = arena.telegram.people(chats)
        async with raging(nemesis.kill_store(arena, every=stage.pick((1, 2), (3, 6)), away=0.5)):
            await people_write(arena, people, updates=updates, a_second=stage.pick(50, 100))
        await arena.settled(stage.pick(40, 120))
        verdict = judge(await arena.history())
        verdict.numbers["kills"] = len(arena.faults)
        return verdict


async def tail_truncated(stage: Stage) -> Verdict:
    """Without workers what is marked as seen must be exactly what is in the streams, wherever the file ends."""
    verdict, cuts = Verdict(), stage.pick(4, 25)
    async with stage.arena(workers=0, gateways=2) as arena:
        assert isinstance(arena.server, TestValkey)
        chance, numbers, torn = stage.chance(), range(1, 0), 0
        for cut in range(cuts):
            await _log_is_fresh(arena)
            numbers = range(1, numbers.stop + 40)
            bodies = {number: message_update(number, chat=number % 10) for number in numbers}
            await asyncio.gather(*(arena.telegram.fan.offer(body) for body in bodies.values()))
            arena.server.kill()
            _truncate(arena.server.folder, chance.randint(1, 400))
            await asyncio.to_thread(arena.server.start)
            verdict.other += [f"cut {cut}: {text}" async for text in _differences(arena.store, BOT, bodies)]
            torn += len(numbers) - await _stored(arena)
            again = await asyncio.gather(*(arena.telegram.fan.offer(body) for body in bodies.values()))
            verdict.lost += [f"cut {cut}: a repeat was answered {answer}" for answer in again if not answer.taken]
            verdict.lost += [f"cut {cut}: {len(numbers) - await _stored(arena)} missing"] * (
                await _stored(arena) != len(numbers)
            )
        verdict.delivered = verdict.handled = len(numbers)
        verdict.numbers |= {"cuts": cuts, "torn off and repeated": torn}
    return verdict


def _truncate(folder: Path, size: int) -> None:
    """The newest part of the log loses its last bytes, as after a power failure in the middle of a write."""
    part = max((folder / "appendonlydir").glob("*.incr.aof"), key=lambda path: path.stat().st_mtime)
    whole = part.stat().st_size
    with part.open("r+b") as file:
        file.truncate(max(0, whole - size))


async def _log_is_fresh(arena: Arena) -> None:
    """Between two power failures there is time for a gateway to have the log written anew."""
    async with asyncio.timeout(20):
        while (await arena.store.client.info("persistence"))["aof_last_rewrite_time_sec"] < 0:
            await asyncio.sleep(0.1)


async def _stored(arena: Arena) -> int:
    return sum([await arena.store.client.xlen(keys.inbound(partition)) for partition in range(keys.PARTITIONS)])


async def _differences(store: Store, bot: str, bodies: Mapping[int, bytes]) -> AsyncIterator[str]:
    """What is marked as seen and not stored, or stored and not marked."""
    entries: set[int] = set()
    for partition in range(keys.PARTITIONS):
        for _, fields in await store.client.xrange(keys.inbound(partition)):
            entries.add(Label.unpacked(fields[b"label"]).update_id)
    for number, body in bodies.items():
        partition = keys.partition_of(bot, address_of(body).lane)
        marked = await store.client.getbit(keys.seen(partition, bot, number), number & 0xFFFF)
        if bool(marked) != (number in entries):
            yield f"update {number} is {'marked' if marked else 'stored'} and not {'stored' if marked else 'marked'}"


ROWS = (
    Row(
        "workers killed",
        "kill -9 of workers every 1-3 s, 10,000 updates in 500 chats",
        "0 lost, 0 out of order, doubles only in the ambiguous window, counted",
        workers_killed,
    ),
    Row(
        "gateways killed",
        "kill -9 of the gateway; each update delivered 2-5 times, to two gateways at once",
        "one execution each",
        gateways_killed,
    ),
    Row("store killed", "kill -9 of the store, restart", "0 acknowledged lost", store_killed),
    Row("tail truncated", "truncated tail of the log", 'no "seen" mark without its entry', tail_truncated, only=ALONE),
)
