"""Simulator: the whole simulated Telegram behind one object, in process and without HTTP.

Bots call it (`call`), people act in it (`acts`), updates leave it by webhook, by getUpdates, or into a
callable of the same process (`deliver_to`).
"""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from core.clock import Clock
from playground.telegram.accounts import BotAccount, Person, Webhook, Wire
from playground.telegram.acting import Acting
from playground.telegram.arguments import Method, read_method
from playground.telegram.call_logging import CallLogging
from playground.telegram.calling import Calling
from playground.telegram.courier import Answer, Carrier, Courier
from playground.telegram.emitting import Emitter
from playground.telegram.errors import ApiError
from playground.telegram.limits import Limits
from playground.telegram.media import PeopleMedia
from playground.telegram.methods.answering import Answering
from playground.telegram.methods.receiving import Receiving
from playground.telegram.methods.selling import Selling
from playground.telegram.methods.table import create_table
from playground.telegram.outbox import Outbox
from playground.telegram.paying import Paying
from playground.telegram.payments import Ledger
from playground.telegram.queries import CALLBACK_WINDOW, CHECKOUT_WINDOW, INLINE_WINDOW, Queries
from playground.telegram.records import UpdateRecord
from playground.telegram.timing import Timing
from playground.telegram.updates import Update
from playground.telegram.world import World

Sink = Callable[[Wire], Awaitable[Any]]
"""Takes an update in the same process. What it returns is ignored."""


class Simulator:
    """A Telegram for the bots with these tokens, by their names in the project.

    `first_update` is the number of each bot's first update; by chance when not told, as Telegram does it.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        tokens: Mapping[str, str],
        time_scale: float = 1.0,
        limits: bool = False,
        state_path: Path | None = None,
        first_update: int | None = None,
        carrier_for: Callable[[Webhook], Carrier] | None = None,
    ) -> None:
        timing = Timing(clock, time_scale)
        self.world = World(timing, tokens, state_path, first_update)
        couriers = {name: self._courier(name, timing) for name in self.world.bots}
        self.outboxes = {
            name: Outbox(name, couriers[name], self.world.journal, self.world.nursery) for name in self.world.bots
        }
        emitter = Emitter(self.world, self.outboxes)
        presses, inquiries = Queries(timing, CALLBACK_WINDOW), Queries(timing, INLINE_WINDOW)
        checkouts, ledger = Queries(timing, CHECKOUT_WINDOW), Ledger(self.world.journal)
        self._emitter = emitter
        self.receiving = Receiving(self.world, self.outboxes, couriers, carrier_for or _no_webhooks, self._told)
        self.acts = Acting(self.world, emitter, presses, inquiries)
        self.media = PeopleMedia(self.acts, self.world.files)
        self.paying = Paying(self.world, ledger, self.acts, emitter, checkouts)
        selling = Selling(ledger, checkouts, emitter)
        table = create_table(self.receiving, Answering(presses, inquiries), selling)
        log = CallLogging(self.world, lambda key: presses.find(key) or checkouts.find(key) or inquiries.find(key))
        self._calling = Calling(self.world, table, log, Limits(clock) if limits else None)
        self._restore_updates()

    def start(self) -> None:
        """Go on handing over to the webhooks known from before; needs a running loop."""
        for bot in self.world.bots.values():
            self.receiving.start(bot)

    async def close(self) -> None:
        await self.world.nursery.close()
        self.world.journal.close()

    async def call(self, token: str, method: Method, *, update_id: int | None = None) -> Any:
        """Carry a Bot API call out: the result as the Bot API writes it. Raises ApiError."""
        return await self._calling(self.world.bot_of(token), method, update_id=update_id)

    def deliver_to(self, bot_name: str, sink: Sink, *, max_connections: int = 100) -> None:
        """Hand the updates of a bot to a callable; what it raises is raised by `settled`."""
        self.outboxes[self.world.bot(bot_name).name].carry_with(SinkCarrier(sink), max_connections)

    async def settled(self) -> None:
        """Until every update that can be handed over has been. Raises what a sink raised."""
        for outbox in self.outboxes.values():
            await outbox.settled()

    def person(self, name: str, language_code: str | None = "en", username: str | None = None) -> Person:
        """Somebody new."""
        return self.world.add_person(name, language_code, username)

    def bot(self, name: str) -> BotAccount:
        return self.world.bot(name)

    def _courier(self, bot_name: str, timing: Timing) -> Courier:
        def copies(update: Update) -> int:
            return self.world.faults.copies(bot_name, update.kind, update.record.chat_id)

        async def taken(update: Update, answer: Answer, ms: float) -> None:
            self._told(update, status=answer.status or 200, ms=ms)
            if answer.call is not None:
                await self._call_in_answer(bot_name, update.id, answer.call)

        def failed(reason: str) -> None:
            self.receiving.failed(bot_name, reason)

        return Courier(timing, copies=copies, taken=taken, failed=failed)

    async def _call_in_answer(self, bot_name: str, update_id: int, body: Wire) -> None:
        """A webhook's answer may hold one call; nobody learns how it went."""
        fields = dict(body)
        try:
            method = read_method(str(fields.pop("method")), fields, {})
            await self._calling(self.world.bots[bot_name], method, update_id=update_id)
        except ApiError:
            return

    def _told(self, update: Update, *, status: int = 200, ms: float | None = None) -> None:
        bot, person = self.world.bots[update.record.bot], self.world.people[update.record.user_id or 0]
        if ms is None:
            ms = round((self.world.timing.now() - update.created) * 1000, 1)
        self._emitter.taken(self.world.chat(bot, person), update, status, ms)

    def _restore_updates(self) -> None:
        """What was on its way when the last process ended."""
        for key, row in self.world.journal.rows("update").items():
            name, _, update_id = key.partition("/")
            kind, payload, lane, lane_id, created = row
            if name in self.outboxes:
                record = UpdateRecord(name, int(update_id), kind, lane_id, lane_id, payload.get("message_id"), created)
                self.world.updates.add(record)
                self.outboxes[name].restore(Update(int(update_id), kind, payload, (lane, lane_id), created, record))


class SinkCarrier:
    """Hands updates to a callable of this process."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink

    async def carry(self, update: Wire) -> Answer:
        await self._sink(update)
        return Answer(200)


def _no_webhooks(webhook: Webhook) -> Carrier:
    """In process there is nothing that could post."""
    return _Unreachable(webhook.url)


class _Unreachable:
    def __init__(self, url: str) -> None:
        self._url = url

    async def carry(self, update: Wire) -> Answer:  # noqa: ARG002 (the protocol's shape)
        return Answer(None, error=f"nothing here posts to {self._url}")
