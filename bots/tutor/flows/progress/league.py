"""/league: a weekly table for those who want one; a small group sees its own best weeks instead."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.moments import told
from bots.kit.screens import Button, Screen
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words
from bots.tutor.flows.progress.actions import AskToLeaveLeague, JoinLeague, LeaveLeague, OpenLeague
from bots.tutor.flows.progress.wording import tier_name
from core.app import App
from core.progress.league_types import LastWeek, League, Place
from core.users.types import Person

NAME_LIMIT = 16
ARROWS = {1: "🔼", 0: "▫️", -1: "🔽"}


def create_router() -> Router:
    router = Router(name="progress.league")
    router.message.register(open_league, Command("league", ignore_case=True))
    router.callback_query.register(open_league, OpenLeague.filter())
    router.callback_query.register(join, JoinLeague.filter())
    router.callback_query.register(ask_to_leave, AskToLeaveLeague.filter())
    router.callback_query.register(leave, LeaveLeague.filter())
    return router


async def open_league(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    await show(league_screen(await app.progress.league(person.id), say, person))


async def join(_: CallbackQuery, show: Show, say: Words, person: Person, app: App) -> None:
    await app.progress.join_league(person.id)
    await show(league_screen(await app.progress.league(person.id), say, person))


async def ask_to_leave(_: CallbackQuery, show: Show, say: Words) -> None:
    text = say(
        "You leave the table, and this week will not be counted. Your league is kept: come back whenever you like."
    )
    rows = ((Button(say.plain("Leave the league"), LeaveLeague()),), back(say, OpenLeague()))
    await show(Screen(text, rows))


async def leave(_: CallbackQuery, show: Show, say: Words, person: Person, app: App) -> None:
    await app.progress.leave_league(person.id)
    await show(league_screen(await app.progress.league(person.id), say, person))


def league_screen(league: League, say: Words, person: Person) -> Screen:
    if not league.member:
        return _invitation(say)
    parts = [say("<b>{tier}</b>", tier=tier_name(league.tier, say))]
    parts.append(_table(league.table, say) if league.table else _own_best(league, say))
    parts.append(_end(league, say, person))
    if league.last is not None:
        parts.append(_last(league.last, say))
    rows = ((Button(say.plain("Leave"), AskToLeaveLeague()),), back(say, OpenHome()))
    return Screen(PARAGRAPH.joined(*parts), rows)


def _invitation(say: Words) -> Screen:
    text = say(
        "<b>League</b>\n\nUp to twenty people compare their XP of the week: the first four go a league up, the last "
        "four a league down. The others in the table see your first name and your XP, nothing else. You can leave at "
        "any time."
    )
    return Screen(text, ((Button(say.plain("Join"), JoinLeague()),), back(say, OpenHome())))


def _table(table: tuple[Place, ...], say: Words) -> Html:
    return Html("\n").joined(*(_place(place, say) for place in table))


def _place(place: Place, say: Words) -> Html:
    name = place.name if len(place.name) <= NAME_LIMIT else place.name[: NAME_LIMIT - 1] + "…"
    arrow = ARROWS[place.moves]
    if place.me:
        return say("{arrow} <b>{rank}. You</b>: {xp}", arrow=arrow, rank=place.rank, xp=place.xp)
    return say("{arrow} {rank}. {name}: {xp}", arrow=arrow, rank=place.rank, name=name, xp=place.xp)


def _own_best(league: League, say: Words) -> Html:
    now = say("This week: <b>{xp} XP</b>. Your best before: {best} XP.", xp=league.xp, best=league.best)
    why = say("With fewer than eight people you compete with yourself. The table comes when there are enough.")
    return Html("\n").joined(now, why)


def _end(league: League, say: Words, person: Person) -> Html:
    if league.counting:
        return say("The week is over; it is counted as soon as it is over for everybody in the table.")
    return say("The week ends {when}.", when=told(league.ends_at, say, person.zone))


def _last(last: LastWeek, say: Words) -> Html:
    told_as = {"rank": last.rank, "of": last.of, "xp": last.xp}
    if last.moved > 0:
        return say("Last week: place {rank} of {of} with {xp} XP, and a league up.", **told_as)
    if last.moved < 0:
        return say("Last week: place {rank} of {of} with {xp} XP, and a league down.", **told_as)
    return say("Last week: place {rank} of {of} with {xp} XP.", **told_as)
