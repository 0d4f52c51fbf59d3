"""What an operator wants to know of the durable way: backlog, workers, and the settings its guarantees rest on."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, cast

from core.updates import keys
from core.updates.dead_letters import DeadLetters
from core.updates.store import Store, text

NEEDED_SETTINGS = {"appendonly": "yes", "appendfsync": "always", "maxmemory-policy": "noeviction"}


@dataclass(frozen=True, slots=True)
class WrongSetting:
    """A setting of Redis under which an acknowledged update could be lost."""

    name: str
    found: str
    needed: str


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many updates wait or run, how many were given up, and which partitions nobody owns."""

    waiting: int
    express: int
    dead: int
    unowned: int


class Watch:
    """Reads, never writes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._dead_letters = DeadLetters(store)

    async def ping(self) -> None:
        await cast(Awaitable[bool], self._store.client.ping())

    async def wrong_settings(self) -> list[WrongSetting]:
        """The settings that differ from what the guarantees need; on a cluster, those of any node."""
        wrong = []
        for name, needed in NEEDED_SETTINGS.items():
            for found in await self._setting(name):
                if found != needed:
                    wrong.append(WrongSetting(name, found, needed))
        return wrong

    async def workers(self) -> dict[str, dict[str, int]]:
        """Live worker → its counters."""
        now = (await self._time_ms()) if not self._store.clustered else 0
        live = await self._store.client.zrangebyscore(keys.WORKERS, now, "+inf")
        reports = {}
        for name in map(text, live):
            report = await cast(Awaitable[dict[bytes, bytes]], self._store.client.hgetall(keys.worker_report(name)))
            reports[name] = {text(field): int(value) for field, value in report.items()}
        return reports

    async def backlog(self) -> Backlog:
        client = self._store.client
        waiting = express = unowned = 0
        for partition in range(keys.PARTITIONS):
            waiting += await client.xlen(keys.inbound(partition))
            express += await client.xlen(keys.express(partition))
            unowned += not await client.exists(keys.lease(partition))
        return Backlog(waiting, express, await self._dead_letters.count(), unowned)

    async def _time_ms(self) -> int:
        seconds, micros = cast(tuple[int, int], await self._store.client.time())
        return seconds * 1000 + micros // 1000

    async def _setting(self, name: str) -> list[str]:
        answers: list[Any] = await self._store.on_primaries(lambda node: node.config_get(name))
        return [str(answer.get(name, "unknown")) for answer in answers]
