"""The client of a cluster: every command finds its node, also while slots move and nodes are away."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import redis
from redis.crc import key_slot

from core.updates.cluster import key_of
from core.updates.store import Call, Script, Store, StoreDownError, open_store
from tests.cluster.valkey_cluster import PRIMARIES, SLOTS, TestCluster
from tests.valkey import TestValkey


@pytest.fixture(scope="module")
def cluster() -> Iterator[TestCluster]:
    cluster = TestCluster()
    cluster.start()
    yield cluster
    cluster.remove()


@pytest.fixture
async def clustered(cluster: TestCluster) -> AsyncIterator[Store]:
    store = open_store(cluster.url, command_seconds=2)
    await store.on_primaries(lambda node: node.flushall())
    yield store
    await store.close()


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (("GET", "a"), b"a"),
        (("EVALSHA", "0" * 40, 2, b"b", "c"), b"b"),
        (("XREAD", "COUNT", 64, "BLOCK", 200, "STREAMS", "d", "e", "0", "0"), b"d"),
        (("PING",), None),
        (("CONFIG GET", "appendonly"), None),
    ],
)
def test_a_command_names_its_key(command: tuple[Any, ...], key: bytes | None) -> None:
    assert key_of(command) == key


async def test_keys_of_all_nodes_are_within_reach(clustered: Store) -> None:
    assert clustered.clustered
    for number in range(60):
        await clustered.client.set(f"key {number}", number)
    values = [await clustered.client.get(f"key {number}") for number in range(60)]
    assert values == [str(number).encode() for number in range(60)]
    sizes = await clustered.on_primaries(lambda node: node.dbsize())
    assert len(sizes) == PRIMARIES
    assert all(sizes)


async def test_slots_that_move_are_followed(clustered: Store, cluster: TestCluster) -> None:
    await clustered.client.set("{moving}:1", "one")
    await clustered.client.set("{moving}:2", "two")
    slot = key_slot(b"moving")
    here, there = _begin_move(cluster, slot)
    _ask(here, "MIGRATE", "127.0.0.1", there.port, "{moving}:1", 0, 5000)
    assert [await clustered.client.get(f"{{moving}}:{n}") for n in (1, 2)] == [b"one", b"two"], "on its way"
    _ask(here, "MIGRATE", "127.0.0.1", there.port, "{moving}:2", 0, 5000)
    for node in cluster.nodes:
        _ask(node, "CLUSTER", "SETSLOT", slot, "NODE", _ask(there, "CLUSTER", "MYID"))
    assert [await clustered.client.get(f"{{moving}}:{n}") for n in (1, 2)] == [b"one", b"two"], "arrived"


async def test_a_node_that_is_away_troubles_only_its_own_keys(clustered: Store, cluster: TestCluster) -> None:
    for number in range(60):
        await clustered.client.set(f"key {number}", number)
    cluster.kill()
    [away] = cluster.away
    script = Script("return {redis.call('GET', KEYS[1])}")
    calls = [Call(number, (f"key {number}",), ()) for number in range(60)]
    answers = await clustered.run_apart(script, calls)
    for number, answer in enumerate(answers):
        assert (answer is None) == (_node_of(f"key {number}") == away)
    await asyncio.to_thread(cluster.start)
    async with asyncio.timeout(10):
        while None in await clustered.run_apart(script, calls):
            await asyncio.sleep(0.1)


async def test_a_cluster_of_which_nobody_answers_is_a_store_that_is_down() -> None:
    store = open_store("redis+cluster://127.0.0.1:1", command_seconds=1)
    with pytest.raises(StoreDownError):
        await store.client.get("key")
    await store.close()


def _begin_move(cluster: TestCluster, slot: int) -> tuple[TestValkey, TestValkey]:
    here = cluster.nodes[_node_of_slot(slot)]
    there = next(node for node in cluster.nodes if node is not here)
    _ask(there, "CLUSTER", "SETSLOT", slot, "IMPORTING", _ask(here, "CLUSTER", "MYID"))
    _ask(here, "CLUSTER", "SETSLOT", slot, "MIGRATING", _ask(there, "CLUSTER", "MYID"))
    return here, there


def _node_of(key: str) -> int:
    return _node_of_slot(key_slot(key.encode()))


def _node_of_slot(slot: int) -> int:
    return next(node for node in range(PRIMARIES) if slot < SLOTS * (node + 1) // PRIMARIES)


def _ask(node: TestValkey, *words: Any) -> Any:
    with redis.Redis(port=node.port) as client:
        return client.execute_command(*words)
