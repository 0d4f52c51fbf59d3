"""Workers that come and go on purpose: more of them, fewer, a deployment."""

import asyncio
from collections import defaultdict
from collections.abc import Collection

from tests.cluster.figures import percentile
from tests.cluster.history import History
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.stage import Row, Stage
from tests.cluster.verdict import Verdict, judge

GAP_SECONDS = 1.0


async def workers_come_and_go(stage: Stage) -> Verdict:
    rest = stage.pick(2.0, 6.0)
    async with stage.arena(workers=1, gateways=2) as arena:
        people = arena.telegram.people(stage.pick(40, 200))
        async with raging(people_write(arena, people, updates=100_000, a_second=stage.pick(40, 80))):
            await asyncio.sleep(rest)
            await arena.start_workers(7)
            await asyncio.sleep(2 * rest)
            for _ in range(6):
                await arena.stop_worker(arena.chance.choice(sorted(arena.workers)))
            await asyncio.sleep(rest)
        await arena.settled(stage.pick(30, 60))
        return _judged(await arena.history(), strict=stage.pick(False, True))


async def rolling_restart(stage: Stage) -> Verdict:
    """Every worker is replaced, one after another, while a few handlers are long."""
    async with stage.arena(workers=stage.pick(3, 4), gateways=2) as arena:
        people = arena.telegram.people(stage.pick(40, 200))
        slow = arena.telegram.people(stage.pick(2, 8))
        async with raging(people_write(arena, people, updates=100_000, a_second=stage.pick(40, 80))):
            await asyncio.sleep(2)
            for person in slow:
                arena.telegram.says(person, f"sure pause={stage.pick(6, 30)}")
            for name in sorted(arena.workers):
                await arena.start_worker()
                await arena.stop_worker(name)
        await arena.settled(stage.pick(40, 90))
        return _judged(await arena.history(), beside={person.id for person in slow}, strict=stage.pick(False, True))


def _judged(history: History, beside: Collection[int] = (), *, strict: bool) -> Verdict:
    """A hand-over may cost a second more than this machine's own moods cost those who were not handed over.

    That is held against the long form alone: the short one shares two cores with other rows, and says the figures.
    """
    verdict = judge(history)
    moved, stayed = _gaps(history, beside)
    worst, usual = max(moved, default=0.0), max(stayed, default=0.0)
    if strict and worst > GAP_SECONDS + usual:
        verdict.other.append(f"a chat that was free waited {worst:.2f} s at a hand-over, {usual:.2f} s elsewhere")
    verdict.numbers |= {"hand-overs": len(moved), "gap": round(worst, 2), "gap p99": round(percentile(moved, 99), 2)}
    verdict.numbers |= {"elsewhere": round(usual, 2), "elsewhere p99": round(percentile(stayed, 99), 2)}
    return verdict


def _gaps(history: History, beside: Collection[int]) -> tuple[list[float], list[float]]:
    """Seconds that updates waited although their chat was free: from when both were, to the first begin.

    First of those that a new owner began first in its partition, then of all others.
    """
    stored: dict[int, float] = {}
    for one in history.deliveries:
        if one.status == 200:
            stored[one.update] = min(one.answered, stored.get(one.update, one.answered))
    begun: dict[int, float] = {}
    ended: dict[int, float] = {}
    first: dict[tuple[int, int], int] = {}
    for note in history.notes:
        if note.kind == "begin":
            begun.setdefault(note.update, note.at)
            first.setdefault((note.partition, note.epoch), note.update)
        elif note.kind == "end":
            ended[note.update] = note.at
    free: dict[int, float] = defaultdict(float)
    moved: list[float] = []
    stayed: list[float] = []
    firsts = set(first.values())
    for said in history.said:
        if said.update in begun and said.update in stored and said.chat not in beside:
            gaps = moved if said.update in firsts else stayed
            gaps.append(begun[said.update] - max(stored[said.update], free[said.chat]))
        free[said.chat] = ended.get(said.update, free[said.chat])
    return moved, stayed


ROWS = (
    Row(
        "workers come and go",
        "1 -> 8 -> 2 workers under load",
        "order kept, one owner per epoch, gap < 1 s",
        workers_come_and_go,
    ),
    Row(
        "rolling restart",
        "every worker replaced under load, a few handlers long",
        "order kept, one owner per epoch, gap < 1 s",
        rolling_restart,
    ),
)
