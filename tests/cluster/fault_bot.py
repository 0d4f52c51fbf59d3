"""The bot of the fault suite: it does what a message orders and names the update in all that it sends.

Orders, anywhere in the text: `pause=0.2` before it sends and `after=0.2` once it has sent (seconds), `say=2` messages,
`edit` the message into its final form, `sure` to wait until each result is in the journal, `raise=2` on the first two
attempts, `late=2` likewise but after its messages, `die=2` likewise with the whole process, `cancelled=1` likewise by
a cancellation from within.
"""

import asyncio
import os
import signal
import time
from pathlib import Path

import orjson
from aiogram import Bot, Dispatcher, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.memory import DisabledEventIsolation
from aiogram.types import LabeledPrice, Message, PreCheckoutQuery, Update
from aiohttp.abc import AbstractStreamWriter
from aiohttp.connector import Connection

from bots.kit.fencing import FencedRequest
from bots.kit.storage import TurnStorage
from bots.kit.turn import current_turn
from core.updates.turns import Turn
from tests.cluster.history import Note, Notebook

MARK = "~"  # a number of its own in the journal: written to learn that all before it is on disk
FINAL = "final"


def orders(text: str) -> dict[str, str]:
    """`pause=0.2 edit` → {"pause": "0.2", "edit": ""}."""
    return {name: value for name, _, value in (word.partition("=") for word in text.split())}


class FaultBot:
    """Handlers that note what they do before and after they do it."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def create_dispatcher(self) -> Dispatcher:
        router = Router(name="faults")
        router.message.register(self.cancel, Command("cancel"))
        router.message.register(self.sell, F.text.startswith("invoice"))
        router.message.register(self.obey, F.text.as_("text"))
        router.pre_checkout_query.register(self.agree)
        dispatcher = Dispatcher(storage=TurnStorage(), events_isolation=DisabledEventIsolation())
        dispatcher.include_router(router)
        return dispatcher

    async def obey(self, message: Message, text: str, state: FSMContext) -> None:
        turn, wishes = _turn(), orders(text)
        self.note("begin", turn)
        count = (await state.get_value("count", 0)) + 1
        await state.update_data(count=count)
        await _misfortune(turn, wishes)
        await asyncio.sleep(float(wishes.get("pause", 0)))
        for number in range(1, int(wishes.get("say", 1)) + 1):
            sent = await message.answer(_words(turn, number, count))
            await self._sent(turn, number, sure="sure" in wishes)
            if "edit" in wishes:
                await sent.edit_text(_words(turn, number, count, FINAL))
            await asyncio.sleep(float(wishes.get("after", 0)))
        if turn.attempt <= int(wishes.get("late", 0)):
            raise RuntimeError("this message breaks the handler after its answer")
        self.note("end", turn)

    async def cancel(self, message: Message) -> None:
        turn = _turn()
        self.note("begin", turn)
        await message.answer(_words(turn, 1, 0))
        self.note("end", turn)

    async def sell(self, message: Message) -> None:
        await message.answer_invoice(
            "A thing", "For the fault suite", "thing", "XTR", [LabeledPrice(label="1", amount=1)]
        )

    async def agree(self, query: PreCheckoutQuery) -> None:
        turn = _turn()
        self.note("begin", turn)
        await query.answer(ok=True)
        self.note("end", turn)

    async def apologise(self, bot: Bot, update: Update, incident: str) -> None:
        if update.message is None:
            return
        try:
            await bot.send_message(update.message.chat.id, f"sorry {incident}")
        except TelegramAPIError:
            return

    async def _sent(self, turn: Turn, number: int, *, sure: bool) -> None:
        self.note("sent", turn, number)
        if sure:
            await turn.journal.intend(f"{MARK}{number}")
            self.note("durable", turn, number)

    def note(self, kind: str, turn: Turn, number: int = 0) -> None:
        entry, lease = turn.entry, turn.lease
        at, worker = time.monotonic(), lease.worker
        self._notebook.write(
            Note(kind, at, entry.update_id, worker, entry.partition, lease.epoch, turn.attempt, number)
        )


def noting_requests(fault_bot: FaultBot) -> type[FencedRequest]:
    """Requests that note the moment at which they are written: what arrives may have waited for a busy judge."""

    class NotingRequest(FencedRequest):
        async def write_fenced(
            self, writer: AbstractStreamWriter, conn: Connection, content_length: int | None
        ) -> None:
            turn = current_turn.get()
            if turn is not None:
                fault_bot.note("write", turn)
            await super().write_fenced(writer, conn, content_length)

    return NotingRequest


def fault_bot(notes: Path) -> FaultBot:
    return FaultBot(Notebook(notes))


async def _misfortune(turn: Turn, wishes: dict[str, str]) -> None:
    if turn.attempt <= int(wishes.get("die", 0)):
        os.kill(os.getpid(), signal.SIGKILL)
    if turn.attempt <= int(wishes.get("raise", 0)):
        raise RuntimeError("this message breaks the handler")
    if turn.attempt <= int(wishes.get("cancelled", 0)):
        raise asyncio.CancelledError


def _words(turn: Turn, number: int, count: int, form: str = "") -> str:
    entry, lease = turn.entry, turn.lease
    fields = [entry.update_id, number, count, lease.worker, entry.partition, lease.epoch, turn.attempt, form]
    return orjson.dumps(fields).decode()


def _turn() -> Turn:
    turn = current_turn.get()
    assert turn is not None, "handlers run within turns"
    return turn
