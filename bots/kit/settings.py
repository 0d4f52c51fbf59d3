"""Settings that every bot has and all bots share: the language, the look of pictures, the way to the time zone."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, OpenLanguages, OpenSettings, OpenZones, PickLanguage, PickPalette, back
from bots.kit.catalogs import Catalogs
from bots.kit.menus import fit_menu
from bots.kit.places import city_of
from bots.kit.presses import Press
from bots.kit.screens import Button, Screen, pairs
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import Html, Words
from core.app import App
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="settings")
    router.message.register(open_settings, Command("settings", ignore_case=True))
    router.message.register(open_languages, Command("lang", ignore_case=True))
    router.callback_query.register(open_settings, OpenSettings.filter())
    router.callback_query.register(open_languages, OpenLanguages.filter())
    router.callback_query.register(pick_language, PickLanguage.filter())
    router.callback_query.register(pick_palette, PickPalette.filter())
    return router


async def open_settings(
    _: Message | CallbackQuery,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
    catalogs: Catalogs,
) -> None:
    await state.clear()
    await show(settings_screen(say, person, app, catalogs))


async def open_languages(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, catalogs: Catalogs
) -> None:
    await state.clear()
    await show(languages_screen(say, catalogs))


async def pick_language(
    _: CallbackQuery,
    callback_data: PickLanguage,
    bot: Bot,
    chat: Chat,
    show: Show,
    press: Press,
    person: Person,
    spec: BotSpec,
    app: App,
    catalogs: Catalogs,
) -> None:
    changed = await app.choose_language(person.id, callback_data.code)
    say = catalogs.choose(changed.language)
    # Translators: name your own language here.
    await press.note(say.plain("We speak English now."))
    await show(settings_screen(say, changed, app, catalogs))
    await fit_menu(bot, chat, spec, catalogs, changed)


async def pick_palette(
    _: CallbackQuery,
    callback_data: PickPalette,
    show: Show,
    say: Words,
    person: Person,
    app: App,
    catalogs: Catalogs,
) -> None:
    changed = await app.choose_palette(person.id, dark=callback_data.dark)
    await show(settings_screen(say, changed, app, catalogs))


def settings_screen(say: Words, person: Person, app: App, catalogs: Catalogs) -> Screen:
    text = say(
        "<b>Settings</b>\n\nLanguage: {language}\nTime zone: {zone}\nPictures: {pictures}\n\nAll our bots share them.",
        language=catalogs.name_of(say.language),
        zone=zone_line(say, person, app),
        pictures=say("dark") if person.dark_pictures else say("light"),
    )
    change = (
        Button(say.plain("Language"), OpenLanguages()),
        Button(say.plain("Time zone"), OpenZones()),
    )
    look = say.plain("Light pictures") if person.dark_pictures else say.plain("Dark pictures")
    turn = (Button(look, PickPalette(dark=not person.dark_pictures)),)
    return Screen(text, (change, turn, back(say, OpenHome())))


def zone_line(say: Words, person: Person, app: App) -> Html:
    """The person's time zone, with the time there as its proof."""
    if person.time_zone is None:
        return say("not set yet")
    time = say.time(app.clock.now(), person.zone)
    return say("{city}, now {time}", city=city_of(person.time_zone, say.locale), time=time)


def languages_screen(say: Words, catalogs: Catalogs) -> Screen:
    def label(code: str) -> str:
        name = catalogs.name_of(code)
        return f"✓ {name}" if code == say.language else name

    buttons = [Button(label(code), PickLanguage(code=code)) for code in catalogs.languages]
    return Screen(say("Which language shall we speak?"), (*pairs(*buttons), back(say, OpenSettings())))
