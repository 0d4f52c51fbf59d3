"""A number of places that all processes share: a semaphore of leases, so that whoever dies gives theirs back."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import structlog

from core.tasks import Nursery
from core.updates.keys import PREFIX
from core.updates.store import Script, Store, StoreDownError

log = structlog.get_logger(__name__)

LEASE_SECONDS = 15.0
RENEW_SECONDS = 4.0
ASK_SECONDS = 0.15
"""Between two questions for a place, when all are taken."""


class SharedPlaces:
    """`async with places.hold("gigachat", 1)`: waits for a place, whoever holds it, and keeps it until the end.

    While the store is away nobody waits: what limits a process by itself still holds.
    """

    def __init__(self, store: Store, nursery: Nursery, *, lease: float = LEASE_SECONDS) -> None:
        self._store = store
        self._nursery = nursery
        self._lease = lease
        self._script = Script.named("places")

    @asynccontextmanager
    async def hold(self, name: str, at_once: int) -> AsyncIterator[None]:
        key, token = f"{PREFIX}:places:{name}", uuid4().hex
        try:
            while not await self._ask(key, "take", token, at_once):  # noqa: ASYNC110 - nobody of ours can tell
                await asyncio.sleep(ASK_SECONDS)
            renewing = self._nursery.start(self._renew(key, token, at_once), name=f"place at {name}")
            try:
                yield
            finally:
                renewing.cancel()
        finally:
            # Nobody waits for it, and a cancelled wait may have got its place all the same.
            self._nursery.start(self._ask(key, "leave", token, at_once), name=f"leaves {name}")

    async def _renew(self, key: str, token: str, at_once: int) -> None:
        while True:
            await asyncio.sleep(min(RENEW_SECONDS, self._lease / 3))
            await self._ask(key, "renew", token, at_once)

    async def _ask(self, key: str, operation: str, token: str, at_once: int) -> bool:
        milliseconds = int(self._lease * 1000)
        try:
            return bool(await self._store.evaluate(self._script, [key], [operation, token, milliseconds, at_once]))
        except StoreDownError as error:
            log.warning("places are not shared while the store is away", error=type(error).__name__)
            return True
