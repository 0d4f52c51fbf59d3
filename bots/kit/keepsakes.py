"""What a person takes along: /history, the talks with this bot; /mydata, everything that is kept of them."""

from aiogram import Bot, Router
from aiogram.enums import ChatAction
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.presses import Press
from bots.kit.screens import Action, Button, Screen
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import Words
from core.app import App
from core.users.types import Person


class SendHistory(Action, prefix="history"):
    """The talks as a file: to read (Markdown), or for programs (JSON)."""

    readable: bool


class SendMyData(Action, prefix="mydata"):
    """Everything that is kept, as a zip."""


def create_router() -> Router:
    router = Router(name="keepsakes")
    router.message.register(offer_history, Command("history", ignore_case=True))
    router.message.register(offer_my_data, Command("mydata", ignore_case=True))
    router.callback_query.register(send_history, SendHistory.filter())
    router.callback_query.register(send_my_data, SendMyData.filter())
    return router


async def offer_history(_: Message, state: FSMContext, show: Show, say: Words) -> None:
    await state.clear()
    text = say("<b>Our talks</b>\n\nEverything that was said here, as a file. Which one shall it be?")
    to_read = Button(say.plain("To read: Markdown"), SendHistory(readable=True))
    for_programs = Button(say.plain("For programs: JSON"), SendHistory(readable=False))
    await show(Screen(text, ((to_read,), (for_programs,), back(say, OpenHome()))))


async def send_history(
    _: CallbackQuery,
    callback_data: SendHistory,
    bot: Bot,
    chat: Chat,
    spec: BotSpec,
    press: Press,
    say: Words,
    person: Person,
    app: App,
) -> None:
    if not await app.has_history(person.id, spec.name):
        await press.alert(say.plain("Nothing has been said here yet, so there is nothing to take along."))
        return
    await press.accept()
    if callback_data.readable:
        data, name = (await app.export_history_markdown(person.id, spec.name)).encode(), f"{spec.name}.md"
    else:
        data, name = await app.export_history_json(person.id, spec.name), f"{spec.name}.json"
    await _send_file(bot, chat, data, name, say.plain("Our talks."))


async def offer_my_data(_: Message, state: FSMContext, show: Show, say: Words) -> None:
    await state.clear()
    text = say(
        "<b>Your data</b>\n\nEverything that all our bots keep of you, as a zip with one JSON file for each kind. "
        "It holds what was written here, so mind where you store it. To delete it all: /forget"
    )
    await show(Screen(text, ((Button(say.plain("Send me the file"), SendMyData()),), back(say, OpenHome()))))


async def send_my_data(
    _: CallbackQuery, bot: Bot, chat: Chat, press: Press, say: Words, person: Person, app: App
) -> None:
    await press.accept()
    await bot.send_chat_action(chat.id, ChatAction.UPLOAD_DOCUMENT, message_thread_id=chat.topic)
    data = await app.export_my_data(person.id)
    await _send_file(bot, chat, data, "my-data.zip", say.plain("Everything that is kept of you."))


async def _send_file(bot: Bot, chat: Chat, data: bytes, name: str, caption: str) -> None:
    file = BufferedInputFile(data, name)
    await bot.send_document(chat.id, file, caption=caption, message_thread_id=chat.topic)
