"""The contracts of the bots are tried on the same Telegram as the bots' own tests."""

import pytest

from tests.bots.conftest import app, clock, models, telegram  # noqa: F401 (fixtures)

pytest.register_assert_rewrite("tests.contracts.bots")
