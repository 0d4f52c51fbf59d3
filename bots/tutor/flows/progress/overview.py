"""/progress: the streak, six skills and the words as a picture, whose caption says the same."""

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Button, Screen
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.words import Words
from bots.tutor.flows.progress.actions import OpenBadges, OpenLeague, OpenStreak, SendProgress, SendWeek
from bots.tutor.flows.progress.overview_data import Overview, caption_of, picture_of
from bots.tutor.flows.progress.photos import Rows, send_picture
from bots.tutor.onward import practise
from bots.tutor.pictures.progress import draw
from core.app import App
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="progress.overview")
    router.message.register(show_progress, Command("progress", ignore_case=True))
    router.callback_query.register(show_progress, SendProgress.filter())
    return router


async def show_progress(
    _: Message | CallbackQuery,
    state: FSMContext,
    bot: Bot,
    chat: Chat,
    show: Show,
    say: Words,
    person: Person,
    app: App,
) -> None:
    await state.clear()
    overview = await look(app, person)
    if not overview.anything:
        return await show(nothing_screen(say))
    png = await draw(picture_of(overview, say, dark=person.dark_pictures))
    return await send_picture(bot, chat, "progress", png, caption_of(overview, say), buttons(say))


async def look(app: App, person: Person) -> Overview:
    return Overview(
        standing=await app.progress.standing(person.id),
        skills=await app.progress.skills(person.id),
        words=await app.words.counts(person.id),
    )


def buttons(say: Words) -> Rows:
    return (
        (Button(say.plain("This week"), SendWeek()),),
        (Button(say.plain("Streak and goal"), OpenStreak()), Button(say.plain("Badges"), OpenBadges())),
        (Button(say.plain("League"), OpenLeague()),),
    )


def nothing_screen(say: Words) -> Screen:
    text = say(
        "There is nothing to draw yet. After the first lesson or the first cards your skills, your streak and your "
        "words will be here."
    )
    return Screen(text, (practise(say), back(say, OpenHome())))
