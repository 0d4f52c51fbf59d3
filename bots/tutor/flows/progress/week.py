"""/week: seven days as a picture, whose caption says the same; buttons lead to the weeks before."""

from datetime import date, timedelta

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.screens import Button
from bots.kit.sending import Chat
from bots.kit.words import Words
from bots.tutor.flows.progress.actions import SendProgress, SendWeek
from bots.tutor.flows.progress.photos import Rows, send_picture
from bots.tutor.flows.progress.week_data import caption_of, picture_of
from bots.tutor.pictures.week import draw
from core.app import App
from core.progress.report_types import WeekReport
from core.users.types import Person

WEEK = timedelta(days=7)


def create_router() -> Router:
    router = Router(name="progress.week")
    router.message.register(show_this_week, Command("week", ignore_case=True))
    router.callback_query.register(show_week, SendWeek.filter())
    return router


async def show_this_week(
    _: Message, state: FSMContext, bot: Bot, chat: Chat, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    await send_week(bot, chat, say, person, app)


async def show_week(
    _: CallbackQuery, callback_data: SendWeek, bot: Bot, chat: Chat, say: Words, person: Person, app: App
) -> None:
    await send_week(bot, chat, say, person, app, _monday(callback_data.monday))


async def send_week(bot: Bot, chat: Chat, say: Words, person: Person, app: App, monday: date | None = None) -> None:
    """The week that began on that Monday; the present one unless told."""
    standing = await app.progress.standing(person.id)
    report = await app.progress.week(person.id, monday)
    png = await draw(picture_of(report, standing.today.day, say, dark=person.dark_pictures))
    await send_picture(bot, chat, "week", png, caption_of(report, say), buttons(report, say))


def buttons(report: WeekReport, say: Words) -> Rows:
    """The week before only where there is something in it."""
    before = (report.monday - WEEK).isoformat()
    overview = (Button(say.plain("My progress"), SendProgress()),)
    if not (report.before.answers or report.before.lessons):
        return (overview,)
    return (overview, (Button(say.plain("‹ The week before"), SendWeek(monday=before)),))


def _monday(text: str) -> date | None:
    """What a button carries; what nobody's button carries is the present week."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
