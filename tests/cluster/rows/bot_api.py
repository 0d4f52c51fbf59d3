"""What the Bot API does to its callers: it takes a call and says nothing, or says "too many requests"."""

import asyncio
from collections.abc import Iterator, Sequence

from bots.kit.pacing import CHATS_THAT_MEAN_THE_BOT
from core.updates.watch import Watch
from playground.telegram.faults import Fault
from tests.cluster.arena import Arena
from tests.cluster.fault_bot import FINAL
from tests.cluster.figures import latencies, percentile
from tests.cluster.history import History, Said
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.stage import Row, Stage
from tests.cluster.verdict import Verdict, judge

WORKERS = 3
IN_FLIGHT_SECONDS = 0.1  # a call that left before the answer to another arrived
SPREAD_SECONDS = 0.6  # until every worker knows that the whole bot rests
TOLD_SECONDS = 3.0  # workers report every two seconds


async def answers_dropped(stage: Stage) -> Verdict:
    chats, drops = stage.pick(30, 200), stage.pick(15, 100)
    async with stage.arena(workers=2) as arena:
        people, faults = arena.telegram.people(chats), arena.telegram.simulator.world.faults
        faults.add(Fault("drop_answer", method="sendMessage", times=drops))
        faults.add(Fault("drop_answer", method="editMessageText", times=drops))
        for person in people:
            arena.telegram.says(person, "edit sure")
            arena.telegram.says(person, "say=2 edit", says=2)
        await arena.settled(stage.pick(40, 90))
        await asyncio.sleep(TOLD_SECONDS)
        history = await arena.history()
        verdict = judge(history)
        verdict.other += list(_not_final(arena))
        dropped = sum(call.outcome == "dropped" and call.method == "sendMessage" for call in history.calls)
        reports = await Watch(arena.store).workers()
        counted = sum(report.get("calls_repeated", 0) for report in reports.values())
        if counted != dropped or counted != verdict.doubled_inside:
            verdict.other.append(f"{dropped} answers dropped, {verdict.doubled_inside} repeats, {counted} counted")
        verdict.numbers |= {"answers dropped": dropped, "repeats counted": counted}
        return verdict


def _not_final(arena: Arena) -> Iterator[str]:
    """The newest message for each order to send is in its final form; one whose answer was dropped stays as it was."""
    newest = {(call.update, call.number): call for call in arena.telegram.simulator.wire if call.message}
    chats = {chat.person.id: chat for chat in arena.telegram.simulator.world.chats.values()}
    for (update, number), call in newest.items():
        if update and FINAL not in chats[call.chat].messages[call.message].wire["text"]:
            yield f"message {number} of update {update} never got its final form"


async def storms(stage: Stage) -> Verdict:
    """Ten chats meet 429 for a while, then the whole bot does."""
    async with stage.arena(workers=WORKERS) as arena:
        people, world = arena.telegram.people(stage.pick(60, 200)), arena.telegram.simulator.world
        stormy = {person.id for person in people[:10]}
        async with raging(people_write(arena, people, updates=100_000, a_second=stage.pick(30, 60))):
            await asyncio.sleep(stage.pick(4, 10))
            calm_ends = len(arena.telegram.said)
            for chat in stormy:
                world.faults.add(Fault("429", chat=chat, times=stage.pick(2, 5), retry_after=2))
            await asyncio.sleep(stage.pick(8, 30))
            storm_ends = len(arena.telegram.said)
            world.faults.clear()
            await asyncio.sleep(2)
            world.faults.add(Fault("429", times=stage.pick(10, 40), retry_after=2))
            await asyncio.sleep(stage.pick(6, 15))
            world.faults.clear()
        await arena.settled(stage.pick(40, 90))
        history = await arena.history()
        verdict = judge(history)
        verdict.over_limit = list(_early_in_chat(history))
        early, rests = _early_for_bot(history)
        verdict.over_limit += early
        calm = _p99(history, [one for one in history.said[:calm_ends] if one.chat not in stormy])
        storm = _p99(history, [one for one in history.said[calm_ends:storm_ends] if one.chat not in stormy])
        if storm > 2 * calm + 1:
            verdict.other.append(f"the other chats' p99 rose from {calm:.2f} to {storm:.2f} s")
        verdict.numbers |= {
            "refused": sum(bool(call.retry_after) for call in history.calls),
            "rests of the bot": rests,
            "others' p99 calm": round(calm, 2),
            "others' p99 in the storm": round(storm, 2),
        }
        return verdict


def _p99(history: History, said: Sequence[Said]) -> float:
    return percentile(latencies(history, said), 99)


def _early_in_chat(history: History) -> Iterator[str]:
    """Calls to a chat before the time that its last 429 named was over."""
    free_at: dict[int, tuple[float, float]] = {}
    for call in sorted(history.calls, key=lambda call: call.at):
        told, until = free_at.get(call.chat, (0.0, 0.0))
        if told + IN_FLIGHT_SECONDS < call.since and call.at < until:
            yield f"chat {call.chat} was called {until - call.at:.2f} s early"
        if call.retry_after:
            free_at[call.chat] = (call.at, call.at + call.retry_after)


def _early_for_bot(history: History) -> tuple[list[str], int]:
    """Three chats refused running, each for the first time, mean the bot. Calls then, to any chat, before its rest is
    over; until every worker knows of it some may still leave."""
    early: list[str] = []
    running: set[int] = set()
    limited: set[int] = set()
    told, until, rests = 0.0, 0.0, 0
    for call in sorted(history.calls, key=lambda call: call.at):
        if told + SPREAD_SECONDS < call.since and call.at < until - IN_FLIGHT_SECONDS:
            early.append(f"the bot called {until - call.at:.2f} s early")
        if not call.retry_after:
            running.clear()
            limited.discard(call.chat)
        elif call.chat not in limited:
            limited.add(call.chat)
            running.add(call.chat)
            if len(running) == CHATS_THAT_MEAN_THE_BOT * WORKERS:
                told, until, rests = call.at, call.at + call.retry_after, rests + 1
    return early, rests


ROWS = (
    Row(
        "answers dropped",
        "the Bot API accepts and drops the answer",
        "idempotent methods converge; repeats of replies are counted",
        answers_dropped,
    ),
    Row(
        "429 storms",
        "429 storms over 10 chats and a bot, several workers",
        "no early call, other chats unaffected, order kept",
        storms,
    ),
)
