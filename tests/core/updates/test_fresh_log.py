"""A store that was started anew is asked once for a new log."""

import asyncio

import pytest

from core.updates.fresh_log import FreshLog, is_fresh
from core.updates.store import Store, open_store
from tests.valkey import TestValkey


async def test_each_start_of_the_store_is_followed_by_one_new_log() -> None:
    server = TestValkey()
    server.start()
    store = open_store(server.url)
    try:
        for _ in range(2):
            assert await _last_rewrite(store) == -1
            fresh_log = FreshLog(store)
            await fresh_log.renew()
            async with asyncio.timeout(10):
                while await _last_rewrite(store) < 0:
                    await asyncio.sleep(0.05)
            logs = _logs(server)
            await fresh_log.renew()
            await asyncio.sleep(0.2)
            assert _logs(server) == logs, "it was asked again"
            server.kill()
            server.start()
    finally:
        await store.close()
        server.remove()


@pytest.mark.parametrize(
    ("persistence", "fresh"),
    [
        ({"aof_enabled": 1, "aof_last_rewrite_time_sec": -1}, False),
        ({"aof_enabled": 1, "aof_last_rewrite_time_sec": 0}, True),
        ({"aof_enabled": 1, "aof_last_rewrite_time_sec": -1, "aof_rewrite_in_progress": 1}, True),
        ({"aof_enabled": 1, "aof_last_rewrite_time_sec": -1, "aof_rewrite_scheduled": 1}, True),
        ({"aof_enabled": 0, "aof_last_rewrite_time_sec": -1}, True),
        ({}, True),
    ],
)
def test_a_log_is_asked_for_only_where_there_is_one_and_none_was_written(
    persistence: dict[str, int], fresh: bool
) -> None:
    assert is_fresh(persistence) is fresh


async def _last_rewrite(store: Store) -> int:
    return int((await store.client.info("persistence"))["aof_last_rewrite_time_sec"])


def _logs(server: TestValkey) -> set[str]:
    return {path.name for path in (server.folder / "appendonlydir").iterdir()}
