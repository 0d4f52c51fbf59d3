"""Who owns which partition: leases that expire, epochs that fence, and a fair spread over the live workers."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import structlog

from core.clock import Clock
from core.errors import AtelierError
from core.updates import keys
from core.updates.store import Call, Script, Store, text

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseTimes:
    """Seconds: how long a lease lasts, how often it is renewed, and after how long without a renewal a worker stops
    itself, well before the lease ends."""

    lease: float = 10.0
    renew: float = 2.0
    self_stop: float = 6.0


class LeaseLostError(AtelierError):
    """The partition is no longer this worker's: nothing of it may be written or sent any more."""


@dataclass(slots=True)
class Lease:
    """One worker's hold on one partition. `epoch` is the fencing token: it rises with every change of hands."""

    partition: int
    worker: str
    epoch: int
    renewed_at: float
    clock: Clock
    times: LeaseTimes
    lost: bool = False

    @property
    def token(self) -> str:
        return f"{self.worker}:{self.epoch}"

    @property
    def holds(self) -> bool:
        """By this machine's monotonic clock alone, so that it answers even when the store is out of reach."""
        return not self.lost and self.clock.monotonic() - self.renewed_at < self.times.self_stop

    def ensure(self) -> None:
        """Raises: LeaseLostError."""
        if not self.holds:
            raise LeaseLostError(f"partition {self.partition}, epoch {self.epoch}")


def owner_of(partition: int, workers: Iterable[str]) -> str | None:
    """Rendezvous hashing: each worker gets an even share, and a change moves only the share of who came or went."""
    return max(
        workers,
        key=lambda worker: blake2b(f"{partition}/{worker}".encode(), digest_size=8).digest(),
        default=None,
    )


class LeaseKeeper:
    """Holds the leases that are this worker's share: renews them, takes missing ones, names surplus ones."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        worker: str,
        *,
        times: LeaseTimes,
        gained: Callable[[Lease], Awaitable[None]],
        dropped: Callable[[Lease], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._worker = worker
        self._times = times
        self._gained = gained
        self._dropped = dropped
        self._lease_script = Script.named("lease")
        self._presence_script = Script.named("presence")
        self.held: dict[int, Lease] = {}
        self.share: frozenset[int] = frozenset()
        self._leaving = False
        self._claims = asyncio.Lock()
        """Held while this worker says that it is here or takes something: whoever leaves waits for what is under way,
        which would come after the goodbye and bind partitions to a worker that is gone until the lease ends."""

    async def renew(self) -> None:
        leases = list(self.held.values())
        if not leases:
            return
        asked_at = self._clock.monotonic()
        calls = [self._call(lease.partition, "renew", lease.token) for lease in leases]
        for lease, answer in zip(leases, await self._store.run_apart(self._lease_script, calls), strict=True):
            if answer == 1 and lease.holds:
                lease.renewed_at = asked_at
            elif answer is not None:
                self.drop(lease)

    async def settle_shares(self) -> None:
        """Say that this worker is here, see who else is, and work out its share."""
        async with self._claims:
            if self._leaving:
                return
            live = await self._be_present(self._times.lease)
            self.share = frozenset(p for p in range(keys.PARTITIONS) if owner_of(p, live) == self._worker)

    async def take_missing(self) -> None:
        """Try to take what is this worker's share and not held."""
        async with self._claims:
            await self._take(sorted(self.share - self.held.keys()))

    async def _take(self, missing: Sequence[int]) -> None:
        if not missing:
            return
        asked_at = self._clock.monotonic()
        calls = [self._call(partition, "take", self._worker) for partition in missing]
        epochs = await self._store.run_apart(self._lease_script, calls)
        for partition, epoch in zip(missing, epochs, strict=True):
            if epoch:
                lease = Lease(partition, self._worker, int(epoch), asked_at, self._clock, self._times)
                # What raises here leaves the lease unheld: it is taken anew, under a new epoch.
                await self._gained(lease)
                self.held[partition] = lease

    def surplus(self) -> list[Lease]:
        return [lease for partition, lease in self.held.items() if partition not in self.share]

    def drop_expired(self) -> None:
        """Let go of what was not renewed in time, without asking the store."""
        for lease in [lease for lease in self.held.values() if not lease.holds]:
            self.drop(lease)

    def drop(self, lease: Lease) -> None:
        if self.held.get(lease.partition) is lease:
            del self.held[lease.partition]
        if not lease.lost:
            lease.lost = True
            log.warning("lease lost", partition=lease.partition, epoch=lease.epoch)
            self._dropped(lease)

    async def release(self, leases: Sequence[Lease]) -> None:
        """Give partitions back at once, so that the next owner need not wait for the lease to end."""
        for lease in leases:
            lease.lost = True
            self.held.pop(lease.partition, None)
        if leases:
            await self._store.run_apart(
                self._lease_script, [self._call(x.partition, "release", x.token) for x in leases]
            )

    async def leave(self) -> bool:
        """Tell the others that this worker is going: they take over what it releases. True when there are others."""
        self._leaving = True
        async with self._claims:
            self.share = frozenset()
            return bool(await self._be_present(0))

    async def _be_present(self, seconds: float) -> list[str]:
        answer: Sequence[bytes] = await self._store.evaluate(
            self._presence_script, [keys.WORKERS], [self._worker, int(seconds * 1000)]
        )
        return [text(name) for name in answer]

    def _call(self, partition: int, operation: str, who: str) -> Call:
        lease_keys = (keys.lease(partition), keys.epoch(partition))
        return Call(partition, lease_keys, (operation, who, int(self._times.lease * 1000)))
