"""The contracts of the bots are tried on the same Telegram as the bots' own tests."""

from tests.bots.conftest import app, clock, models, telegram  # noqa: F401 (fixtures)
