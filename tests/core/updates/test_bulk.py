"""What goes out to many: at a steady pace, once each, in everybody's lane."""

import time
from collections.abc import AsyncIterator

import pytest

from core.clock import SystemClock
from core.tasks import Nursery
from core.updates.bulk import BulkEvent, BulkFeed
from core.updates.dead_letters import DeadLetters
from core.updates.ingest import Ingest, Outcome, StoreFullError
from core.updates.store import Store
from core.updates.turns import Turn
from tests.core.updates.conftest import Recorder, eventually, message, working


async def copies(count: int) -> AsyncIterator[BulkEvent]:
    for number in range(1, count + 1):
        yield BulkEvent(number, lane=str(number), body=b"news")


async def test_a_feed_keeps_its_pace_and_a_second_one_repeats_nothing(store: Store, ingest: Ingest) -> None:
    started = time.monotonic()
    assert await BulkFeed(ingest, SystemClock(), per_second=100).feed("tutor", copies(50)) == 50
    assert time.monotonic() - started >= 0.48
    assert await BulkFeed(ingest, SystemClock(), per_second=1000).feed("tutor", copies(50)) == 0


async def test_an_event_and_an_update_of_the_same_number_are_two_things_in_one_lane(
    store: Store, ingest: Ingest
) -> None:
    seen: list[tuple[str, bytes | None]] = []

    async def scene(turn: Turn) -> None:
        seen.append((turn.entry.passage.value, turn.entry.body))

    await ingest("tutor", message(1, chat=1))
    await ingest.event("tutor", "1", 1, b"news")
    recorder = Recorder(scene)
    async with working(store, recorder):
        await recorder.until(2)
    assert seen == [("lane", message(1, chat=1)), ("event", b"news")]


async def test_bulk_is_refused_while_messages_still_pass(store: Store, nursery: Nursery) -> None:
    tight = Ingest(store, nursery, event_limit=1)
    assert await tight.event("tutor", "1", 1, b"news") == Outcome.STORED
    with pytest.raises(StoreFullError):
        await tight.event("tutor", "1", 2, b"news")
    assert await tight("tutor", message(1, chat=1)) == Outcome.STORED


async def test_an_event_that_was_given_up_stays_an_event(store: Store, ingest: Ingest) -> None:
    from core.errors import PermanentError

    broken = True
    passages: list[str] = []

    async def scene(turn: Turn) -> None:
        passages.append(turn.entry.passage.value)
        if broken:
            raise PermanentError

    await ingest.event("tutor", "1", 1, b"news")
    recorder = Recorder(scene)
    letters = DeadLetters(store)
    async with working(store, recorder):
        await recorder.until(1)
        await eventually(lambda: _any(letters))
        broken = False
        [letter] = [letter async for letter in letters.all()]
        await letters.replay(letter.number)
        await recorder.until(2)
    assert passages == ["event", "event"]


async def _any(letters: DeadLetters) -> bool:
    return await letters.count() > 0
