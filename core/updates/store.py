"""Redis or Valkey, alone or as a cluster, and the scripts that are the only writers of the durable rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit, urlunsplit

from redis.asyncio import Redis, RedisCluster
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import NoScriptError, OutOfMemoryError, ReadOnlyError
from redis.exceptions import TimeoutError as RedisTimeoutError

COMMAND_SECONDS = 5.0
CLUSTER_SCHEME = "redis+cluster"

# What a caller may meet while the store is away. Anything else is a defect and is not caught.
StoreDownError = (RedisConnectionError, RedisTimeoutError, OutOfMemoryError, ReadOnlyError, OSError)


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
    sha: str = field(default="", init=False)

    @classmethod
    def named(cls, name: str) -> "Script":
        return cls((Path(__file__).parent / "scripts" / f"{name}.lua").read_text(encoding="utf-8"))


class Store:
    """The connection to the durable rows."""

    def __init__(self, client: "Redis | RedisCluster") -> None:
        self.client = client
        self.clustered = isinstance(client, RedisCluster)

    async def run(self, script: Script, calls: Sequence[Call]) -> list[Any]:
        """Run the operations in their order, each partition's atomically; answers stand in the same order.

        Alone, one script call carries them all. In a cluster a script may touch one partition only, so each
        partition's operations go as one call and the calls travel together.
        """
        if not self.clustered:
            return await self._call(script, calls)
        answers: list[Any] = [None] * len(calls)
        by_partition: dict[int, list[int]] = {}
        for position, call in enumerate(calls):
            by_partition.setdefault(call.partition, []).append(position)
        for positions in by_partition.values():
            part = await self._call(script, [calls[position] for position in positions])
            for position, answer in zip(positions, part, strict=True):
                answers[position] = answer
        return answers

    async def _call(self, script: Script, calls: Sequence[Call]) -> list[Any]:
        keys = [key for call in calls for key in call.keys]
        arguments = [argument for call in calls for argument in call.arguments]
        return cast(list[Any], await self.evaluate(script, keys, arguments))

    async def evaluate(self, script: Script, keys: Sequence[str], arguments: Sequence[bytes | str | int]) -> Any:
        """Call one script by its content hash; a server that does not know it yet is taught it."""
        if not script.sha:
            script.sha = await self._load(script)
        try:
            return await self._evalsha(script, keys, arguments)
        except NoScriptError:
            script.sha = await self._load(script)
            return await self._evalsha(script, keys, arguments)

    async def close(self) -> None:
        await self.client.aclose()

    async def _load(self, script: Script) -> str:
        return cast(str, await self.client.script_load(script.source))

    async def _evalsha(self, script: Script, keys: Sequence[str], arguments: Sequence[bytes | str | int]) -> Any:
        return await self.client.evalsha(script.sha, len(keys), *keys, *arguments)  # type: ignore[misc]


def open_store(url: str, *, command_seconds: float = COMMAND_SECONDS) -> Store:
    """Connect lazily to `redis://`, `rediss://` or, for a cluster, `redis+cluster://` (any one of its nodes)."""
    parts = urlsplit(url)
    if parts.scheme == CLUSTER_SCHEME:
        plain = urlunsplit(parts._replace(scheme="redis"))
        return Store(RedisCluster.from_url(plain, socket_timeout=command_seconds))
    # One immediate second try covers a connection that the server closed while it was idle. Every script may run twice.
    retry = Retry(NoBackoff(), 1)
    return Store(
        Redis.from_url(url, socket_timeout=command_seconds, socket_connect_timeout=command_seconds, retry=retry)
    )


def text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value


def as_mapping(flat: Sequence[bytes]) -> Mapping[str, bytes]:
    """A flat reply field, value, field, value … as a mapping."""
    return {text(flat[i]): flat[i + 1] for i in range(0, len(flat), 2)}
