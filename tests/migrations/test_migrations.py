"""Migrations make exactly the tables that the models describe, whoever runs them and however many at once."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
from aerich import Command
from aerich.migrate import Migrate
from aerich.utils import get_models_describe

from core.db import APP, database, tortoise_config
from core.migrations import FOLDER, LOCK, migrate, pending, versions

MIGRATE = "import asyncio, sys; from core.migrations import migrate; print(asyncio.run(migrate(sys.argv[1])))"


async def test_migrations_equal_the_models(database_url: str) -> None:
    async with database(database_url):
        command = Command(tortoise_config(database_url), app=APP, location=str(FOLDER))
        await command.init()
        Migrate.diff_models(Migrate._last_version_content or {}, get_models_describe(APP))
    assert Migrate.upgrade_operators == []


async def test_two_migrators_at_once_both_succeed(empty_database_url: str) -> None:
    command = (sys.executable, "-c", MIGRATE, empty_database_url)
    pipe = asyncio.subprocess.PIPE
    async with _gate(empty_database_url):
        migrators = [await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe) for _ in "ab"]
        await _until_both_wait(empty_database_url)
    endings = [await migrator.communicate() for migrator in migrators]

    assert [migrator.returncode for migrator in migrators] == [0, 0], endings
    assert await pending(empty_database_url) == []
    assert await _fetch(empty_database_url, "SELECT count(*) FROM aerich") == len(versions())


@asynccontextmanager
async def _gate(url: str) -> AsyncIterator[None]:
    """Both migrators arrive at their lock before either of them starts to work."""
    connection = await asyncpg.connect(url)
    await connection.execute("SELECT pg_advisory_lock($1)", LOCK)
    yield
    await connection.close()


async def _until_both_wait(url: str) -> None:
    async with asyncio.timeout(30):
        while await _fetch(url, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") < 2:
            await asyncio.sleep(0.05)


async def _fetch(url: str, query: str) -> int:
    connection = await asyncpg.connect(url)
    try:
        return int(await connection.fetchval(query))
    finally:
        await connection.close()


async def test_what_is_pending_is_told_and_then_done_once(empty_database_url: str) -> None:
    assert await pending(empty_database_url) == versions()
    assert await migrate(empty_database_url) == versions()
    assert await pending(empty_database_url) == []
    assert await migrate(empty_database_url) == []
