"""The database: which tables there are, and the lifespan of the connections."""

import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from typing import Any

from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.base.schema_generator import BaseSchemaGenerator
from tortoise.context import TortoiseContext
from tortoise.indexes import PartialIndex
from tortoise.models import Model

import core

APP = "models"
"""Tortoise's name for our set of tables; also the folder of the migrations."""


class UniqueWhere(PartialIndex):
    """At most one row with these values among those that meet the condition: a rule that no race gets past."""

    def get_sql(self, schema_generator: BaseSchemaGenerator, model: type[Model], safe: bool) -> str:
        plain = super().get_sql(schema_generator, model, safe)
        return plain.replace("CREATE INDEX", "CREATE UNIQUE INDEX", 1)


def model_modules() -> list[str]:
    """Every `core/<subject>/models.py`: a new subject with tables needs no list to be edited."""
    subjects = (module.name for module in pkgutil.iter_modules(core.__path__, "core.") if module.ispkg)
    return sorted(name for name in (f"{subject}.models" for subject in subjects) if find_spec(name))


def tortoise_config(url: str, *, pool_size: int = 10) -> dict[str, Any]:
    """Tortoise's configuration for `postgres://user:pass@host:port/db`."""
    connection = expand_db_url(url)
    credentials = {
        "minsize": 1,
        "maxsize": pool_size,
        "timeout": 10,  # seconds to connect
        "command_timeout": 30,  # seconds for one statement
        "application_name": "atelier",
        **connection["credentials"],
    }
    tables = {"models": [*model_modules(), "aerich.models"], "default_connection": "default"}
    return {
        "connections": {"default": {"engine": "core.postgres", "credentials": credentials}},
        "apps": {APP: tables},
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def database(url: str, *, pool_size: int = 10) -> AsyncIterator[None]:
    """Holds the connections while the block runs; they are opened by the first query.

    One at a time in a process: the tables must be reachable from every task, not only from the one that
    opened the block, so the context is Tortoise's global one.
    """
    async with TortoiseContext() as context:
        await context.init(tortoise_config(url, pool_size=pool_size), _enable_global_fallback=True)
        yield
