"""The form that asks for the time zone: buttons, or a city, a country, an offset, a name in words."""

from zoneinfo import ZoneInfo

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenSettings, OpenZones, PickZone, back
from bots.kit.catalogs import Catalogs
from bots.kit.places import city_of, find_zones, suggested_zones
from bots.kit.screens import Button, Screen, pairs
from bots.kit.settings import settings_screen, zone_line
from bots.kit.showing import Show
from bots.kit.words import Html, Words
from core.app import App
from core.users.types import Person

LABEL_LIMIT = 24
ECHO_LIMIT = 60
"""Characters of a person's own words that are worth showing back to them."""


class ZoneForm(StatesGroup):
    place = State()
    proof = State()
    """A zone is chosen and its time is shown: a place that is written now stands in for it."""


def create_router() -> Router:
    router = Router(name="time_zone")
    router.callback_query.register(ask, OpenZones.filter())
    router.callback_query.register(pick, PickZone.filter())
    router.message.register(agree, ZoneForm.proof, F.text.as_("text"), is_yes)
    router.message.register(find, StateFilter(ZoneForm), F.text.as_("text"), ~F.text.startswith("/"))
    return router


async def ask(_: CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    await state.set_state(ZoneForm.place)
    await show(zones_screen(say, person, app))


async def pick(
    _: CallbackQuery,
    callback_data: PickZone,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
) -> None:
    await _choose(callback_data.zone, state, show, say, person, app)


async def find(_: Message, text: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    match find_zones(text, say.locale, app.clock.now()):
        case []:
            await show(not_found_screen(say, app, text))
        case [zone]:
            await _choose(zone, state, show, say, person, app)
        case several:
            await show(several_screen(say, app, several))


async def is_yes(_: Message, text: str, say: Words) -> bool:
    """«Да», «да, верно»: the words of the button, or its first one."""
    label = _letters(say.plain("Yes, it is right"))
    return _letters(text) in (label, label.split()[0])


async def agree(
    _: Message, state: FSMContext, show: Show, say: Words, person: Person, app: App, catalogs: Catalogs
) -> None:
    await state.clear()
    await show(settings_screen(say, person, app, catalogs))


async def _choose(zone: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    changed = await app.choose_time_zone(person.id, zone)
    await state.set_state(ZoneForm.proof)
    await show(chosen_screen(say, changed, app))


def zones_screen(say: Words, person: Person, app: App) -> Screen:
    text = say(
        "<b>Time zone</b>: {zone}.\n\n"
        "Choose a place with the same time, or write a city: <i>Leeds</i>. "
        "The difference to Greenwich will do too: <i>+3</i>.",
        zone=zone_line(say, person, app),
    )
    return Screen(text, _choices(say, app, suggested_zones(say.locale, app.clock.now())))


def several_screen(say: Words, app: App, zones: list[str]) -> Screen:
    return Screen(say("There are several such places. Where is it your time now?"), _choices(say, app, zones))


def not_found_screen(say: Words, app: App, text: str) -> Screen:
    sorry = say(
        "I found no “{text}”. Try a larger city nearby, or choose a place with the same time.",
        text=text if len(text) <= ECHO_LIMIT else f"{text[:ECHO_LIMIT]}…",
    )
    return Screen(sorry, _choices(say, app, suggested_zones(say.locale, app.clock.now())))


def chosen_screen(say: Words, person: Person, app: App) -> Screen:
    text = say("<b>Time zone</b>: {zone}. Is that right?", zone=zone_line(say, person, app))
    right = Button(say.plain("Yes, it is right"), OpenSettings())
    wrong = Button(say.plain("No, choose again"), OpenZones())
    return Screen(text, ((right,), (wrong,)))


async def kept(say: Words, person: Person, app: App) -> Html:
    """What /cancel says of the form."""
    return say("Time zone: {zone}.", zone=zone_line(say, person, app))


def _choices(say: Words, app: App, zones: list[str]) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(zone_label(say, app, zone), PickZone(zone=zone)) for zone in zones]
    return (*pairs(*buttons), back(say, OpenSettings()))


def zone_label(say: Words, app: App, zone: str) -> str:
    """The city and its time: "Moscow 15:00"."""
    time = say.time(app.clock.now(), ZoneInfo(zone))
    room = LABEL_LIMIT - len(time) - 1
    city = city_of(zone, say.locale)
    return f"{city if len(city) <= room else city[: room - 1] + '…'} {time}"


def _letters(text: str) -> str:
    """Without signs and capitals: "yes it is right"."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())
