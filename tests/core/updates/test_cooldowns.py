"""Rests that end: who has been left alone long enough is free again."""

import asyncio

from core.tasks import Nursery
from core.updates.cooldowns import Cooldowns
from core.updates.store import Store
from tests.clocks import HandClock


async def test_a_name_whose_rest_is_over_is_free_even_when_all_names_rested_once(store: Store) -> None:
    clock = HandClock()
    cooldowns = Cooldowns(store, clock)
    await cooldowns.rest("bot 1", 2)
    await cooldowns.rest("bot 1 chat 5", 3)
    assert cooldowns.remaining("bot 1", "bot 1 chat 5") == 3
    clock.move(seconds=4)
    assert cooldowns.remaining("bot 1", "bot 1 chat 5") == 0


async def test_a_worker_that_starts_later_knows_who_rests(store: Store) -> None:
    clock = HandClock()
    await Cooldowns(store, clock).rest("bot 1", 60)
    later = Cooldowns(store, clock)
    nursery = Nursery("test")
    nursery.start(later.follow(), name="follow")
    async with asyncio.timeout(5):
        while later.remaining("bot 1") < 60:
            await asyncio.sleep(0.01)
    await nursery.close()
