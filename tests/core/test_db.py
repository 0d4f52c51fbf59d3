"""What happens when PostgreSQL goes away and comes back."""

import asyncio
from collections.abc import Iterator

import pytest
from tortoise.transactions import in_transaction

from core.db import database
from core.errors import DatabaseUnavailableError
from core.migrations import migrate
from core.users.models import PersonRow
from tests.servers import TestPostgres


@pytest.fixture
def own_postgres() -> Iterator[TestPostgres]:
    """A server that a test may stop."""
    server = TestPostgres()
    server.start()
    yield server
    server.remove()


async def _in_a_transaction() -> None:
    async with in_transaction():
        await PersonRow.all().count()


async def test_a_restart_of_the_server_is_a_temporary_error_and_drains_no_pool(
    own_postgres: TestPostgres,
) -> None:
    await migrate(own_postgres.url())
    async with database(own_postgres.url(), pool_size=2):
        await asyncio.gather(_in_a_transaction(), _in_a_transaction())
        own_postgres.stop()
        for _ in range(5):
            with pytest.raises(DatabaseUnavailableError):
                await _in_a_transaction()
            with pytest.raises(DatabaseUnavailableError):
                await PersonRow.all().count()
        own_postgres.start()
        await _in_a_transaction()
        await PersonRow.all().count()
        own_postgres.stop()


async def test_a_transaction_cancelled_while_it_begins_gives_its_connection_back(database_url: str) -> None:
    async with database(database_url, pool_size=1):
        await _in_a_transaction()
        for moments in range(15):
            transaction = asyncio.create_task(_in_a_transaction())
            for _ in range(moments):
                await asyncio.sleep(0)
            transaction.cancel()
            await asyncio.wait([transaction])
        async with asyncio.timeout(5):
            await _in_a_transaction()


async def test_a_server_that_was_never_there_is_a_temporary_error(own_postgres: TestPostgres) -> None:
    own_postgres.stop()
    async with database(own_postgres.url()):
        with pytest.raises(DatabaseUnavailableError):
            await PersonRow.all().count()
