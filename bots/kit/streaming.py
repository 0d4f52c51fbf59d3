"""Writes an answer into a chat while it comes: typing until the first words, then a preview, then the answer.

The model is read by a task of its own, so a slow Telegram never slows the model, and a press of "stop" or /cancel
ends the reading at once, whatever the chat is busy with.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import TypeAlias

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.types import InlineKeyboardMarkup

from bots.kit.previews import Draft, EditedMessages, Preview
from bots.kit.rendering import render
from bots.kit.sending import Chat
from bots.kit.splitting import RichText, split
from bots.kit.stops import Stops, Writing
from core.tasks import Nursery

TYPING_SECONDS = 4.5
"""Telegram shows an action for five seconds."""
WORDS_SECONDS = 0.3
"""Before the first preview: a few words rather than half a one."""
REFRESH_SECONDS = 20.0
"""A draft lives for thirty seconds after its last change."""
CLOSING_SECONDS = 5.0
"""For the model's connection to close, after it was told to."""


Reading: TypeAlias = "asyncio.Task[Exception | None]"


@unique
class Transport(StrEnum):
    """How an answer is shown while it is being written. Clients have flickered with drafts: edits are the default."""

    EDITS = "edits"
    DRAFTS = "drafts"


@dataclass(slots=True)
class Pace:
    """Seconds between two steps of a preview: one at the least, twice as many after each 429, slowly back again."""

    seconds: float = 1.0
    longest: float = 16.0
    _now: float = field(default=0.0, init=False)

    @property
    def beat(self) -> float:
        return max(self.seconds, self._now)

    def note(self, *, shown: bool) -> None:
        self._now = self.beat * 0.9 if shown else min(self.longest, self.beat * 2)


@dataclass(frozen=True, slots=True)
class Streams:
    """What the answers of a bot have in common."""

    stops: Stops = field(default_factory=Stops)
    transport: Transport = Transport.EDITS
    pace: Callable[[], Pace] = Pace
    note_seconds: float = 2.0
    """How often what has come is written down: so much of an answer the death of a worker can cost."""

    def writer(self, bot: Bot, chat: Chat, *, stop: InlineKeyboardMarkup, draft_id: int) -> "Writer":
        """A writer for one answer. `stop` stands under an edited message, `draft_id` names a draft; not 0."""
        preview: Preview = (
            Draft(bot, chat, draft_id) if self.transport is Transport.DRAFTS else EditedMessages(bot, chat, stop)
        )
        return Writer(bot, chat, preview, self.stops, self.pace())


class Writer:
    """One answer: `follow` shows it as it comes, `finish` leaves it as it stays."""

    def __init__(self, bot: Bot, chat: Chat, preview: Preview, stops: Stops, pace: Pace) -> None:
        self._bot = bot
        self._chat = chat
        self._preview = preview
        self._stops = stops
        self._pace = pace
        self._more = asyncio.Event()
        self.text = ""
        """The Markdown that has come so far."""
        self.stopped = False
        """The person pressed "stop"."""

    async def follow(self, pieces: AsyncGenerator[str, None]) -> None:
        """Show the pieces until they end or the person stops them. Raises what they raise.

        When this task is cancelled, the pieces are closed before the cancellation goes on.
        """
        nursery = Nursery("answer")
        reading = nursery.start(self._read(pieces), name="read")
        reading.add_done_callback(lambda _: self._more.set())
        try:
            with self._stops.writing(self._bot.id, self._chat, reading.cancel) as writing:
                await self._wait_for_words(reading, writing)
                await self._preview_until_end(reading, writing)
                self.stopped = writing.stopped
        finally:
            reading.cancel()
            await nursery.wait(CLOSING_SECONDS)
        if not reading.cancelled() and (failure := reading.result()) is not None:
            raise failure

    async def finish(
        self, keyboard: InlineKeyboardMarkup | None, *, text: str, note: RichText | None = None
    ) -> list[int]:
        """The answer as it stays, with the note below it; the numbers of its messages, none if there are no words."""
        rich = render(text)
        pieces = split(rich if note is None else rich.followed_by(note))
        return await self._preview.finish(pieces, keyboard) if pieces else []

    async def _read(self, pieces: AsyncGenerator[str, None]) -> Exception | None:
        """What the pieces raised is handed over: whoever follows them has the words for it."""
        try:
            async with aclosing(pieces):
                async for piece in pieces:
                    self.text += piece
                    self._more.set()
        except Exception as error:  # noqa: BLE001 - raised again by `follow`
            return error
        return None

    async def _wait_for_words(self, reading: Reading, writing: Writing) -> None:
        with _overlooked():
            await self._preview.begin()
        writing.shown_in = self._preview.shown_in
        while not self.text and not reading.done():
            with _overlooked():
                await self._bot.send_chat_action(self._chat.id, ChatAction.TYPING, message_thread_id=self._chat.topic)
            await self._news(TYPING_SECONDS)

    async def _preview_until_end(self, reading: Reading, writing: Writing) -> None:
        await asyncio.wait({reading}, timeout=min(WORDS_SECONDS, self._pace.beat))
        while not reading.done():
            self._more.clear()
            self._pace.note(shown=await self._preview.show(split(render(self.text))))
            writing.shown_in = self._preview.shown_in
            await asyncio.wait({reading}, timeout=self._pace.beat)
            await self._news(REFRESH_SECONDS)

    async def _news(self, seconds: float) -> None:
        """Until more words have come, the reading has ended, or the time is over."""
        try:
            async with asyncio.timeout(seconds):
                await self._more.wait()
        except TimeoutError:
            return


@contextmanager
def _overlooked() -> Iterator[None]:
    """A sign of life that does not get through must not cost the answer."""
    try:
        yield
    except TelegramAPIError:
        return
