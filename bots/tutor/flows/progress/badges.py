"""/badges: those earned, the latest first, then the way to the others, the nearest first."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.paging import page_of
from bots.kit.screens import Button, Screen
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.progress.actions import OpenBadges
from bots.tutor.flows.progress.wording import badge_cause, badge_name, day_in_words
from core.app import App
from core.progress.report_types import BadgeStanding
from core.users.types import Person

ON_A_PAGE = 5


def create_router() -> Router:
    router = Router(name="progress.badges")
    router.message.register(open_badges, Command("badges", ignore_case=True))
    router.callback_query.register(open_page, OpenBadges.filter())
    return router


async def open_badges(_: Message, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    await state.clear()
    await show(badges_screen(await app.progress.badges(person.id), 0, say))


async def open_page(
    _: CallbackQuery, callback_data: OpenBadges, show: Show, say: Words, person: Person, app: App
) -> None:
    await show(badges_screen(await app.progress.badges(person.id), callback_data.page, say))


def badges_screen(badges: tuple[BadgeStanding, ...], page: int, say: Words) -> Screen:
    shown = page_of(sorted(badges, key=_order), page, ON_A_PAGE)
    earned = sum(one.earned_on is not None for one in badges)
    head = say("<b>Badges</b>: {earned} of {all}", earned=earned, all=len(badges))
    lines = [_line(one, say) for one in shown.items]
    turn = (
        Button("‹", OpenBadges(page=shown.before)),
        Button(shown.label, OpenBadges(page=shown.number)),
        Button("›", OpenBadges(page=shown.after)),
    )
    return Screen(PARAGRAPH.joined(head, *lines), (turn, back(say, OpenHome())))


def _order(one: BadgeStanding) -> tuple[float, float]:
    if one.earned_on is not None:
        return (0, -one.earned_on.toordinal())
    return (1, -one.have / one.takes)


def _line(one: BadgeStanding, say: Words) -> Html:
    name, cause = badge_name(one.badge, say), badge_cause(one.badge, say)
    if one.earned_on is not None:
        day = day_in_words(one.earned_on, say)
        return say("🏅 <b>{name}</b>, {day}\n{cause}", name=name, day=day, cause=cause)
    if one.takes == 1:
        return say("▫️ {name}\n{cause}", name=name, cause=cause)
    return say("▫️ {name}, {have} of {takes}\n{cause}", name=name, have=one.have, takes=one.takes, cause=cause)
