"""One of many leads: a lease in the store, held by one process at a time, that stops itself before the lease ends."""

import asyncio

import structlog

from core.clock import Clock
from core.updates.keys import PREFIX
from core.updates.leases import LeaseTimes
from core.updates.store import Script, Store, StoreDownError

log = structlog.get_logger(__name__)


class Lead:
    """A named lead. `keep` is to be called every `times.renew` seconds, whether it is held or wanted.

    Whoever was paused or cut off knows it by its own monotonic clock, without asking the store: `holds` turns False
    after `times.self_stop` seconds without a renewal, and nobody else can take the lead before `times.lease`.
    """

    def __init__(self, store: Store, clock: Clock, name: str, who: str, *, times: LeaseTimes | None = None) -> None:
        self._store = store
        self._clock = clock
        self._who = who
        self._times = times or LeaseTimes()
        self._keys = (_lead(name), f"{PREFIX}:{{{name}}}:epoch")
        self._script = Script.named("lease")
        self._renewed_at = 0.0
        self.epoch = 0
        """Rises with every change of hands; 0: never led."""
        self._held = False

    @property
    def holds(self) -> bool:
        return self._held and self._clock.monotonic() - self._renewed_at < self._times.self_stop

    async def keep(self) -> bool:
        """Take the lead when nobody holds it, or prolong it; whether it is held. Raises nothing when the store is
        away: what is held then runs out."""
        self._held = self.holds
        asked_at = self._clock.monotonic()
        try:
            async with asyncio.timeout(self._times.renew):
                held = await (self._renew() if self._held else self._take())
        except (TimeoutError, *StoreDownError) as error:
            log.warning("store unreachable", error=str(error) or type(error).__name__)
            return self.holds
        self._held = held
        if held:
            self._renewed_at = asked_at
        return self.holds

    async def let_go(self) -> None:
        """Give it up at once, so that the next one need not wait for the lease to end."""
        held, self._held = self._held, False
        if not held:
            return
        try:
            await self._ask("release", self._token)
        except StoreDownError as error:
            log.warning("store unreachable, leaving the lease to run out", error=str(error))

    @property
    def _token(self) -> str:
        return f"{self._who}:{self.epoch}"

    async def _take(self) -> bool:
        epoch = await self._ask("take", self._who)
        if epoch:
            self.epoch = epoch
        return bool(epoch)

    async def _renew(self) -> bool:
        return bool(await self._ask("renew", self._token))

    async def _ask(self, operation: str, who: str) -> int:
        arguments = (operation, who, int(self._times.lease * 1000))
        [answer] = await self._store.evaluate(self._script, self._keys, arguments)
        return int(answer)


async def leader_of(store: Store, name: str) -> str | None:
    """Who leads, as the store knows it; None: nobody does. Raises StoreDownError."""
    found = await store.client.get(_lead(name))
    return None if found is None else bytes(found).decode().rpartition(":")[0]


def _lead(name: str) -> str:
    return f"{PREFIX}:{{{name}}}:lead"
