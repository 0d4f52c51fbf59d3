"""Parts of the store that are away for longer than a lease: one primary of a cluster."""

import asyncio
import time
from collections.abc import Iterator

from redis.crc import key_slot

from core.updates import keys
from tests.cluster.figures import latencies, percentile
from tests.cluster.history import History, Said
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.stage import Row, Stage
from tests.cluster.telegram import BOT
from tests.cluster.valkey_cluster import PRIMARIES, SLOTS, TestCluster
from tests.cluster.verdict import Verdict, judge

SLACK_SECONDS = 1.5


async def primary_away(stage: Stage) -> Verdict:
    """One primary is killed and stays away for two leases; chats whose partitions live elsewhere must not notice."""
    async with stage.arena(workers=3, gateways=2) as arena:
        assert isinstance(arena.server, TestCluster)
        people = arena.telegram.people(stage.pick(40, 150))
        away: list[tuple[int, float, float]] = []
        async with raging(people_write(arena, people, updates=100_000, a_second=stage.pick(30, 60))):
            await asyncio.sleep(stage.pick(3, 8))
            for _ in range(stage.pick(1, PRIMARIES)):
                at = time.monotonic()
                await asyncio.to_thread(arena.server.kill)
                [node] = arena.server.away
                await asyncio.sleep(2 * stage.times.lease)
                until = time.monotonic()
                await asyncio.to_thread(arena.server.start)
                arena.note("primary away", at)
                away.append((node, at, until))
                await asyncio.sleep(stage.pick(3, 8))
        await arena.settled(stage.pick(40, 90))
        history = await arena.history()
        verdict = judge(history)
        for node, at, until in away:
            verdict.other += list(_held_up(history, node, at, until, verdict, first_at=away[0][1]))
        return verdict


def _held_up(
    history: History, node: int, at: float, until: float, verdict: Verdict, *, first_at: float
) -> Iterator[str]:
    """Beside the calm before the first outage: later, those who waited for an earlier one would be among the calm."""
    elsewhere = [said for said in history.said if _node_of(said.chat) != node]
    calm = percentile(latencies(history, [said for said in elsewhere if said.at < first_at - 1]), 99)
    during: list[Said] = [said for said in elsewhere if at < said.at < until]
    beside = percentile(latencies(history, during), 99)
    verdict.numbers[f"others' p99 without node {node}"] = f"{beside:.2f} (calm {calm:.2f})"
    if beside > 2 * calm + SLACK_SECONDS:
        yield f"without node {node} chats of the other nodes waited {beside:.2f} s, {calm:.2f} s before"


def _node_of(chat: int) -> int:
    """The primary that has the partition of a chat: the slots are shared in equal parts, in order."""
    slot = key_slot(f"p{keys.partition_of(BOT, str(chat)):02}".encode())
    return next(node for node in range(PRIMARIES) if slot < SLOTS * (node + 1) // PRIMARIES)


ROWS = (
    Row(
        "primary away",
        "one of three primaries killed for two leases",
        "0 lost, 0 out of order, the other nodes' chats unaffected",
        primary_away,
        only=frozenset({"cluster"}),
        long_on=frozenset({"cluster"}),
    ),
)
