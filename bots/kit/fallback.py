"""The last answer: whatever nobody else took gets a word that helps, and the way on."""

from difflib import get_close_matches

from aiogram import F, Router
from aiogram.enums import ContentType
from aiogram.filters import IS_MEMBER, IS_NOT_MEMBER, ChatMemberUpdatedFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bots.kit.acquaintance import caller_of
from bots.kit.menus import commands_of
from bots.kit.presses import Press
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import Html, Words
from core.app import App
from core.updates.addressing import EXPRESS_MARK
from core.users.types import Person, TelegramId

FILES = {
    ContentType.PHOTO,
    ContentType.VIDEO,
    ContentType.ANIMATION,
    ContentType.DOCUMENT,
    ContentType.PAID_MEDIA,
    ContentType.STORY,
}
SOUNDS = {ContentType.VOICE, ContentType.AUDIO, ContentType.VIDEO_NOTE}
STICKERS = {ContentType.STICKER}
THROWS = {ContentType.DICE}
CARDS = {
    ContentType.CONTACT,
    ContentType.LOCATION,
    ContentType.VENUE,
    ContentType.POLL,
    ContentType.CHECKLIST,
    ContentType.GAME,
}
ANSWERED = FILES | SOUNDS | STICKERS | THROWS | CARDS | {ContentType.TEXT}
"""Other kinds are Telegram's own notes in the chat ("pinned a message"): nobody waits for an answer to them."""

ALIKE = 0.8
"""Of 0 to 1: a letter wrong, missing or swapped in a word of five or more."""
ECHO_LIMIT = 32
"""Characters of an unknown command that are worth showing back."""


def create_router() -> Router:
    router = Router(name="fallback")
    router.message.register(answer_command, F.text.startswith("/"), F.text.as_("text"))
    router.message.register(answer_kind, F.content_type.in_(ANSWERED))
    router.edited_message.register(answer_edit, F.text | F.caption)
    router.callback_query.register(answer_express_press, F.data.startswith(EXPRESS_MARK))
    router.callback_query.register(answer_press)
    router.my_chat_member.register(note_block, ChatMemberUpdatedFilter(IS_MEMBER >> IS_NOT_MEMBER))
    router.my_chat_member.register(note_return, ChatMemberUpdatedFilter(IS_NOT_MEMBER >> IS_MEMBER))
    return router


async def answer_command(
    _: Message, text: str, state: FSMContext, show: Show, spec: BotSpec, say: Words, person: Person
) -> None:
    command = text.split()[0]
    note = say("There is no command {command} here.", command=command[:ECHO_LIMIT])
    if meant := _meant(command, spec):
        note = say("There is no command {command} here. Is it {meant}?", command=command[:ECHO_LIMIT], meant=meant)
    await _lead_back(note, state, show, spec, say, person)


async def answer_kind(
    message: Message, state: FSMContext, show: Show, spec: BotSpec, say: Words, person: Person
) -> None:
    if not await _is_more_of_the_same_album(message, state):
        await _lead_back(_note_on(message.content_type, say), state, show, spec, say, person)


async def answer_edit(_: Message, state: FSMContext, show: Show, spec: BotSpec, say: Words, person: Person) -> None:
    note = say("I answer new messages only. If the edit matters, send it as a new one.")
    await _lead_back(note, state, show, spec, say, person)


async def answer_press(
    _: CallbackQuery, press: Press, state: FSMContext, show: Show, spec: BotSpec, say: Words, person: Person
) -> None:
    """A button of the live screen that this release does not know."""
    await press.note(say.plain("This button does nothing any more. Here is the menu."))
    await state.clear()
    await show(spec.home(say, person))


async def answer_express_press(_: CallbackQuery, press: Press, say: Words) -> None:
    """Beside its lane a press cannot show a screen."""
    await press.note(say.plain("This button does nothing any more."))


async def note_block(event: ChatMemberUpdated, spec: BotSpec, app: App) -> None:
    await app.mark_unreachable(TelegramId(event.from_user.id), spec.name)


async def note_return(event: ChatMemberUpdated, spec: BotSpec, app: App) -> None:
    await app.meet_person(caller_of(event.from_user), spec.name)


async def _lead_back(note: Html, state: FSMContext, show: Show, spec: BotSpec, say: Words, person: Person) -> None:
    """To the form that the person is in the middle of, else to the menu."""
    home = spec.home(say, person)
    if await state.get_state() is None:
        await show(home.with_note(note))
    else:
        await show.again(home, note)


def _meant(command: str, spec: BotSpec) -> str | None:
    """The command that was mistyped, if it is clear which."""
    names = [f"/{one.name}" for one in commands_of(spec)]
    return next(iter(get_close_matches(command.casefold(), names, n=1, cutoff=ALIKE)), None)


def _note_on(kind: str, say: Words) -> Html:
    if kind in STICKERS:
        return say("I cannot make out stickers. I understand words and buttons.")
    if kind in THROWS:
        return say("A fine throw, but I cannot play along. I understand words and buttons.")
    if kind in SOUNDS:
        return say("I cannot listen yet. I understand words and buttons.")
    if kind in FILES:
        return say("I cannot open files yet, so this one was not kept. I understand words and buttons.")
    if kind in CARDS:
        return say("I have no use for this, so it was not kept. I understand words and buttons.")
    return say("I cannot talk freely yet. This is what works today.")


async def _is_more_of_the_same_album(message: Message, state: FSMContext) -> bool:
    """An album arrives as one message for each picture; one answer is enough."""
    album = message.media_group_id
    if album is None:
        return False
    answered = await state.get_value("album")
    await state.update_data(album=album)
    return bool(answered == album)
