"""/check: what is known to be wrong with any text. Nothing known is not "correct", and is never called so."""

import re
from collections.abc import Iterator

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.screens import Action, Button, Screen
from bots.kit.sending import Chat, send
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.talk.tails import as_html
from bots.tutor.flows.talk.wording import slip_paragraphs, slip_rows
from core.app import App
from core.dialogues.types import Examination, Slip
from core.users.types import Person, UpdateKey

LATIN = re.compile(r"[A-Za-z]")
ECHO_LIMIT = 120
"""Characters of a sentence that are shown back."""


class CheckForm(StatesGroup):
    text = State()


class CheckText(Action, prefix="check", lasting=True):
    """Ask for a text to be checked."""


def create_router() -> Router:
    router = Router(name="check")
    router.message.register(check, Command("check", ignore_case=True))
    router.callback_query.register(ask, CheckText.filter())
    router.message.register(check_text, CheckForm.text, F.text.as_("text"), ~F.text.startswith("/"))
    return router


async def check(
    message: Message,
    command: CommandObject,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
    key: UpdateKey,
) -> None:
    if command.args:
        await check_text(message, command.args, bot, chat, state, say, person, app, key)
    else:
        await ask(message, state, show, say)


async def ask(_: Message | CallbackQuery, state: FSMContext, show: Show, say: Words) -> None:
    await state.set_state(CheckForm.text)
    await show(Screen(say("Send me a text in English, and I will look for mistakes."), (back(say, OpenHome()),)))


async def check_text(
    _: Message,
    text: str,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    say: Words,
    person: Person,
    app: App,
    key: UpdateKey,
) -> None:
    again = Button(say.plain("Check another text"), CheckText())
    if not LATIN.search(text):
        await state.set_state(CheckForm.text)
        screen = Screen(say("There is no English in it. Send me a text in English."), ((again,),))
        await send(bot, chat, screen.text, screen.keyboard())
        return
    await bot.send_chat_action(chat.id, ChatAction.TYPING, message_thread_id=chat.topic)
    found = await app.dialogues.examine(person.id, text, await app.dialogues.level(person.id), key)
    await state.clear()
    screen = Screen(report(found, say), (*slip_rows(found.sure, say), (again,)))
    await send(bot, chat, screen.text, screen.keyboard())


async def kept(say: Words, person: Person, app: App) -> Html:  # noqa: ARG001
    """What /cancel says of the form."""
    return say("Nothing was checked.")


def report(found: Examination, say: Words) -> Html:
    """What was found, the surest first."""
    if found.found_nothing:
        return say("I found no known mistakes. I do not know all of them.")
    return PARAGRAPH.joined(*_parts(found, say))


def _parts(found: Examination, say: Words) -> Iterator[Html]:
    if found.sure:
        yield say.plural("{n} mistake for sure:", "{n} mistakes for sure:", len(found.sure) + found.more)
        yield from map(as_html, slip_paragraphs(found.sure, say))
    if found.more:
        yield say("The rest comes when these are mended: then send the text again.")
    for slip in found.maybes:
        yield _maybe(slip, say)
    for sentence in found.odd:
        yield say("🔎 Check this sentence: “{sentence}”", sentence=_short(sentence))
    if found.cards:
        yield say.plural("🧠 {n} new card in /review", "🧠 {n} new cards in /review", found.cards)


def _maybe(slip: Slip, say: Words) -> Html:
    explanation = slip.explanation.in_language(say.language)
    words = Html(f"<b>{escaped(slip.wrong)}</b>")
    return say("❔ Maybe: {words} → {right}\n{why}", words=words, right=slip.right or "—", why=explanation)


def _short(text: str) -> str:
    return text if len(text) <= ECHO_LIMIT else text[:ECHO_LIMIT] + "…"
