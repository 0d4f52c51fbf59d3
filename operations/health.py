"""Is everything this installation leans on there, and as it must be? Asked by `/readyz` and by `doctor`.

A check answers None when all is well, else one sentence. It names no secret.
"""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg

from core.migrations import pending
from core.updates.leading import leader_of
from core.updates.store import Store, StoreDownError
from core.updates.watch import Watch
from operations.diary import LEAD

Check = Callable[[], Awaitable[str | None]]


def servers_and_workers(database_url: str, store: Store) -> dict[str, Check]:
    """What everybody leans on, by name."""
    watch = Watch(store)
    return {
        "database": database_is_there(database_url),
        "redis": redis_is_safe(watch),
        "workers": workers_live(watch),
    }


def database_is_there(url: str) -> Check:
    """PostgreSQL answers and has every table; both in one question."""

    async def check() -> str | None:
        try:
            missing = await asyncio.wait_for(pending(url), 5)
        except TimeoutError:
            return "PostgreSQL gives no answer within 5 s"
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            return f"PostgreSQL cannot be used ({type(error).__name__})"
        return f"migrations are missing: {', '.join(missing)}; run `python main.py migrate`" if missing else None

    return check


def redis_is_safe(watch: Watch) -> Check:
    """Redis answers, and keeps what it has acknowledged."""

    async def check() -> str | None:
        try:
            wrong = await watch.wrong_settings()
        except StoreDownError as error:
            return f"Redis cannot be used ({type(error).__name__})"
        found = [f"{setting.name} is '{setting.found}', needed is '{setting.needed}'" for setting in wrong]
        return "; ".join(found) or None

    return check


def workers_live(watch: Watch) -> Check:
    """Somebody handles what the gateway takes."""

    async def check() -> str | None:
        try:
            return None if await watch.workers() else "no worker is alive; start `python main.py worker`"
        except StoreDownError as error:
            return f"Redis cannot be used ({type(error).__name__})"

    return check


def scheduler_leads(store: Store) -> Check:
    """Somebody does what is due by the clock."""

    async def check() -> str | None:
        try:
            return None if await leader_of(store, LEAD) else "no scheduler is alive; start `python main.py scheduler`"
        except StoreDownError as error:
            return f"Redis cannot be used ({type(error).__name__})"

    return check
