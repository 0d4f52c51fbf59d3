"""/practice: today's session, and the way into each of its parts."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.practice.actions import OpenPath, PractiseNow, PractiseWords, Snooze
from bots.tutor.flows.practice.reminding import snooze
from bots.tutor.flows.practice.screens import path_screen, today_screen
from bots.tutor.flows.review.desk import Desk, set_desk
from bots.tutor.onward import OpenPractice
from core.app import App
from core.path.session import PartKind
from core.path.types import Transition, TransitionKind
from core.users.types import Person, UpdateKey

TOLD = {TransitionKind.LEVEL_UP, TransitionKind.SKIP_AHEAD}
"""Moves that are worth a word when they happen."""


def create_router() -> Router:
    router = Router(name="practice")
    router.callback_query.middleware(set_desk)
    router.message.register(open_practice, Command("practice", ignore_case=True))
    router.callback_query.register(open_practice, OpenPractice.filter())
    router.callback_query.register(open_practice, PractiseNow.filter())
    router.callback_query.register(practise_words, PractiseWords.filter())
    router.callback_query.register(open_path, OpenPath.filter())
    router.callback_query.register(snooze, Snooze.filter())
    return router


async def open_practice(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, key: UpdateKey, app: App
) -> None:
    await state.clear()
    today = await app.path.today(person.id, key)
    placed = await app.placement.level_of(person.id)
    screen = today_screen(today, say, is_placed=placed is not None)
    told = [move for move in today.step.moves if move.kind in TOLD] if today.step else []
    await show(screen.with_note(_told(told, say)) if told else screen)


async def practise_words(_: CallbackQuery, person: Person, key: UpdateKey, app: App, desk: Desk) -> None:
    """The words of the session: on with those of today, or into them. The rest of what is due waits in /review."""
    today = await app.path.today(person.id, key)
    words = next((part.cards for part in today.parts if part.kind is PartKind.WORDS and not part.is_done), None)
    session = await app.path.words(person.id, key, most=words)
    if session is None or session.is_over:
        return await desk.open()
    return await desk.play(session.id)


async def open_path(_: CallbackQuery, show: Show, say: Words, person: Person, app: App) -> None:
    await show(path_screen(await app.path.history(person.id), say))


def _told(moves: list[Transition], say: Words) -> Html:
    return PARAGRAPH.joined(*(escaped(move.reason.in_language(say.language)) for move in moves))
