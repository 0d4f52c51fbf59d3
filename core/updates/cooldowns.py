"""Who must be left alone for how long: shared by all workers, so that nobody calls before a 429 has passed."""

import asyncio

import structlog

from core.clock import Clock
from core.updates.keys import PREFIX
from core.updates.store import Store, StoreDownError

log = structlog.get_logger(__name__)

_STREAM = f"{PREFIX}:cooldowns"
_KEPT = 1000  # entries; a worker that starts reads those of the last hour
_LOOK_BACK_SECONDS = 3600
_BLOCK_MS = 1000
_RETRY_SECONDS = 0.5


class Cooldowns:
    """Names that rest, such as a bot or one of its chats. Known here at once, at the other workers within moments.

    Deadlines travel by the wall clock, so that a worker that starts later knows them as well; waiting is measured
    by the monotonic one.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._until: dict[str, float] = {}

    def remaining(self, *names: str) -> float:
        """Seconds until none of the names rests any more; 0 when all are free."""
        if not self._until:
            return 0.0
        now = self._clock.monotonic()
        return max(0.0, max((self._until.get(name, now) for name in names), default=now) - now)

    async def rest(self, name: str, seconds: float) -> None:
        """Let a name rest, here and everywhere. When the store is away, here alone."""
        until = self._clock.now().timestamp() + seconds
        self._note(name, seconds)
        try:
            await self._store.client.xadd(_STREAM, {"name": name, "until": until}, maxlen=_KEPT, approximate=True)
        except StoreDownError as error:
            log.warning("store unreachable, the other workers do not know of the rest", name=name, error=str(error))

    async def follow(self) -> None:
        """Learn what all workers meet; runs until cancelled."""
        position = f"{int((self._clock.now().timestamp() - _LOOK_BACK_SECONDS) * 1000)}-0"
        while True:
            try:
                for _, entries in await self._store.client.xread({_STREAM: position}, block=_BLOCK_MS) or ():
                    for entry_id, fields in entries:
                        position = entry_id.decode()
                        remaining = float(fields[b"until"]) - self._clock.now().timestamp()
                        self._note(fields[b"name"].decode(), remaining)
            except StoreDownError as error:
                log.warning("store unreachable, listening again", error=str(error))
                await asyncio.sleep(_RETRY_SECONDS)

    def _note(self, name: str, seconds: float) -> None:
        now = self._clock.monotonic()
        self._until = {known: until for known, until in self._until.items() if until > now}
        if seconds > 0:
            self._until[name] = max(self._until.get(name, now), now + seconds)
