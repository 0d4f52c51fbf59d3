"""Pictures with buttons that stay: content, beside which the live screen stays as it is."""

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.types import BufferedInputFile

from bots.kit.screens import Button, Screen
from bots.kit.sending import Chat
from bots.kit.words import Html

Rows = tuple[tuple[Button, ...], ...]


async def send_picture(bot: Bot, chat: Chat, name: str, png: bytes, caption: Html, rows: Rows) -> None:
    """The caption says the same as the picture, in at most 1024 characters; every button is lasting."""
    await bot.send_photo(
        chat.id,
        BufferedInputFile(png, f"{name}.png"),
        caption=caption,
        parse_mode=ParseMode.HTML,
        reply_markup=Screen(caption, rows).keyboard(),
        message_thread_id=chat.topic,
    )
