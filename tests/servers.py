"""A real PostgreSQL for the tests: one server a session, a fresh and migrated database for each module."""

import itertools
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from tortoise import Tortoise

from core.db import database
from core.migrations import migrate
from operations.account import database_account, hand_over, let_read, let_through
from operations.ports import free_port
from operations.postgres import programs

_numbers = itertools.count(1)


class TestPostgres:
    """PostgreSQL on a free loopback port, in a folder of its own; quick and forgetful (`fsync` is off)."""

    __test__ = False

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-postgres-"))
        self.port = free_port()
        self._user: str | None = None
        if account := database_account(self.folder):  # PostgreSQL refuses to run as root
            self._user = account.name
            hand_over(self.folder, account)
            let_through(self.folder / "data", account)
            let_through(programs(), account)
            let_read(programs().parent, account)

    def url(self, name: str = "postgres") -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        if not (self.folder / "PG_VERSION").exists():
            self._run("initdb", "-D", ".", "--auth=trust", "--encoding=utf8", "-U", "postgres", "--no-sync")
        options = f"-h 127.0.0.1 -p {self.port} -c unix_socket_directories='' -c fsync=off -c shared_buffers=32MB"
        self._run("pg_ctl", "-D", ".", "-w", "-l", "log", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", ".", "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        shutil.rmtree(self.folder)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(programs() / program), *arguments]
        quiet = subprocess.DEVNULL
        subprocess.run(command, cwd=self.folder, user=self._user, check=True, stdout=quiet, stderr=quiet)


@pytest.fixture(scope="session")
def postgres() -> Iterator[TestPostgres]:
    server = TestPostgres()
    server.start()
    yield server
    server.stop()
    server.remove()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--from-models", action="store_true", help="make the tables without the migrations")


@pytest.fixture(scope="session")
async def template(postgres: TestPostgres, pytestconfig: pytest.Config) -> str:
    """The name of a migrated database, for PostgreSQL to copy: a copy costs less than the migrations.

    `--from-models` makes the tables as the models are now: for work on models whose migration is not written yet.
    """
    url = await create_database(postgres, "template_atelier")
    if pytestconfig.getoption("--from-models"):
        async with database(url):
            await Tortoise.generate_schemas()
    else:
        await migrate(url)
    return "template_atelier"


@pytest.fixture(scope="module")
async def database_url(postgres: TestPostgres, template: str) -> str:
    """A fresh and migrated database."""
    return await create_database(postgres, f"test_{next(_numbers)}", template=template)


@pytest.fixture
async def empty_database_url(postgres: TestPostgres) -> str:
    """A database that no migration has seen."""
    return await create_database(postgres, f"test_{next(_numbers)}")


@pytest.fixture(scope="module")
async def tables(database_url: str) -> AsyncIterator[None]:
    """The connections of Tortoise, open for the tests of a module."""
    async with database(database_url):
        yield


async def create_database(postgres: TestPostgres, name: str, *, template: str = "template1") -> str:
    connection = await asyncpg.connect(postgres.url())
    try:
        await connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    finally:
        await connection.close()
    return postgres.url(name)
