"""/link: one person here and in the web account, by a code that one side shows and the other side takes."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.moments import clock
from bots.kit.screens import Action, Button, Screen
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import PARAGRAPH, Words
from core.app import App
from core.users.types import Person

PAYLOAD = "link_"
"""How the payload of a deep link begins that carries a code."""


class Unlink(Action, prefix="unlink"):
    """Undo the link with the web account."""


def create_router() -> Router:
    """Takes `/start link_…` before the bot's own links."""
    router = Router(name="linking")
    router.message.register(accept, CommandStart(deep_link=True, magic=F.args.startswith(PAYLOAD), ignore_case=True))
    router.message.register(accept, Command("link", ignore_case=True, magic=F.args))
    router.message.register(open_link, Command("link", ignore_case=True))
    router.callback_query.register(unlink, Unlink.filter())
    return router


async def accept(
    _: Message,
    command: CommandObject,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
    spec: BotSpec,
) -> None:
    await state.clear()
    change = await app.accept_link.in_telegram(person.id, command.args or "")
    note = say("Linked with the account {account}. If that was not you, undo it: /link", account=change.link.account)
    await show(spec.home(say, person).with_note(note))


async def open_link(_: Message, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    await state.clear()
    link = await app.find_link.of_person(person.id)
    if link is None:
        await show(await _code_screen(say, person, app))
    else:
        text = say("<b>Web account</b>\n\nLinked: {account}. What you do there and here is one.", account=link.account)
        await show(Screen(text, ((Button(say.plain("Undo the link"), Unlink()),), back(say, OpenHome()))))


async def unlink(_: CallbackQuery, show: Show, say: Words, person: Person, app: App, spec: BotSpec) -> None:
    change = await app.unlink.from_telegram(person.id)
    note = say("The link with {account} is undone. Nothing else has changed.", account=change.link.account)
    await show(spec.home(say, person).with_note(note))


async def _code_screen(say: Words, person: Person, app: App) -> Screen:
    code = await app.offer_link.from_telegram(person.id)
    text = PARAGRAPH.joined(
        say(
            "<b>Web account</b>\n\nNothing is linked yet. Enter this code there, once, before {time}:",
            time=clock(code.expires_at, say, person.zone),
        ),
        say("<code>{code}</code>", code=code.code),
        say("If the account shows a code instead, send it here: /link CODE. Show the code to nobody else."),
    )
    return Screen(text, (back(say, OpenHome()),))
