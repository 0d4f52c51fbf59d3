"""The short form of each row: a few seconds of the same injections, in processes of their own.

The rows play side by side, because most of their time is waiting for leases to end. `FAULTS_SEED` repeats a run,
`FAULTS_AT_ONCE` says how many rows play at the same time.
"""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest

from core.tasks import Nursery
from tests.cluster.faults import play
from tests.cluster.launching import launcher
from tests.cluster.rows import ROWS
from tests.cluster.stage import Row, Stage
from tests.cluster.table import Result, lines

AT_ONCE = int(os.environ.get("FAULTS_AT_ONCE", "3"))
SEED = int(os.environ.get("FAULTS_SEED", "7"))

Playing = dict[str, "asyncio.Task[Result]"]


@pytest.fixture(scope="session")
async def playing() -> AsyncIterator[Playing]:
    """All rows under way, a few at a time."""
    nursery, places = Nursery("short faults"), asyncio.Semaphore(AT_ONCE)

    async def in_its_place(row: Row, stage: Stage) -> Result:
        async with places:
            return await play(row, stage)

    async with launcher(nursery) as launching:
        stages = {row.name: Stage(SEED, store=_store_of(row), launcher=launching) for row in ROWS}
        possible = [row for row in ROWS if not row.missing()]
        yield {row.name: nursery.start(in_its_place(row, stages[row.name]), name=row.name) for row in possible}
    await nursery.close()


def _store_of(row: Row) -> str:
    """Valkey, unless the row is about another one."""
    return "valkey" if row.plays_on("valkey") else min(row.only)


@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
async def test_the_promise_holds_when(row: Row, playing: Playing) -> None:
    if reason := row.missing():
        pytest.skip(reason)
    result = await playing[row.name]
    shown = "\n".join(lines(result))
    assert result.holds, f"FAULTS_SEED={SEED}\n{shown}"
