"""What goes out to many, beside people who wait for an answer."""

import asyncio
from bisect import bisect_right
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence

from bots.kit.events import Announcement
from core.clock import SystemClock
from core.tasks import Nursery
from core.updates.bulk import BulkEvent, BulkFeed
from core.updates.ingest import Ingest
from playground.telegram.accounts import Person
from tests.cluster.arena import Arena
from tests.cluster.figures import latencies, percentile
from tests.cluster.history import History, Wire
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.rows.handlers import SLACK_SECONDS, SLOWER
from tests.cluster.stage import Row, Stage
from tests.cluster.telegram import BOT
from tests.cluster.verdict import Verdict, judge

COPIES = 50_000
LIMIT = 30  # a second
WINDOW_SECONDS = 5.0
"""Long enough that a judge who was busy for a moment does not see a crowd where there was none."""


async def broadcast(stage: Stage) -> Verdict:
    """Fifty thousand copies are on their way while people write; the row looks at the first of them for a while."""
    pace, seconds = stage.pick(10, 20), stage.pick(10, 240)
    async with stage.arena(workers=2) as arena:
        people = arena.telegram.people(stage.pick(120, 600))
        for person in people:
            arena.telegram.says(person, "sure")
        await arena.settled(stage.pick(30, 60))
        before = len(arena.telegram.said)
        await people_write(arena, people, updates=pace * seconds // 2, a_second=pace)
        await arena.settled(stage.pick(30, 60))
        beside = len(arena.telegram.said)
        async with raging(_feed(arena, people)):
            await people_write(arena, people, updates=pace * seconds, a_second=pace)
        await arena.settled(stage.pick(30, 60))
        history = await arena.history()
        verdict = judge(history)
        alone = percentile(latencies(history, history.said[before:beside]), 99)
        among = percentile(latencies(history, history.said[beside:]), 99)
        if among > SLOWER * alone + SLACK_SECONDS:
            verdict.other.append(f"the answers' p99 rose from {alone:.2f} to {among:.2f} s")
        sent = _look_at_copies(arena, history, verdict)
        verdict.numbers |= {"answers' p99 alone": round(alone, 2), "answers' p99 beside": round(among, 2)}
        if sent < seconds * LIMIT / 2:
            verdict.other.append(f"only {sent} copies went out in {seconds} s")
        return verdict


async def copies_at_once(stage: Stage) -> Verdict:
    """So many copies stand in the lanes already that all of them could leave within a second or two."""
    pace, seconds = stage.pick(10, 20), stage.pick(10, 60)
    async with stage.arena(workers=stage.pick(2, 4)) as arena:
        readers = arena.telegram.people(seconds * LIMIT)
        writers = arena.telegram.people(stage.pick(20, 60))
        for person in readers:
            arena.telegram.says(person, "sure")
        await arena.settled(stage.pick(60, 120))
        nursery = Nursery("copies")
        ingest = Ingest(arena.store, nursery)
        events = [event async for event in _events(readers, len(readers))]
        await asyncio.gather(*(ingest.event(BOT, event.lane, event.number, event.body) for event in events))
        await people_write(arena, writers, updates=pace * seconds, a_second=pace)
        await arena.settled(stage.pick(60, 120))
        await nursery.close()
        verdict = judge(history := await arena.history())
        sent = _look_at_copies(arena, history, verdict)
        if sent < len(events):
            verdict.lost.append(f"{len(events) - sent} copies")
        return verdict


def _look_at_copies(arena: Arena, history: History, verdict: Verdict) -> int:
    """Whether they kept their limit and came once each; how many went out."""
    times = [call.at for call in _copies(history)]
    verdict.over_limit += list(_crowds(times))
    verdict.doubled_outside += list(_doubled(arena))
    rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
    verdict.numbers |= {"copies sent": len(times), "a second": round(rate, 1)}
    return len(times)


async def _feed(arena: Arena, people: Sequence[Person]) -> None:
    nursery = Nursery("broadcast")
    try:
        await BulkFeed(Ingest(arena.store, nursery), SystemClock()).feed(BOT, _events(people, COPIES))
    finally:
        await nursery.close()


async def _events(people: Sequence[Person], count: int) -> AsyncIterator[BulkEvent]:
    for number in range(1, count + 1):
        chat = people[number % len(people)].id
        yield BulkEvent(number, str(chat), Announcement(chat_id=chat, text=f"news {number}").model_dump_json().encode())


def _copies(history: History) -> list[Wire]:
    """Accepted messages that belong to no update."""
    return sorted(
        (call for call in history.calls if call.method == "sendMessage" and call.took_effect and not call.update),
        key=lambda call: call.at,
    )


def _crowds(times: Sequence[float]) -> Iterator[str]:
    for first, at in enumerate(times):
        count = bisect_right(times, at + WINDOW_SECONDS) - first
        if count > LIMIT * WINDOW_SECONDS:
            yield f"{count} copies within {WINDOW_SECONDS:.0f} s"


def _doubled(arena: Arena) -> Iterator[str]:
    """The worker never died here, so nobody may read the same news twice."""
    chats = arena.telegram.simulator.world.chats.values()
    texts = Counter(message.wire.get("text", "") for chat in chats for message in chat.messages.values())
    yield from (f"{text} was sent {count} times" for text, count in texts.items() if text[:5] == "news " and count > 1)


ROWS = (
    Row(
        "broadcast",
        f"{COPIES} broadcasts beside live answers",
        "bulk at most 30 a second, answers' p99 at most twice the idle one",
        broadcast,
        only=frozenset({"valkey", "redis"}),
    ),
    Row(
        "copies at once",
        "the lanes are full of copies that all could leave at once, over several workers",
        "bulk at most 30 a second, each copy once",
        copies_at_once,
    ),
)
