"""A cluster of Redis or Valkey behind the client of one server: each command goes to the primary that has its key.

redis-py's own asyncio cluster client closes all connections of all nodes when one node says that the cluster is down,
under the hands of whoever uses them, and asks a node for the keys of every XREAD. Here each node has an ordinary
client of its own, so a node that is away troubles nobody but its own partitions.
"""

import asyncio
import random
from bisect import bisect_left
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit, urlunsplit

from redis.asyncio import Redis
from redis.crc import key_slot
from redis.exceptions import AskError, ClusterDownError, MovedError, TryAgainError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

T = TypeVar("T")
Address = tuple[str, int]

REDIRECTIONS = 5
REFRESH_SECONDS = 0.5  # how often the map is asked for at the most while nodes do not answer
_TROUBLE = (RedisConnectionError, RedisTimeoutError, ClusterDownError, TryAgainError, OSError)
_KEYLESS = frozenset({"PING", "CONFIG", "TIME", "FLUSHALL", "SCAN", "CLUSTER", "INFO"})


class ClusterClient(Redis):
    """Looks like the client of one server. A command must name keys of one slot; one without keys goes to any node."""

    def __init__(self, url: str, **options: Any) -> None:
        super().__init__()
        self._url = urlsplit(url)
        self._options = options
        first = (self._url.hostname or "127.0.0.1", self._url.port or 6379)
        self._nodes: dict[Address, Redis] = {first: self._client(first)}
        self._ends: list[int] = []
        """The last slot of each range, rising; `_owners` has their primaries."""
        self._owners: list[Address] = []
        self._stale = True
        self._refreshed = float("-inf")
        self._refreshing = asyncio.Lock()

    async def execute_command(self, *args: Any, **options: Any) -> Any:
        """Raises what a single server's client raises, and ConnectionError when no node has the key."""
        address = await self._owner(args)
        for _ in range(REDIRECTIONS):
            node = self._node(address)
            try:
                return await _execute(node, *args, **options)
            except MovedError as moved:
                self._stale, address = True, (moved.host or address[0], moved.port)
            except AskError as ask:
                return await self._ask(self._node((ask.host or address[0], ask.port)), args, options)
            except _TROUBLE:
                self._stale = True
                raise
        raise RedisConnectionError("the cluster sends from one node to another")

    async def on_primaries(self, act: Callable[[Redis], Awaitable[T]]) -> list[T]:
        """Do the same on each primary."""
        await self._know()
        return [await act(self._node(address)) for address in sorted(set(self._owners))]

    async def aclose(self, close_connection_pool: bool | None = None) -> None:
        await asyncio.gather(*(node.aclose(close_connection_pool) for node in self._nodes.values()))

    async def _ask(self, node: Redis, args: Sequence[Any], options: dict[str, Any]) -> Any:
        """A slot on its way to another node: the key asked for is there already."""
        pipeline = node.pipeline(transaction=False)
        pipeline.execute_command("ASKING")
        pipeline.execute_command(*args, **options)
        return (await pipeline.execute())[-1]

    async def _owner(self, args: Sequence[Any]) -> Address:
        await self._know()
        key = key_of(args)
        if key is None:
            return random.choice(self._owners)  # noqa: S311 - any of them will do
        position = bisect_left(self._ends, key_slot(key))
        if position == len(self._ends):
            raise RedisConnectionError("no node of the cluster has this slot")
        return self._owners[position]

    async def _know(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._stale and now - self._refreshed > REFRESH_SECONDS:
            async with self._refreshing:
                if self._stale:
                    await self._refresh()
        if not self._owners:
            raise RedisConnectionError("no node of the cluster answers")

    async def _refresh(self) -> None:
        """Ask the nodes, one after another, for the map of the cluster."""
        for address, node in sorted(self._nodes.items(), key=lambda _: random.random()):  # noqa: S311 - spreads load
            try:
                slots: list[Any] = await _execute(node, "CLUSTER SLOTS")
            except _TROUBLE:
                continue
            ranges = sorted((int(end), primary) for _, end, primary, *_ in slots)
            self._ends = [end for end, _ in ranges]
            self._owners = [(_text(host) or address[0], int(port)) for _, (host, port, *_) in ranges]
            self._stale = not ranges
            break
        self._refreshed = asyncio.get_running_loop().time()

    def _node(self, address: Address) -> Redis:
        if address not in self._nodes:
            self._nodes[address] = self._client(address)
        return self._nodes[address]

    def _client(self, address: Address) -> Redis:
        host, port = address
        login = self._url.netloc.rpartition("@")[0]
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        netloc = f"{login}@{place}" if login else place
        return Redis.from_url(urlunsplit(self._url._replace(netloc=netloc, path="")), **self._options)


def key_of(args: Sequence[Any]) -> bytes | None:
    """The first key that a command names; None when it names none."""
    name = str(args[0]).partition(" ")[0].upper()
    if name in _KEYLESS:
        return None
    if name in {"EVAL", "EVALSHA"}:
        return _bytes(args[3])
    if name == "XREAD":
        words = [_bytes(word).upper() for word in args]
        return _bytes(args[words.index(b"STREAMS") + 1])
    return _bytes(args[1])


def _execute(node: Redis, *args: Any, **options: Any) -> Awaitable[Any]:
    answer: Awaitable[Any] = node.execute_command(*args, **options)  # type: ignore[no-untyped-call]
    return answer


def _text(word: bytes | str | None) -> str:
    return word.decode() if isinstance(word, bytes) else word or ""


def _bytes(word: Any) -> bytes:
    return word if isinstance(word, bytes) else str(word).encode()
