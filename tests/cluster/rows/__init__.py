"""The rows of the promise (`docs/running.md`, "What is guaranteed"), by what goes wrong in them."""

from tests.cluster.rows import bot_api, broadcasts, crashes, garbage, handlers, hosts, outages, pauses, scaling
from tests.cluster.stage import Row

ROWS: tuple[Row, ...] = (
    *crashes.ROWS,
    *pauses.ROWS,
    *bot_api.ROWS,
    *handlers.ROWS,
    *scaling.ROWS,
    *garbage.ROWS,
    *outages.ROWS,
    *hosts.ROWS,
    *broadcasts.ROWS,
)

NOT_BUILT: dict[str, str] = {}
"""Rows that cannot be shown yet, with the reason. They never count as passed."""
