"""One of many: a named lock that runs out by itself, for work that one process at a time should do."""

import asyncio

from core.updates.keys import PREFIX
from core.updates.store import Store, StoreDownError

LOCK_SECONDS = 30.0
RENEW_SECONDS = 5.0


class Lock:
    """Held by one owner until it lets go or stays silent for 30 seconds."""

    def __init__(self, store: Store, name: str, owner: str) -> None:
        self._store = store
        self._key = f"{PREFIX}:lock:{name}"
        self._owner = owner

    async def hold(self) -> bool:
        """Take or prolong the lock; False when somebody else holds it or the store is away."""
        client = self._store.client
        milliseconds = int(LOCK_SECONDS * 1000)
        try:
            if await client.set(self._key, self._owner, nx=True, px=milliseconds):
                return True
            if await client.get(self._key) != self._owner.encode():
                return False
            return bool(await client.pexpire(self._key, milliseconds))
        except StoreDownError:
            return False

    async def keep(self) -> None:
        """Prolong the lock until cancelled, or until it is lost."""
        while await self.hold():  # noqa: ASYNC110 - a lease is renewed by the clock, there is no event to wait for
            await asyncio.sleep(RENEW_SECONDS)

    async def let_go(self) -> None:
        """Free the lock for the next owner, if it is ours."""
        client = self._store.client
        try:
            if await client.get(self._key) == self._owner.encode():
                await client.delete(self._key)
        except StoreDownError:
            return
