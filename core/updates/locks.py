"""One of many: a named lock that runs out by itself, for work that one process at a time should do."""

from core.updates.keys import PREFIX
from core.updates.store import Store, StoreDownError

LOCK_SECONDS = 60.0  # longer than a long poll, so that its holder prolongs it between two of them


class Lock:
    """Held by one owner until it lets go or stays silent for a minute."""

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

    async def let_go(self) -> None:
        """Free the lock for the next owner, if it is ours."""
        client = self._store.client
        try:
            if await client.get(self._key) == self._owner.encode():
                await client.delete(self._key)
        except StoreDownError:
            return
