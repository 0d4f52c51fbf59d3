"""Who does the damage: bounded, seeded, and always written down."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from core.tasks import Nursery
from tests.cluster.arena import Arena
from tests.cluster.history import KILL


@asynccontextmanager
async def raging(act: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Let something rage for the length of the block. What it raises ends the block."""
    nursery = Nursery("nemesis")
    task = nursery.start(act, name="rage")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})
        if not task.cancelled() and task.exception() is not None:
            raise RuntimeError("the nemesis failed") from task.exception()


async def kill_workers(arena: Arena, *, every: tuple[float, float]) -> None:
    """`kill -9` of a random worker again and again; another one starts in its place."""
    while True:
        await asyncio.sleep(arena.chance.uniform(*every))
        await arena.kill_worker(arena.chance.choice(sorted(arena.workers)))
        await arena.start_worker()


async def kill_gateways(arena: Arena, *, every: tuple[float, float]) -> None:
    """`kill -9` of a random gateway again and again; it comes back at its port."""
    while True:
        await asyncio.sleep(arena.chance.uniform(*every))
        port = arena.chance.choice(sorted(arena.gateways))
        await arena.gateways.pop(port).kill()
        await asyncio.sleep(0.2)
        await arena.start_gateway(port)


async def kill_store(arena: Arena, *, every: tuple[float, float], away: float) -> None:
    """`kill -9` of the store again and again; it comes back with what it has on disk."""
    while True:
        await asyncio.sleep(arena.chance.uniform(*every))
        at = asyncio.get_running_loop().time()
        await asyncio.to_thread(arena.server.kill)
        try:
            await asyncio.sleep(away)
        finally:  # the nemesis may be called off while the store is away
            arena.server.start()
            arena.note("store away", at)


async def reviving(arena: Arena) -> None:
    """Whatever supervises workers: one that died is replaced."""
    while True:
        await asyncio.sleep(0.1)
        for name, process in list(arena.workers.items()):
            if not process.lives:
                at = asyncio.get_running_loop().time()
                del arena.workers[name]
                arena.note(KILL, at - 0.2, worker=name)
                await arena.start_worker()
