"""Places that all processes share: never more at once than there are, and those of the dead come free."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from core.tasks import Nursery
from core.updates.places import SharedPlaces
from core.updates.store import Store, open_store


@pytest.fixture
async def two(store: Store) -> AsyncIterator[list[SharedPlaces]]:
    """As two processes see them."""
    nurseries = [Nursery("one"), Nursery("other")]
    yield [SharedPlaces(store, nursery, lease=0.6) for nursery in nurseries]
    for nursery in nurseries:
        await nursery.close()


class Room:
    """Counts who is in at once."""

    def __init__(self) -> None:
        self.inside = self.most = self.visits = 0

    async def visit(self, places: SharedPlaces, at_once: int, seconds: float = 0.05) -> None:
        async with places.hold("giga", at_once):
            self.inside += 1
            self.visits += 1
            self.most = max(self.most, self.inside)
            await asyncio.sleep(seconds)
            self.inside -= 1


@pytest.mark.parametrize("at_once", [1, 3])
async def test_all_processes_together_hold_no_more_than_there_are(two: list[SharedPlaces], at_once: int) -> None:
    room = Room()
    async with asyncio.timeout(20):
        await asyncio.gather(*(room.visit(two[number % 2], at_once) for number in range(12)))

    assert room.most == at_once
    assert room.visits == 12


async def test_a_place_is_kept_for_as_long_as_it_is_used(two: list[SharedPlaces]) -> None:
    room = Room()
    async with asyncio.timeout(20):
        await asyncio.gather(room.visit(two[0], 1, seconds=1.5), room.visit(two[1], 1))

    assert room.most == 1


async def test_the_place_of_a_process_that_died_comes_free(store: Store, two: list[SharedPlaces]) -> None:
    doomed = Nursery("doomed")
    held = SharedPlaces(store, doomed, lease=0.6).hold("giga", 1)
    await held.__aenter__()
    await doomed.close()  # it renews no more, and gives nothing back

    async with asyncio.timeout(5):
        await Room().visit(two[0], 1)
    await held.__aexit__(None, None, None)  # the dead do not, but what is left to the collector runs after the store
    assert await doomed.wait(5)


async def test_a_wait_that_was_given_up_takes_no_place(two: list[SharedPlaces]) -> None:
    room = Room()
    async with two[0].hold("giga", 1):
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await room.visit(two[1], 1)
    async with asyncio.timeout(2):
        await room.visit(two[1], 1)
    assert room.visits == 1


async def test_without_the_store_nobody_waits() -> None:
    nursery = Nursery("alone")
    away = open_store("redis://127.0.0.1:1/0")
    async with asyncio.timeout(5):
        await Room().visit(SharedPlaces(away, nursery), 1)
    await nursery.close()
    await away.close()
