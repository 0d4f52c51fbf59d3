"""The embedded servers alone: what an earlier run may have left, and what they must not lose."""

import asyncio
import os
import shutil
import signal
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import asyncpg
import psutil
import pytest
import redis

from operations.children import spawn
from operations.local import LocalFolder
from operations.postgres import EmbeddedPostgres
from operations.valkey import EmbeddedValkey
from operations.words import PersonMustActError

NOBODY = 65534

Server: TypeAlias = EmbeddedPostgres | EmbeddedValkey


@pytest.fixture
def local() -> Iterator[LocalFolder]:
    private = Path(tempfile.mkdtemp(prefix="atelier-"))
    folder = LocalFolder(private / ("a path far longer than a Unix socket could bear " * 3) / ".local")
    folder.make()
    yield folder
    shutil.rmtree(private)


@asynccontextmanager
async def started(server: Server) -> AsyncIterator["asyncio.subprocess.Process"]:
    server.choose_port()
    process = await spawn(await server.prepare())
    try:
        async with asyncio.timeout(30):
            while not await server.is_ready():
                assert process.returncode is None, server.log.read_text()
                await asyncio.sleep(0.02)
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(server.stops_with)
        await process.wait()


async def remember(server: Server, what: str) -> None:
    if isinstance(server, EmbeddedValkey):
        with redis.Redis.from_url(server.url) as client:
            client.set("what", what)
        return
    connection = await asyncpg.connect(server.url)
    await connection.execute("CREATE TABLE IF NOT EXISTS kept (what text)")
    await connection.execute("INSERT INTO kept VALUES ($1)", what)
    await connection.close()


async def remembered(server: Server) -> str:
    if isinstance(server, EmbeddedValkey):
        with redis.Redis.from_url(server.url, decode_responses=True) as client:
            return str(client.get("what"))
    connection = await asyncpg.connect(server.url)
    found = await connection.fetchval("SELECT what FROM kept")
    await connection.close()
    return str(found)


both = pytest.mark.parametrize("kind", [EmbeddedPostgres, EmbeddedValkey])


@both
async def test_what_was_acknowledged_survives_a_kill_and_the_address_stays(
    local: LocalFolder, kind: type[Server]
) -> None:
    server = kind(local)
    async with started(server) as process:
        await remember(server, "Ada")
        process.kill()
    address = server.url

    again = kind(local)
    async with started(again):
        assert await remembered(again) == "Ada"
        assert again.url == address == kind(local).known_url


@both
async def test_a_server_of_a_killed_run_is_stopped_first(
    local: LocalFolder, kind: type[Server], capfd: pytest.CaptureFixture[str]
) -> None:
    server, again = kind(local), kind(local)
    async with started(server) as left:
        await remember(server, "Ada")
        async with started(again) as fresh:
            assert await asyncio.wait_for(left.wait(), 5) is not None
            assert fresh.pid != left.pid
            assert await remembered(again) == "Ada"

    assert "of an earlier run is still there" in capfd.readouterr().out


@both
async def test_a_port_that_somebody_took_is_left_to_them(local: LocalFolder, kind: type[Server]) -> None:
    server = kind(local)
    async with started(server):
        await remember(server, "Ada")
    with socket.create_server(("127.0.0.1", server.port)):
        again = kind(local)
        async with started(again):
            assert again.port != server.port
            assert await remembered(again) == "Ada"
    assert local.port(again.name) == again.port


async def test_a_database_half_made_is_made_anew(local: LocalFolder) -> None:
    half_made = local.path / "postgres" / "making-before" / "data"
    (half_made / "base").mkdir(parents=True)

    async with started(EmbeddedPostgres(local)):
        assert not half_made.parent.exists()


async def test_a_pid_that_now_is_a_strangers_keeps_nobody_from_starting(local: LocalFolder) -> None:
    server = EmbeddedPostgres(local)
    async with started(server) as process:
        process.send_signal(signal.SIGKILL)
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n1\n5442\n\n127.0.0.1\n0 0\nready   \n")

    async with started(server):
        await remember(server, "Ada")


async def test_data_of_another_release_is_refused_in_words(local: LocalFolder) -> None:
    server = EmbeddedPostgres(local)
    server.choose_port()
    server.data.mkdir(parents=True)
    (server.data / "PG_VERSION").write_text("17\n")

    with pytest.raises(PersonMustActError, match="was made by PostgreSQL 17, this is 18"):
        await server.prepare()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@both
async def test_data_of_another_user_is_refused_in_words(local: LocalFolder, kind: type[Server]) -> None:
    server = kind(local)
    server.folder.mkdir()
    local.path.parents[1].chmod(0o755)
    local.path.chmod(0o777)
    os.seteuid(NOBODY)
    try:
        with pytest.raises(PersonMustActError, match="belongs to another user"):
            await server.prepare()
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start servers for somebody else")
@both
async def test_root_starts_the_servers_of_a_checkout_as_its_owner(local: LocalFolder, kind: type[Server]) -> None:
    os.chown(local.path, NOBODY, -1)
    server = kind(local)

    async with started(server) as process:
        assert psutil.Process(process.pid).uids().real == NOBODY
        assert {path.stat().st_uid for path in server.folder.rglob("*")} <= {NOBODY, 0}
    assert (local.path / "secrets.json").stat().st_uid == NOBODY


async def test_strangers_on_this_machine_are_not_let_in(local: LocalFolder) -> None:
    valkey, postgres = EmbeddedValkey(local), EmbeddedPostgres(local)
    async with started(valkey), started(postgres):
        with redis.Redis(port=valkey.port) as mallory, pytest.raises(redis.exceptions.AuthenticationError):
            mallory.ping()
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(f"postgres://atelier:guess@127.0.0.1:{postgres.port}/postgres")
