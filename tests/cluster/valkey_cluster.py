"""A real cluster of three primaries on the loopback; each can be killed and started again with its data."""

import shutil
import time
from typing import Any

import redis
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ResponseError

from operations.ports import free_port
from tests.valkey import TestValkey

SLOTS = 16384
PRIMARIES = 3
CLUSTERED = (
    "--cluster-enabled",
    "yes",
    "--cluster-config-file",
    "nodes.conf",
    "--cluster-node-timeout",
    "1000",
    "--cluster-require-full-coverage",
    "no",  # the partitions of the nodes that live go on
)


class TestCluster:
    """Three primaries that share the slots evenly. `kill` hits one of them, `start` brings back whoever is away."""

    __test__ = False

    def __init__(self) -> None:
        self._buses = [free_port() for _ in range(PRIMARIES)]
        self.nodes = [TestValkey(options=(*CLUSTERED, "--cluster-port", str(bus))) for bus in self._buses]
        self.away = set(range(PRIMARIES))
        self._formed = False
        self._next = 0

    @property
    def url(self) -> str:
        return f"redis+cluster://127.0.0.1:{self.nodes[0].port}"

    def start(self) -> None:
        """Form the cluster; later: bring back whoever was killed."""
        for position in sorted(self.away):
            self.nodes[position].start()
            self.away.discard(position)
        if not self._formed:
            self._form()
            self._formed = True
        self._wait_until_whole()

    def kill(self) -> None:
        """One node after another, a different one each time."""
        position = self._next % PRIMARIES
        self.nodes[position].kill()
        self.away.add(position)
        self._next += 1

    def remove(self) -> None:
        for position, node in enumerate(self.nodes):
            if position in self.away:
                shutil.rmtree(node.folder, ignore_errors=True)
            else:
                node.remove()

    def _form(self) -> None:
        first = self.nodes[0]
        for position, node in enumerate(self.nodes):
            begin, end = SLOTS * position // PRIMARIES, SLOTS * (position + 1) // PRIMARIES - 1
            _ask(node, "CLUSTER", "ADDSLOTSRANGE", begin, end)
            _ask(node, "CLUSTER", "SET-CONFIG-EPOCH", position + 1)
            if node is not first:
                _ask(node, "CLUSTER", "MEET", "127.0.0.1", first.port, self._buses[0])

    def _wait_until_whole(self, seconds: float = 20) -> None:
        """Until every node sees all slots served by nodes that answer."""
        deadline = time.monotonic() + seconds
        while not all(_is_whole(node) for node in self.nodes):
            if time.monotonic() > deadline:
                raise TimeoutError("the cluster did not form")
            time.sleep(0.05)


def _is_whole(node: TestValkey) -> bool:
    try:
        lines = _ask(node, "CLUSTER", "INFO").decode().splitlines()
    except (RedisConnectionError, ResponseError):
        return False
    info = dict(line.split(":", 1) for line in lines)
    known = info["cluster_known_nodes"] == str(PRIMARIES)
    return known and info["cluster_state"] == "ok" and int(info["cluster_slots_ok"]) == SLOTS


def _ask(node: TestValkey, *words: str | int) -> Any:
    with redis.Redis(port=node.port) as client:
        return client.execute_command(*words)
