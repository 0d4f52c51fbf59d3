"""Workers that are alive and wrong about it: paused past their lease, or cut off from the store."""

import asyncio
import signal
import time
from collections.abc import Iterator

from tests.cluster.arena import Arena
from tests.cluster.history import History
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.proxy import fault_proxy
from tests.cluster.stage import ALONE, Row, Stage
from tests.cluster.verdict import Verdict, judge

SPREAD_RENEWALS = 6  # until a newcomer has its share of the partitions


async def worker_paused(stage: Stage) -> Verdict:
    """Handlers are in the middle of everything when the worker stops: before, between and after their messages."""
    rounds, chats = stage.pick(1, 2), stage.pick(40, 200)
    async with stage.arena(workers=3) as arena:
        people, verdict = arena.telegram.people(chats), Verdict()
        pauses: list[tuple[str, float, float]] = []
        async with raging(people_write(arena, people, updates=100_000, a_second=stage.pick(40, 80))):
            for _ in range(rounds):
                await asyncio.sleep(2)
                victim = arena.chance.choice(sorted(arena.workers))
                at = time.monotonic()
                arena.workers[victim].signal(signal.SIGSTOP)
                await asyncio.sleep(3 * stage.times.lease)
                woke = time.monotonic()
                arena.workers[victim].signal(signal.SIGCONT)
                arena.note("pause", at, worker=victim)
                pauses.append((victim, at, woke))
                await asyncio.sleep(stage.times.lease)
        await arena.settled(stage.pick(30, 90))
        history = await arena.history()
        verdict = judge(history)
        for victim, at, woke in pauses:
            before, again = _after_waking(history, victim, woke)
            verdict.stale += before
            if awake := _awake(history, victim, at, woke):
                verdict.other.append(f"{victim} was not paused: it did {awake} things meanwhile")
            verdict.numbers[f"{victim} works again"] = again
            if not again:
                verdict.other.append(f"{victim} never worked again after its pause")
        return verdict


def _after_waking(history: History, victim: str, woke: float) -> tuple[list[str], int]:
    """What the victim sent after waking for epochs from before, and how many updates it began under new ones."""
    old = {(note.partition, note.epoch) for note in history.notes if note.worker == victim and note.at < woke}
    late = [
        f"{victim} sent for {note.update} {note.at - woke:.3f} s after waking"
        for note in history.notes
        if note.kind == "write" and note.worker == victim and note.at > woke and (note.partition, note.epoch) in old
    ]
    begun = sum(note.kind == "begin" and note.worker == victim and note.at > woke for note in history.notes)
    return late, begun


def _awake(history: History, victim: str, at: float, woke: float) -> int:
    """What a stopped process was seen to do; a moment after the signal does not count."""
    return sum(note.worker == victim and at + 0.5 < note.at < woke for note in history.notes)


async def worker_cut_off(stage: Stage) -> Verdict:
    """One worker's way to the store is swallowed; its handlers would go on sending for longer than the lease."""
    chats = stage.pick(30, 100)
    async with (
        stage.server() as server,
        fault_proxy(server.url) as proxy,
        stage.arena(workers=2, on=server) as arena,
    ):
        victim = await arena.start_worker(redis=f"redis://{proxy.address}/0")
        await asyncio.sleep(SPREAD_RENEWALS * stage.times.renew)
        people = arena.telegram.people(chats)
        for person in people:
            arena.telegram.says(person, f"say={int(stage.times.lease * 5)} after=0.4", says=int(stage.times.lease * 5))
        async with raging(people_write(arena, people, updates=100_000, a_second=10)):
            await _until_it_works(arena, victim)
            at = time.monotonic()
            proxy.black_hole()
            await asyncio.sleep(2 * stage.times.lease)
            proxy.heal()
            arena.note("cut off", at, worker=victim)
            await asyncio.sleep(stage.times.lease)
        await arena.settled(stage.pick(60, 120))
        history = await arena.history()
        verdict = judge(history)
        verdict.other += list(_sent_too_long(history, victim, at, stage.times.self_stop))
        silent = _silent_after(history, victim, at, stage.times.lease)
        if silent < stage.times.self_stop / 4:
            verdict.other.append(f"it fell silent after {silent:.2f} s by itself: nothing is shown")
        verdict.numbers["silent after"] = round(silent, 2)
        return verdict


async def _until_it_works(arena: Arena, victim: str, seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while sum(call.worker == victim for call in arena.telegram.simulator.wire) < 20:
            await asyncio.sleep(0.05)


def _sent_too_long(history: History, victim: str, cut: float, self_stop: float) -> Iterator[str]:
    """Calls of the old epochs after the moment at which the worker must have stopped itself."""
    old = {(note.partition, note.epoch) for note in history.notes if note.worker == victim and note.at < cut}
    for note in history.notes:
        late = note.at - cut
        if note.kind != "write" or note.worker != victim or (note.partition, note.epoch) not in old:
            continue
        if late > self_stop:
            yield f"{victim} still sent {late:.2f} s after it was cut off"


def _silent_after(history: History, victim: str, cut: float, lease: float) -> float:
    times = [note.at - cut for note in history.notes if note.kind == "write" and note.worker == victim]
    times = [seconds for seconds in times if 0 <= seconds <= lease]
    return max(times, default=0.0)


ROWS = (
    Row(
        "worker paused",
        "SIGSTOP of a worker for 3 leases, then SIGCONT",
        "every write fenced, no send after waking",
        worker_paused,
    ),
    Row(
        "worker cut off",
        "worker cut off from the store, Telegram reachable",
        "it stops itself before the lease ends",
        worker_cut_off,
        only=ALONE,
    ),
)
