"""Brings the tables up to date. Any number of processes may try at once: one works, the others wait."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import structlog

from core.db import APP, database, tortoise_config

log = structlog.get_logger(__name__)

FOLDER = Path(__file__).parent.parent / "migrations"

LOCK = 0x41_54_45_4C_49_45_52  # "ATELIER": the number only has to be ours
"""The advisory lock that a migrator holds. PostgreSQL frees it when the migrator's connection ends."""


async def migrate(url: str) -> list[str]:
    """Runs the migrations that this database has not seen; returns their file names, oldest first."""
    from aerich import Command  # it takes a while to import, and only this process needs it

    async with _alone(url), database(url, pool_size=2):
        command = Command(tortoise_config(url), app=APP, location=str(FOLDER))
        await command.init()
        done = await command.upgrade()
    log.info("database is up to date", migrations=done)
    return done


async def pending(url: str) -> list[str]:
    """The migrations that this database has not seen, oldest first."""
    connection = await asyncpg.connect(url)
    try:
        known = await connection.fetchval("SELECT to_regclass('aerich')")
        rows = await connection.fetch("SELECT version FROM aerich WHERE app = $1", APP) if known else []
    finally:
        await connection.close()
    applied = {row["version"] for row in rows}
    return [name for name in versions() if name not in applied]


def versions() -> list[str]:
    """The file names of all migrations, oldest first."""
    names = [path.name for path in (FOLDER / APP).glob("[0-9]*_*.py")]
    return sorted(names, key=lambda name: int(name.split("_")[0]))


@asynccontextmanager
async def _alone(url: str) -> AsyncIterator[None]:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", LOCK)
        yield
    finally:
        await connection.close()
