"""The ways around a bot that every bot has: /menu, /help, and /start when the bot has no use for it."""

from aiogram import Bot, Router
from aiogram.filters import Command, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHelp, OpenHome, back
from bots.kit.catalogs import Catalogs
from bots.kit.menus import commands_of, fit_menu
from bots.kit.screens import Screen
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import PARAGRAPH, Html, Words
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="navigation")
    router.message.register(open_home, Command("menu", ignore_case=True))
    router.message.register(open_help, Command("help", ignore_case=True))
    router.callback_query.register(open_home, OpenHome.filter())
    router.callback_query.register(open_help, OpenHelp.filter())
    return router


def create_welcome_router() -> Router:
    """Comes after the bot's own routes, so that a bot may take the links it gives out (`/start payload`)."""
    router = Router(name="welcome")
    router.message.register(welcome, CommandStart(ignore_case=True))
    return router


async def welcome(
    _: Message,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    show: Show,
    spec: BotSpec,
    say: Words,
    person: Person,
    catalogs: Catalogs,
) -> None:
    await state.clear()
    await show(spec.welcome(say, person))
    if person.language is not None:
        await fit_menu(bot, chat, spec, catalogs, person)


async def open_home(
    _: Message | CallbackQuery, state: FSMContext, show: Show, spec: BotSpec, say: Words, person: Person
) -> None:
    await state.clear()
    await show(spec.home(say, person))


async def open_help(_: Message | CallbackQuery, state: FSMContext, show: Show, spec: BotSpec, say: Words) -> None:
    await state.clear()
    await show(help_screen(say, spec))


def help_screen(say: Words, spec: BotSpec) -> Screen:
    lines = (Html(f"/{command.name}: ") + say(command.does) for command in commands_of(spec))
    commands = Html("\n").joined(*map(Html, lines))
    return Screen(PARAGRAPH.joined(say(spec.about), commands), (back(say, OpenHome()),))
