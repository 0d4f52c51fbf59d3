"""What Telegram itself shows of a bot: the list of commands and the texts of an empty chat, in each language."""

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from bots.kit.catalogs import SOURCE, Catalogs
from bots.kit.sending import Chat
from bots.kit.spec import BotSpec, Command
from bots.kit.words import Words, msg
from core.users.types import Person

COMMANDS = (
    Command(name="menu", does=msg("Main menu")),
    Command(name="model", does=msg("Who answers when you just write")),
    Command(name="usage", does=msg("What is left of the plan")),
    Command(name="profile", does=msg("What the bots know of you")),
    Command(name="history", does=msg("Our talks as a file")),
    Command(name="settings", does=msg("Language and time zone")),
    Command(name="lang", does=msg("Choose the language")),
    Command(name="link", does=msg("Link with the web account")),
    Command(name="mydata", does=msg("Everything that is kept of you")),
    Command(name="forget", does=msg("Delete everything")),
    Command(name="help", does=msg("What I can do")),
    Command(name="cancel", does=msg("Stop what we are doing")),
)
"""What every bot answers; a bot's own commands stand before these."""

IN_PRIVATE = BotCommandScopeAllPrivateChats()


def commands_of(spec: BotSpec) -> tuple[Command, ...]:
    return (*spec.commands, *COMMANDS)


async def publish(bot: Bot, spec: BotSpec, catalogs: Catalogs) -> list[str]:
    """Makes Telegram show the bot's present commands and texts; returns the methods that had to be called.

    Asks first and writes only what differs: Telegram allows few of these calls.
    """
    changed = []
    for code, say in _audiences(catalogs):
        changed += await _publish_commands(bot, code, menu(spec, say))
        changed += await _publish_texts(bot, code, about=say.plain(spec.about), tagline=say.plain(spec.tagline))
    return changed


async def fit_menu(bot: Bot, chat: Chat, spec: BotSpec, catalogs: Catalogs, person: Person) -> None:
    """Telegram picks the list by its own language; whoever chose another one here gets a list of their own."""
    say = catalogs.choose(person.language, person.telegram_language)
    scope = BotCommandScopeChat(chat_id=chat.id)
    if say == catalogs.choose(person.telegram_language):
        await bot.delete_my_commands(scope=scope)
    else:
        await bot.set_my_commands(menu(spec, say), scope=scope)


def menu(spec: BotSpec, say: Words) -> list[BotCommand]:
    return [BotCommand(command=command.name, description=say.plain(command.does)) for command in commands_of(spec)]


def _audiences(catalogs: Catalogs) -> list[tuple[str | None, Words]]:
    """A two-letter code of ISO 639-1 for Telegram, None for everybody else; and how to speak to them."""
    spoken = [(language.split("_")[0], catalogs.words(language)) for language in catalogs.languages]
    return [(None, catalogs.words(SOURCE)), *spoken]


async def _publish_commands(bot: Bot, code: str | None, wanted: list[BotCommand]) -> list[str]:
    present = await bot.get_my_commands(scope=IN_PRIVATE, language_code=code)
    # What came from Telegram holds on to its bot, so the two are never equal as they are.
    if [command.model_dump() for command in present] == [command.model_dump() for command in wanted]:
        return []
    await bot.set_my_commands(wanted, scope=IN_PRIVATE, language_code=code)
    return ["setMyCommands"]


async def _publish_texts(bot: Bot, code: str | None, *, about: str, tagline: str) -> list[str]:
    changed = []
    if (await bot.get_my_description(language_code=code)).description != about:
        await bot.set_my_description(about, language_code=code)
        changed.append("setMyDescription")
    if (await bot.get_my_short_description(language_code=code)).short_description != tagline:
        await bot.set_my_short_description(tagline, language_code=code)
        changed.append("setMyShortDescription")
    return changed
