"""What every folder of tests shares: the servers, and logs that a test may read."""

import pytest
import structlog

from core.logs import with_circumstances

pytest.register_assert_rewrite("tests.contracts.bots")  # bots of their own hold to them as well

pytest_plugins = ["tests.chance", "tests.servers", "tests.valkey"]

# structlog's own console draws every local variable of a traceback, which takes it half a minute.
structlog.configure(
    processors=[
        with_circumstances,
        structlog.processors.add_log_level,
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)
