"""Handlers that fail, kill, or take their time: only their own update may suffer."""

import asyncio
import time

from tests.cluster.arena import Arena
from tests.cluster.figures import latencies, percentile
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging, reviving
from tests.cluster.stage import Row, Stage
from tests.cluster.telegram import BOT
from tests.cluster.verdict import Verdict, judge

CHECKOUT_SECONDS = 2.0
SLOWER = 2.0
SLACK_SECONDS = 1.0
"""On a machine that others use too, the p99 of a few hundred messages moves by itself."""


async def exceptions(stage: Stage) -> Verdict:
    """A handler that always raises, one that raises twice, one cancelled from within, one that raises after it sent."""
    async with stage.arena(workers=2) as arena:
        people = arena.telegram.people(stage.pick(12, 60))
        for number, person in enumerate(people):
            arena.telegram.says(person, "sure")
            match number % 4:
                case 0:
                    arena.telegram.says(person, "raise=99", poison=True)
                case 1:
                    arena.telegram.says(person, "raise=2")
                case 2:
                    arena.telegram.says(person, "cancelled=2")
                case _:
                    arena.telegram.says(person, "late=2 say=2", says=2)
            arena.telegram.says(person, "sure")
        await arena.settled(stage.pick(30, 60))
        return judge(await arena.history())


async def killers(stage: Stage) -> Verdict:
    """An update that kills its worker each time, among neighbours that were in flight beside it."""
    async with stage.arena(workers=2, attempts=stage.pick(3, 5)) as arena:
        people = arena.telegram.people(stage.pick(20, 60))
        for person in people:
            arena.telegram.says(person, "pause=0.3 sure")
        arena.telegram.says(people[0], "die=99", poison=True)
        async with raging(reviving(arena)):
            for person in people:
                arena.telegram.says(person, "pause=0.3 sure")
            await arena.settled(stage.pick(60, 120))
        verdict = judge(await arena.history())
        verdict.numbers["workers it killed"] = len(arena.faults)
        return verdict


async def one_busy_chat(stage: Stage) -> Verdict:
    """Others' waiting times, measured before the busy chat and beside it, in the same run."""
    pace, seconds = stage.pick(15, 40), stage.pick(8, 40)
    async with stage.arena(workers=2) as arena:
        people = arena.telegram.people(stage.pick(20, 100))
        await people_write(arena, people, updates=pace * seconds, a_second=pace)
        await arena.settled(30)
        alone = percentile(latencies(await arena.history(), arena.telegram.said), 99)
        begin = len(arena.telegram.said)
        [grace] = arena.telegram.people(1)
        for _ in range(stage.pick(500, 10_000)):
            arena.telegram.says(grace, "pause=2")
        await _stored(arena)
        later = len(arena.telegram.said)
        await people_write(arena, people, updates=pace * seconds, a_second=pace)
        said = arena.telegram.said[later:]
        await _answered(arena, [one.update for one in said], 30)
        behind = {one.update for one in arena.telegram.said[begin:later]}
        history = await arena.history()
        for _ in range(40):  # what was answered a moment ago is not committed yet
            if set(history.left) <= behind:
                break
            await asyncio.sleep(0.5)
            history = await arena.history()
        beside = percentile(latencies(history, said), 99)
        history.said = [one for one in history.said if one.update not in behind]
        history.left = [update for update in history.left if update not in behind]
        verdict = judge(history)
        if beside > SLOWER * alone + SLACK_SECONDS:
            verdict.other.append(f"the others' p99 rose from {alone:.2f} to {beside:.2f} s")
        verdict.numbers |= {"others' p99 alone": round(alone, 2), "others' p99 beside it": round(beside, 2)}
        verdict.numbers["queued"] = len(behind)
        return verdict


async def _stored(arena: Arena) -> None:
    async with asyncio.timeout(120):
        while arena.telegram.waiting:
            await asyncio.sleep(0.1)


async def _answered(arena: Arena, updates: list[int], seconds: float) -> None:
    ends, missing = time.monotonic() + seconds, set(updates)
    while missing and time.monotonic() < ends:
        missing -= {call.update for call in arena.telegram.simulator.wire}
        await asyncio.sleep(0.2)


async def checkout_beside_a_long_handler(stage: Stage) -> Verdict:
    pause = stage.pick(6, 60)
    async with stage.arena(workers=2) as arena:
        [ada] = arena.telegram.people(1)
        bot, simulator = arena.telegram.simulator.bot(BOT), arena.telegram.simulator
        arena.telegram.says(ada, "invoice", says=0, silent=True)
        await arena.settled(20)
        invoice = next(call.message for call in simulator.wire if call.method == "sendInvoice")
        arena.telegram.says(ada, f"pause={pause}")
        await asyncio.sleep(1)
        at = time.monotonic()
        await simulator.paying.pay(bot, ada, invoice)
        took = time.monotonic() - at
        await arena.settled(pause + 20)
        verdict = judge(await arena.history())
        if took > CHECKOUT_SECONDS:
            verdict.other.append(f"the payment was agreed to after {took:.2f} s")
        verdict.numbers["payment agreed to after"] = round(took, 3)
        return verdict


ROWS = (
    Row(
        "exceptions",
        "poison: handlers that raise, always or at first, before or after they sent",
        "only that update in the dead letters, neighbours untouched",
        exceptions,
    ),
    Row(
        "killers",
        "poison: an update that its worker dies of",
        "only that update in the dead letters, neighbours untouched",
        killers,
    ),
    Row(
        "one busy chat",
        "one chat with 10,000 messages and a 2 s handler",
        "the other chats' p99 unchanged",
        one_busy_chat,
    ),
    Row(
        "long handler",
        "60 s handler, then a pre-checkout in the same chat",
        "answered in < 2 s",
        checkout_beside_a_long_handler,
    ),
)
