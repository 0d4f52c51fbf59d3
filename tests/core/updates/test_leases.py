"""A worker that leaves is gone at once: nothing that it had asked for before binds a partition to it afterwards."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from core.clock import SystemClock
from core.updates import keys
from core.updates.leases import Lease, LeaseKeeper, LeaseTimes
from core.updates.store import Script, Store


class SlowWay:
    """The way to the store, on which a question may be held up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.clustered = store.clustered
        self.free = asyncio.Event()
        self.free.set()

    async def evaluate(self, script: Script, names: Sequence[str], arguments: Sequence[Any]) -> Any:
        await self._passage()
        return await self._store.evaluate(script, names, arguments)

    async def run_apart(self, script: Script, calls: Sequence[Any]) -> list[Any]:
        await self._passage()
        return await self._store.run_apart(script, calls)

    async def _passage(self) -> None:
        """Whoever comes while the way is blocked waits; whoever comes later may be there sooner."""
        free = self.free
        await free.wait()

    def block(self) -> asyncio.Event:
        """Hold up what comes now, until the event is set; what comes after `pass_by` is not held up."""
        self.free = asyncio.Event()
        return self.free

    def pass_by(self) -> None:
        self.free = asyncio.Event()
        self.free.set()


@pytest.fixture
def way(store: Store) -> SlowWay:
    return SlowWay(store)


@pytest.fixture
def keeper(way: SlowWay) -> LeaseKeeper:
    async def gained(lease: Lease) -> None:
        """Nothing has to be made ready."""

    return LeaseKeeper(
        way,  # type: ignore[arg-type]
        SystemClock(),
        "one",
        times=LeaseTimes(),
        gained=gained,
        dropped=lambda lease: None,
    )


async def test_a_greeting_on_its_way_does_not_come_after_the_goodbye(
    store: Store, way: SlowWay, keeper: LeaseKeeper
) -> None:
    await keeper.settle_shares()
    held_up = way.block()
    greeting = asyncio.ensure_future(keeper.settle_shares())
    await asyncio.sleep(0.05)
    way.pass_by()
    goodbye = asyncio.ensure_future(keeper.leave())
    await asyncio.sleep(0.05)
    held_up.set()
    await asyncio.gather(greeting, goodbye)

    assert await store.client.zcard(keys.WORKERS) == 0
    assert not keeper.share


async def test_what_is_being_taken_while_a_worker_leaves_is_known_to_it_and_given_back(
    store: Store, way: SlowWay, keeper: LeaseKeeper
) -> None:
    await keeper.settle_shares()
    held_up = way.block()
    taking = asyncio.ensure_future(keeper.take_missing())
    await asyncio.sleep(0.05)
    way.pass_by()
    goodbye = asyncio.ensure_future(keeper.leave())
    await asyncio.sleep(0.05)
    held_up.set()
    await goodbye

    assert len(keeper.surplus()) == keys.PARTITIONS
    await keeper.release(keeper.surplus())
    await taking
    await keeper.take_missing()
    assert not [partition for partition in range(keys.PARTITIONS) if await store.client.exists(keys.lease(partition))]
