"""The store's log is written anew once after each start of the store.

A power failure can tear the last transaction of the log. Redis 7.0 and Valkey before 9.1.2 then cut the log behind the
last whole command and leave that transaction open. What is appended later ends it, so with the next start the torn
updates are back, beside their repeats: handled twice. (valkey-io/valkey#4342; `make faults`, row "tail truncated", saw
it on Redis 7.0.15.) A log that is written anew comes from memory, where nothing torn is.
"""

import asyncio
from contextlib import suppress
from typing import Any, cast

import structlog
from redis.asyncio import Redis
from redis.exceptions import ResponseError

from core.updates.store import Store, StoreDownError

log = structlog.get_logger(__name__)

LOOK_SECONDS = 1.0
"""How often it is looked whether the store was started anew. A second power failure within it may still double."""


class FreshLog:
    """Asks each server for a new log if it has written none since it was started. Does nothing without a log."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._refused = False

    async def follow(self) -> None:
        """Look every second; runs until cancelled."""
        while True:
            with suppress(*StoreDownError):  # whoever works with the store meanwhile says so
                await self.renew()
            await asyncio.sleep(LOOK_SECONDS)

    async def renew(self) -> None:
        """Raises what the store raises while it is away."""
        await self._store.on_primaries(self._renew)

    async def _renew(self, server: Redis) -> None:
        if is_fresh(await server.info("persistence")):
            return
        try:
            await cast(Any, server).bgrewriteaof()
        except ResponseError as error:  # another process asked at the same time, or an operator forbids it
            if not self._refused:
                log.warning("the store does not write its log anew", error=str(error))
            self._refused = True
        else:
            log.info("the store was started anew and writes its log anew")


def is_fresh(persistence: dict[str, Any]) -> bool:
    """Whether nothing has to be asked: there is no log, or it was written, or is being written, since the start."""
    under_way = persistence.get("aof_rewrite_in_progress") or persistence.get("aof_rewrite_scheduled")
    written = int(persistence.get("aof_last_rewrite_time_sec", -1)) >= 0
    return not persistence.get("aof_enabled") or bool(under_way) or written
