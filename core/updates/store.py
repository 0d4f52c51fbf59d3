"""Redis or Valkey, alone or as a cluster, and the scripts that are the only writers of the durable rows."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import urlsplit, urlunsplit

import hiredis
import structlog
from redis.asyncio import Connection, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import (
    ClusterDownError,
    NoScriptError,
    OutOfMemoryError,
    ReadOnlyError,
    TryAgainError,
)
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from core.updates.cluster import ClusterClient

log = structlog.get_logger(__name__)

T = TypeVar("T")

COMMAND_SECONDS = 5.0
CLUSTER_SCHEME = "redis+cluster"

# What a caller may meet while the store is away. Anything else is a defect and is not caught.
StoreDownError = (
    RedisConnectionError,
    RedisTimeoutError,
    ClusterDownError,
    TryAgainError,
    OutOfMemoryError,
    ReadOnlyError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class Call:
    """One operation of a script: the partition it touches, its keys (all of that partition), its arguments."""

    partition: int
    keys: Sequence[str]
    arguments: Sequence[bytes | str | int]


@dataclass(slots=True)
class Script:
    """A Lua file that takes any number of operations. Called by content hash, so two releases live side by side."""

    source: str
    sha: str = field(init=False)

    def __post_init__(self) -> None:
        self.sha = sha1(self.source.encode(), usedforsecurity=False).hexdigest()

    @classmethod
    def named(cls, name: str) -> "Script":
        return cls((Path(__file__).parent / "scripts" / f"{name}.lua").read_text(encoding="utf-8"))


class PackedConnection(Connection):
    """Packs commands in C. redis-py's asyncio connections take Python for it, the dearest part of a batch."""

    def pack_command(self, *args: Any) -> list[bytes]:
        name, *arguments = args
        return [hiredis.pack_command((*str(name).split(), *arguments))]  # "CONFIG GET" is two words


class Store:
    """The connection to the durable rows."""

    def __init__(self, client: Redis) -> None:
        self.client = client
        self.clustered = isinstance(client, ClusterClient)

    async def run(self, script: Script, calls: Sequence[Call]) -> list[Any]:
        """Run operations of one script in their order; answers stand in the same order.

        In a cluster a script may touch one partition only: there the calls must all be of one.
        """
        keys = [key for call in calls for key in call.keys]
        arguments = [argument for call in calls for argument in call.arguments]
        return cast(list[Any], await self.evaluate(script, keys, arguments))

    async def run_apart(self, script: Script, calls: Sequence[Call]) -> list[Any]:
        """Run operations of different partitions, which do not wait for each other in a cluster.

        Where the store is away the answer is None. Raises as `run` does when it is away as a whole.
        """
        if not self.clustered:
            return await self.run(script, calls)
        return await asyncio.gather(*(self._run_one(script, call) for call in calls))

    async def _run_one(self, script: Script, call: Call) -> Any:
        try:
            [answer] = await self.run(script, [call])
        except StoreDownError as error:
            log.warning("store unreachable", partition=call.partition, error=str(error))
            return None
        return answer

    async def evaluate(self, script: Script, keys: Sequence[str], arguments: Sequence[bytes | str | int]) -> Any:
        """Call one script by its content hash; a server that does not know it yet is taught it."""
        client: Any = self.client
        try:
            return await client.evalsha(script.sha, len(keys), *keys, *arguments)
        except NoScriptError:
            return await client.eval(script.source, len(keys), *keys, *arguments)

    async def on_primaries(self, act: Callable[[Redis], Awaitable[T]]) -> list[T]:
        """Do the same on the server, or on each primary of the cluster."""
        if isinstance(self.client, ClusterClient):
            return await self.client.on_primaries(act)
        return [await act(self.client)]

    async def close(self) -> None:
        await self.client.aclose()


def open_store(url: str, *, command_seconds: float = COMMAND_SECONDS) -> Store:
    """Connect lazily to `redis://`, `rediss://` or, for a cluster, `redis+cluster://` (any one of its nodes)."""
    parts = urlsplit(url)
    # One immediate second try covers a connection that the server closed while it was idle. Every script may run twice.
    options: dict[str, Any] = {
        "retry": Retry(NoBackoff(), 1),
        "socket_timeout": command_seconds,
        "socket_connect_timeout": command_seconds,
    }
    if parts.scheme != "rediss":
        options["connection_class"] = PackedConnection
    if parts.scheme == CLUSTER_SCHEME:
        plain = urlunsplit(parts._replace(scheme="redis"))
        return Store(ClusterClient(plain, **options))
    return Store(Redis.from_url(url, **options))


def text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value


def as_mapping(flat: Sequence[bytes]) -> Mapping[str, bytes]:
    """A flat reply field, value, field, value … as a mapping."""
    return {text(flat[i]): flat[i + 1] for i in range(0, len(flat), 2)}
