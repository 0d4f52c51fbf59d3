"""The diary of jobs: when each last ran, what it did, whether it failed. One hash in the store, for all schedulers."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import orjson

from core.updates.keys import PREFIX
from core.updates.store import Store, text

KEY = f"{PREFIX}:jobs"
LEAD = "scheduler"
"""The lead that a scheduler must have to run them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a job."""

    at: datetime
    """When it began, in UTC."""
    seconds: float
    count: int | None
    """How many rows it dealt with; None: it failed."""
    error: str | None
    """The class of what it failed with: its text may hold what people wrote."""
    by: str
    """The scheduler that ran it."""


class Diary:
    """The last run of each job; an earlier one is overwritten."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def note(self, job: str, run: Run) -> None:
        await cast(Awaitable[int], self._store.client.hset(KEY, job, orjson.dumps(run).decode()))

    async def read(self) -> Mapping[str, Run]:
        """The last runs by the names of their jobs; jobs that never ran are not in it."""
        found = await cast(Awaitable[dict[bytes, bytes]], self._store.client.hgetall(KEY))
        return {text(name): _run(written) for name, written in found.items()}


def _run(written: bytes) -> Run:
    fields = orjson.loads(written)
    return Run(**{**fields, "at": datetime.fromisoformat(fields["at"])})
