"""Tortoise's asyncpg client, with two gaps closed: lost connections are told apart from bugs, and a
transaction that is cancelled while it begins gives its connection back (Tortoise 1.1.9 keeps it for good).

Named as the `engine` in the configuration of `core/db.py`; Tortoise looks for `client_class`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import (
    NestedTransactionContext,
    TransactionalDBClient,
    TransactionContext,
    TransactionContextPooled,
)
from tortoise.connection import get_connections

from core.errors import DatabaseUnavailableError

LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    OSError,  # refused, reset, and TimeoutError: the server did not answer in time
)


@contextmanager
def lost_connections_told() -> Iterator[None]:
    """Raises DatabaseUnavailableError in place of the driver's ways to say that the server is away."""
    try:
        yield
    except LOST as error:
        raise DatabaseUnavailableError from error
    except asyncpg.InterfaceError as error:
        # One class for misuse and for closed connections; only the text tells them apart.
        if "closed" in str(error) or "closing" in str(error):
            raise DatabaseUnavailableError from error
        raise


class PooledTransaction(TransactionContextPooled):
    """A transaction on a connection of the pool."""

    async def __aenter__(self) -> TransactionalDBClient:
        with lost_connections_told():
            await self.ensure_connection()
            self.client._connection = await self.client._parent._pool.acquire()
            try:
                await self.client.begin()
            except BaseException:
                await self.client._parent._pool.release(self.client._connection)
                raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        with lost_connections_told():
            await super().__aexit__(exc_type, exc_val, exc_tb)


class Session(TransactionWrapper):
    """The client inside of a transaction."""

    async def _translate_exceptions(self, func: Any, *args: Any, **kwargs: Any) -> Any:
        with lost_connections_told():
            return await super()._translate_exceptions(func, *args, **kwargs)

    def _in_transaction(self) -> TransactionContext:
        return NestedTransactionContext(Session(self))


class PostgresClient(AsyncpgDBClient):
    """The client that owns the pool."""

    async def _translate_exceptions(self, func: Any, *args: Any, **kwargs: Any) -> Any:
        with lost_connections_told():
            return await super()._translate_exceptions(func, *args, **kwargs)

    def _in_transaction(self) -> TransactionContext:
        return PooledTransaction(Session(self), self._pool_init_lock)


client_class = PostgresClient
