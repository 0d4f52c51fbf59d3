"""Where the learner's clock is: asked beside the hour of the reminder, which means nothing without it."""

from collections.abc import Sequence
from zoneinfo import available_timezones

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bots.kit.places import find_zones, suggested_zones
from bots.kit.screens import Button, Screen, pairs
from bots.kit.showing import Show
from bots.kit.time_zone import zone_label
from bots.kit.words import Words
from bots.tutor.flows.onboarding.actions import AskAgain, AskPlace, TakePlace
from bots.tutor.flows.onboarding.goal import own_goal
from bots.tutor.flows.onboarding.screens import answers_screen, question_screen
from core.app import App
from core.learners.types import Question
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="onboarding.places")
    router.callback_query.register(ask_place, AskPlace.filter())
    router.callback_query.register(take_place, TakePlace.filter())
    return router


async def ask_place(_: CallbackQuery, show: Show, say: Words, app: App) -> None:
    await show(suggestions_screen(say, app))


async def take_place(
    _: CallbackQuery,
    callback_data: TakePlace,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
) -> None:
    if callback_data.zone not in available_timezones():
        return await show(suggestions_screen(say, app))
    return await take_zone(callback_data.zone, state, show, say, person, app)


async def read_place(text: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> bool:
    """Whether what was written names a place; then it is theirs, or they are asked which of several."""
    zones = find_zones(text, say.locale, app.clock.now())
    if len(zones) == 1:
        await take_zone(zones[0], state, show, say, person, app)
    elif zones:
        await show(places_screen(zones, say, app))
    return bool(zones)


async def take_zone(zone: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    """On to the hour, or past it when it was named before."""
    changed = await app.choose_time_zone(person.id, zone)
    note = say("🕰 It is {time} where you are.", time=say.time(app.clock.now(), changed.zone))
    learner = await app.learners.of(person.id)
    if learner.reminder_hour is not None and learner.introduced:
        await state.clear()
        return await show(answers_screen(learner, await own_goal(person, app), say).with_note(note))
    question = Question.REMINDER if learner.reminder_hour is None else Question.LANGUAGE
    learner = await app.learners.ask(person.id, question)
    return await show(question_screen(question, learner, changed, say).with_note(note))


def suggestions_screen(say: Words, app: App) -> Screen:
    return places_screen(suggested_zones(say.locale, app.clock.now()), say, app)


def places_screen(zones: Sequence[str], say: Words, app: App) -> Screen:
    buttons = (Button(zone_label(say, app, zone), TakePlace(zone=zone)) for zone in zones)
    ways = (
        Button(say.plain("‹ Back"), AskAgain(question=Question.REMINDER)),
        Button(say.plain("Skip ›"), AskAgain(question=Question.LANGUAGE)),
    )
    return Screen(
        say("Which place has the same time as yours? Choose one, or write your city."), (*pairs(*buttons), ways)
    )
