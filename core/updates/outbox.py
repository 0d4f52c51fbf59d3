"""What the core itself puts into lanes: written in the transaction of what it tells of, so neither is without the
other, and carried into its lane right afterwards by a job.

use case ──one transaction──▶ outbox ──job, every second──▶ lane ──worker──▶ Telegram

What goes out to many at the same time has a job of its own, which keeps the pace that Telegram allows a bot; nothing
else waits behind it.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import orjson
import structlog

from core.clock import Clock
from core.updates.bulk import BulkEvent, BulkFeed
from core.updates.dead_letters import DeadLetters
from core.updates.ingest import Ingest, StoreFullError
from core.updates.models import OutboxRow
from core.updates.store import Store

log = structlog.get_logger(__name__)

AT_ONCE = 500
"""Rows of one round, of copies for each bot: far fewer than what the job has time for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is to happen in a lane, as facts: the bots have the words."""

    bot: str
    lane: str
    facts: Mapping[str, object]
    """Something that JSON can hold; `kind` says what it is."""
    to_many: bool = False
    """One of many alike that are due together, such as a reminder."""
    drops_letters: bool = False
    """The lane's dead letters go as well."""


async def put_out(event: Event, due_at: datetime, *, person_id: int | None) -> None:
    """To be called within a transaction. With a person the event dies with them, before it is carried."""
    await OutboxRow.create(
        person_id=person_id,
        bot=event.bot,
        lane=event.lane,
        body=orjson.dumps(event.facts).decode(),
        to_many=event.to_many,
        drops_letters=event.drops_letters,
        due_at=due_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryEvents:
    """Puts what is due, and does not go out to many, into its lane, in the order it was written; returns how many
    events that were.

    A row is deleted when its event is stored. Whoever dies in between, or carries the same row at the same time,
    changes nothing: an event is known by its row's number. A lane that is full is left for the next round.
    Raises StoreUnavailableError when the store is away.
    """

    store: Store
    ingest: Ingest

    async def __call__(self, now: datetime) -> int:
        carried = 0
        for row in await _due(now, to_many=False):
            try:
                await self._carry(row)
            except StoreFullError:
                log.warning("lane full, the event waits", bot=row.bot)
                continue
            await row.delete()
            carried += 1
        return carried

    async def _carry(self, row: OutboxRow) -> None:
        if row.drops_letters:
            await DeadLetters(self.store).drop_lane(row.bot, row.lane)
        await self.ingest.event(row.bot, row.lane, row.id, row.body.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryCopies:
    """Puts what is due to many into their lanes, each bot's at a steady pace; returns how many copies that were.

    Takes as long as the pace asks for. While the store is away or the lanes are full it waits.
    """

    ingest: Ingest
    clock: Clock
    _feeds: dict[str, BulkFeed] = field(default_factory=dict, init=False)

    async def __call__(self, now: datetime) -> int:
        bots = await OutboxRow.filter(due_at__lte=now, to_many=True).distinct().values_list("bot", flat=True)
        return sum(await asyncio.gather(*(self._feed(str(bot), now) for bot in bots)))

    async def _feed(self, bot: str, now: datetime) -> int:
        rows = await _due(now, to_many=True, bot=bot)
        await self._feeds.setdefault(bot, BulkFeed(self.ingest, self.clock)).feed(bot, _copies(rows))
        return len(rows)


async def _copies(rows: Sequence[OutboxRow]) -> AsyncIterator[BulkEvent]:
    for row in rows:
        yield BulkEvent(row.id, row.lane, row.body.encode())
        await row.delete()  # it is in its lane by now


async def _due(now: datetime, **which: bool | str) -> Sequence[OutboxRow]:
    return await OutboxRow.filter(due_at__lte=now, **which).order_by("id").limit(AT_ONCE)
