"""Everything that goes out to people goes through here.

Our own texts go out as HTML; what a model wrote, as entities; and when Telegram still takes neither, as plain text.
An edit that changes nothing is a success. An edit of a message that is gone says so, and the caller sends anew.
"""

import html
import re
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions, Message

from bots.kit.rendering import render
from bots.kit.screens import Screen
from bots.kit.splitting import RichText, split
from bots.kit.words import Html

log = structlog.get_logger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

UNCHANGED = "message is not modified"
GONE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
)
UNREADABLE = ("can't parse entities", "entity", "entities")


@dataclass(frozen=True, slots=True)
class Chat:
    """Where to write: a chat, and its topic if it has topics."""

    id: int
    topic: int | None = None


async def send(bot: Bot, chat: Chat, text: Html, keyboard: InlineKeyboardMarkup | None = None) -> Message:
    """One message of ours, at most 4096 code units. Raises what Telegram raises, but for unreadable markup."""
    try:
        return await bot.send_message(
            chat.id,
            text,
            message_thread_id=chat.topic,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )
    except TelegramBadRequest as error:
        if not is_about(error, UNREADABLE):
            raise
        log.error("our own markup is unreadable", text=text, error=error.message)
        return await send_rich(bot, chat, RichText(without_markup(text)), keyboard)


async def send_markdown(
    bot: Bot, chat: Chat, markdown: str, keyboard: InlineKeyboardMarkup | None = None
) -> list[Message]:
    """What a model wrote, in as many messages as it takes; the buttons are under the last one."""
    pieces = split(render(markdown))
    last = len(pieces) - 1
    return [
        await send_rich(bot, chat, piece, keyboard if number == last else None) for number, piece in enumerate(pieces)
    ]


async def edit(bot: Bot, chat: Chat, message_id: int, screen: Screen) -> bool:
    """Put a screen in the place of a message; False when the message is gone, or is a picture."""
    return await rewrite(bot, chat, message_id, screen.whole_text(), screen.keyboard())


async def rewrite(bot: Bot, chat: Chat, message_id: int, text: Html, keyboard: InlineKeyboardMarkup | None) -> bool:
    """Another text and other buttons for a message; False when the message is gone, or is a picture."""
    try:
        await bot.edit_message_text(
            text,
            chat_id=chat.id,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )
    except TelegramBadRequest as error:
        if is_about(error, GONE):
            return False
        if not is_about(error, (UNCHANGED,)):
            raise
    return True


async def strip(bot: Bot, chat: Chat, message_id: int) -> None:
    """Take the buttons off a message, if it is there and has any."""
    try:
        await bot.edit_message_reply_markup(chat_id=chat.id, message_id=message_id, reply_markup=None)
    except TelegramBadRequest as error:
        if not is_about(error, (UNCHANGED, *GONE)):
            raise


def without_markup(text: Html) -> str:
    """The same text for whoever cannot read HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", text))


async def send_rich(bot: Bot, chat: Chat, rich: RichText, keyboard: InlineKeyboardMarkup | None = None) -> Message:
    """One message of text with its entities; without them when Telegram takes them amiss."""
    for entities in (list(rich.entities), []):
        try:
            return await bot.send_message(
                chat.id,
                rich.text,
                message_thread_id=chat.topic,
                parse_mode=None,
                entities=entities,
                link_preview_options=NO_PREVIEW,
                reply_markup=keyboard,
            )
        except TelegramBadRequest as error:
            if not entities or not is_about(error, UNREADABLE):
                raise
            log.warning("entities refused", error=error.message)
    raise AssertionError("the second attempt returns or raises")


def is_about(error: TelegramBadRequest, reasons: tuple[str, ...]) -> bool:
    """Whether Telegram refused for one of these reasons, by the words it uses."""
    return any(reason in error.message.lower() for reason in reasons)
