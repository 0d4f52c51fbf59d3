"""In groups the bots keep quiet; whoever speaks to them is told where they can be met."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import Message

from bots.kit.screens import Button, Screen
from bots.kit.sending import Chat, send
from bots.kit.words import Words

GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}


def create_router() -> Router:
    router = Router(name="groups")
    in_group = F.chat.type.in_(GROUPS)
    router.message.register(invite, in_group, Command("start", "help", "menu", ignore_case=True))
    router.message.register(invite, in_group, is_spoken_to)
    router.message.register(keep_quiet, in_group)
    return router


async def is_spoken_to(message: Message, bot: Bot) -> bool:
    """The message answers one of the bot's, or names it."""
    me = await bot.me()
    if message.reply_to_message is not None and message.reply_to_message.from_user is not None:
        return message.reply_to_message.from_user.id == me.id
    return f"@{me.username}".casefold() in (message.text or message.caption or "").casefold()


async def invite(message: Message, bot: Bot, say: Words) -> None:
    me = await bot.me()
    screen = Screen(
        say("I work in private chats: there nobody else reads your answers."),
        ((Button(say.plain("Write to me"), f"https://t.me/{me.username}?start=group"),),),
    )
    await send(bot, Chat(message.chat.id, message.message_thread_id), screen.text, screen.keyboard())


async def keep_quiet(_: Message) -> None:
    """The group talks among itself."""
