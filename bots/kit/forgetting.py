"""/forget: everything of a person goes, in every bot, after they have seen what that means."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.presses import Press
from bots.kit.screens import Action, Button, Screen
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import Words
from core.app import App
from core.users.types import Person


class AskToForget(Action, prefix="forget1"):
    """Show the last question."""


class Forget(Action, prefix="forget2"):
    """Delete everything now. The token is good for ten minutes, and for this person alone."""

    token: str


def create_router() -> Router:
    router = Router(name="forgetting")
    router.message.register(explain, Command("forget", ignore_case=True))
    router.callback_query.register(ask, AskToForget.filter())
    router.callback_query.register(forget, Forget.filter())
    return router


async def explain(_: Message, state: FSMContext, show: Show, say: Words) -> None:
    await state.clear()
    text = say(
        "<b>Forget everything</b>\n\nTalks, profile, progress, links and settings would be deleted in all our bots, "
        "for good. Records of payments stay as long as the law wants, without your name.\n\n"
        "What you want to keep can be taken along first: /mydata"
    )
    await show(Screen(text, ((Button(say.plain("Delete everything…"), AskToForget()),), back(say, OpenHome()))))


async def ask(_: CallbackQuery, show: Show, say: Words, person: Person, app: App) -> None:
    request = await app.request_forget(person.id)
    records = sum(request.rows.values())
    text = say.plural(
        "<b>The last question</b>\n\n{n} record would be deleted. This cannot be undone. Delete everything?",
        "<b>The last question</b>\n\n{n} records would be deleted. This cannot be undone. Delete everything?",
        records,
    )
    keep = Button(say.plain("No, keep everything"), OpenHome())
    await show(Screen(text, ((keep,), (Button(say.plain("Yes, delete for good"), Forget(token=request.token)),))))


async def forget(
    _: CallbackQuery,
    callback_data: Forget,
    state: FSMContext,
    press: Press,
    show: Show,
    say: Words,
    person: Person,
    app: App,
    spec: BotSpec,
) -> None:
    await app.confirm_forget(person.id, callback_data.token, here=spec.name)
    await state.clear()
    await press.accept()
    await show(Screen(say("Everything is deleted, in all our bots. Whoever writes next is a stranger to us: /start")))
