"""Hosts cut off from one another: one loses everything, another the store alone while it still reaches Telegram."""

import asyncio
import time
from collections.abc import Awaitable
from contextlib import AsyncExitStack

from tests.cluster.arena import Arena
from tests.cluster.hosts import Host, addresses, hosts, missing_hosts
from tests.cluster.load import people_write
from tests.cluster.nemesis import raging
from tests.cluster.proxy import fault_proxy
from tests.cluster.rows.pauses import SPREAD_RENEWALS
from tests.cluster.stage import Row, Stage
from tests.cluster.verdict import Verdict, judge
from tests.valkey import TestValkey

COUNT = 2


async def cut_off(stage: Stage) -> Verdict:
    """Each host has its turn; what the other takes over meanwhile must not be touched when the first one is back."""
    async with AsyncExitStack() as held:
        some = await held.enter_async_context(hosts(COUNT))
        bind = ("--bind", "127.0.0.1", *addresses(COUNT), "--protected-mode", "no")
        server = TestValkey(options=bind)
        held.push_async_callback(asyncio.to_thread, server.remove)
        await asyncio.to_thread(server.start)
        arena = await held.enter_async_context(stage.arena(workers=0, on=server))
        victims = [await _worker(arena, host, held, server.port) for host in some]
        await asyncio.sleep(SPREAD_RENEWALS * stage.times.renew)
        people = arena.telegram.people(stage.pick(30, 100))
        async with raging(people_write(arena, people, updates=100_000, a_second=stage.pick(15, 40))):
            for _ in range(stage.pick(1, 3)):
                await _cut(arena, stage, victims[0], some[0].unplug(), some[0].plug_in())
                await _cut(arena, stage, victims[1], some[1].lose(some[1].store), some[1].find(some[1].store))
        await arena.settled(stage.pick(60, 120))
        verdict = judge(await arena.history())
        verdict.numbers["hosts"] = COUNT
        return verdict


async def _worker(arena: Arena, host: Host, held: AsyncExitStack, port: int) -> str:
    api = await held.enter_async_context(fault_proxy(arena.api, listens_on=host.telegram))
    return await arena.start_worker(
        redis=f"redis://{host.store}:{port}/0", api=f"http://{api.address}", launching=host.launcher
    )


async def _cut(arena: Arena, stage: Stage, victim: str, cut: Awaitable[None], heal: Awaitable[None]) -> None:
    await asyncio.sleep(stage.pick(3, 8))
    at = time.monotonic()
    await cut
    await asyncio.sleep(2 * stage.times.lease)
    await heal
    arena.note("cut off", at, worker=victim)
    await asyncio.sleep(stage.times.lease)


ROWS = (
    Row(
        "hosts cut off",
        "two hosts in network namespaces, one unplugged, one without the store",
        "0 lost, 0 out of order, nothing sent by a stale owner",
        cut_off,
        only=frozenset({"valkey"}),
        missing=missing_hosts,
    ),
)
