"""Two ways to show an answer while it is being written: a message that is edited, or Telegram's own draft.

Both are told all of the answer so far, already cut into messages, and make the chat look like it with as few calls as
they can: one call a beat. `finish` makes it exactly so. Calls that put a message into the chat are journaled, so a
replay finds the messages of the first attempt again and only puts them right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageText, SendMessageDraft
from aiogram.types import InlineKeyboardMarkup, Message

from bots.kit.pacing import PreviewEdit
from bots.kit.sending import GONE, NO_PREVIEW, UNCHANGED, UNREADABLE, Chat, is_about, send_rich
from bots.kit.splitting import RichText

Keyboard = InlineKeyboardMarkup | None


class Preview(Protocol):
    """How an answer is shown before it is whole."""

    @property
    def shown_in(self) -> int | None:
        """What a press of "stop" names: a message's number or a draft's; None before there is anything."""
        ...

    async def begin(self) -> None:
        """Nothing is known of the answer yet."""
        ...

    async def show(self, pieces: Sequence[RichText]) -> bool:
        """One step towards the answer so far; False when Telegram wants to be left alone."""
        ...

    async def finish(self, pieces: Sequence[RichText], keyboard: Keyboard) -> list[int]:
        """The answer as it stays, with the buttons under its end; the numbers of its messages."""
        ...


@dataclass(slots=True)
class Shown:
    """A message of the answer as the person sees it."""

    message_id: int
    rich: RichText
    keyboard: Keyboard


class EditedMessages:
    """A message with a stop button that grows by edits; what does not fit goes on in the next one."""

    def __init__(self, bot: Bot, chat: Chat, stop: Keyboard) -> None:
        self._bot = bot
        self._chat = chat
        self._stop = stop
        self._messages: list[Shown] = []

    @property
    def shown_in(self) -> int | None:
        return self._messages[-1].message_id if self._messages else None

    async def begin(self) -> None:
        """There is no message to edit yet; the chat says "typing"."""

    async def show(self, pieces: Sequence[RichText]) -> bool:
        last = len(pieces) - 1
        for number, piece in enumerate(pieces):
            keyboard = self._stop if number == last else None
            if number == len(self._messages):
                await self._send(piece, keyboard)
                return True
            shown = self._messages[number]
            if (shown.rich, shown.keyboard) != (piece, keyboard):
                return await self._edit(shown, piece, keyboard, PreviewEdit)
        return True

    async def finish(self, pieces: Sequence[RichText], keyboard: Keyboard) -> list[int]:
        last = len(pieces) - 1
        for number, piece in enumerate(pieces):
            under = keyboard if number == last else None
            if number == len(self._messages):
                await self._send(piece, under)
            shown = self._messages[number]
            if (shown.rich, shown.keyboard) != (piece, under):
                await self._edit(shown, piece, under, EditMessageText)
        for spare in self._messages[len(pieces) :]:
            await self._bot.delete_message(self._chat.id, spare.message_id)
        del self._messages[len(pieces) :]
        return [shown.message_id for shown in self._messages]

    async def _send(self, piece: RichText, keyboard: Keyboard) -> None:
        message = await send_rich(self._bot, self._chat, piece, keyboard)
        self._messages.append(Shown(message.message_id, _as_sent(message, piece), message.reply_markup))

    async def _edit(self, shown: Shown, piece: RichText, keyboard: Keyboard, method: type[EditMessageText]) -> bool:
        """False when Telegram has not been asked. A message that the person deleted is written anew at the end."""
        for entities in (list(piece.entities), []):
            try:
                done = await self._bot(
                    method(
                        chat_id=self._chat.id,
                        message_id=shown.message_id,
                        text=piece.text,
                        parse_mode=None,
                        entities=entities,
                        link_preview_options=NO_PREVIEW,
                        reply_markup=keyboard,
                    )
                )
            except TelegramBadRequest as error:
                if entities and is_about(error, UNREADABLE):
                    continue
                if is_about(error, GONE) and method is EditMessageText:
                    shown.message_id = (await send_rich(self._bot, self._chat, piece, keyboard)).message_id
                elif not is_about(error, (UNCHANGED, *GONE)):
                    raise
                done = True
            if done:
                shown.rich, shown.keyboard = piece, keyboard
            return bool(done)
        raise AssertionError("the second attempt returns or raises")


class Draft:
    """Telegram's draft, with its own stop button, for private chats; whole messages are sent when they are full."""

    def __init__(self, bot: Bot, chat: Chat, draft_id: int) -> None:
        self._sent = EditedMessages(bot, chat, None)
        self._bot = bot
        self._chat = chat
        self._id = draft_id

    @property
    def shown_in(self) -> int | None:
        return self._id

    async def begin(self) -> None:
        await self._draft(RichText(""))

    async def show(self, pieces: Sequence[RichText]) -> bool:
        full = pieces[:-1]
        if full:
            await self._sent.show(full)
        return await self._draft(pieces[-1])

    async def finish(self, pieces: Sequence[RichText], keyboard: Keyboard) -> list[int]:
        return await self._sent.finish(pieces, keyboard)

    async def _draft(self, piece: RichText) -> bool:
        for entities in (list(piece.entities), []):
            try:
                return await self._bot(
                    SendMessageDraft(
                        chat_id=self._chat.id,
                        draft_id=self._id,
                        message_thread_id=self._chat.topic,
                        text=piece.text,
                        parse_mode=None,
                        entities=entities,
                        can_stop=True,
                        keep_on_stop=True,
                    )
                )
            except TelegramBadRequest as error:
                if not entities or not is_about(error, UNREADABLE):
                    raise
        raise AssertionError("the second attempt returns or raises")


def _as_sent(message: Message, piece: RichText) -> RichText:
    """What stands in the chat: a replayed call gives the message of the first attempt, which may say less."""
    return piece if message.text == piece.text else RichText(message.text or "")
