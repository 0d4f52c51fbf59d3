"""The launcher of the fault suite itself: each asker gets the process that was asked for."""

import asyncio
from pathlib import Path

import pytest

from core.tasks import Nursery
from operations.ports import free_port
from tests.cluster.arena import gateway_answers
from tests.cluster.launching import launcher
from tests.valkey import TestValkey


async def test_a_launch_that_is_called_off_leaves_no_process_to_the_next_asker(
    tmp_path: Path, valkey: TestValkey
) -> None:
    called_off, wanted = free_port(), free_port()
    order = {"host": "127.0.0.1", "redis": valkey.url, "secrets": {}, "log": str(tmp_path / "log")}
    nursery = Nursery("test")
    async with launcher(nursery) as launching:
        asking = asyncio.create_task(launching.launch("gateway", port=called_off, **order))
        await asyncio.sleep(0)
        asking.cancel()
        process = await launching.launch("gateway", port=wanted, **order)
        await gateway_answers(wanted)
        await process.kill()
        for port in (called_off, wanted):
            with pytest.raises(ConnectionRefusedError):
                await asyncio.open_connection("127.0.0.1", port)
    await nursery.close()
