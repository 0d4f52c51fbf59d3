"""/profile: what the bots know of a person, for the person to see, change and delete."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bots.kit.actions import OpenHome, back
from bots.kit.paging import page_of
from bots.kit.screens import Action, Button, Screen, pairs
from bots.kit.showing import Show
from bots.kit.words import PARAGRAPH, Html, Words
from core.app import App
from core.errors import MemoryUnknownError
from core.users.types import Memory, MemoryId, MemoryKind, Person, Profile

ON_A_PAGE = 4
LABEL_LIMIT = 24


class ProfileForm(StatesGroup):
    adding = State()
    changing = State()


class OpenProfile(Action, prefix="profile"):
    """A page of the entries, from 0."""

    page: int = 0


class OpenEntry(Action, prefix="entry"):
    """One entry, to be changed or deleted."""

    id: int


class ChangeEntry(Action, prefix="entry_change"):
    id: int


class DeleteEntry(Action, prefix="entry_delete"):
    id: int


class PickKind(Action, prefix="entry_kinds"):
    """Ask what the new entry is about."""


class AddEntry(Action, prefix="entry_add"):
    """Ask for the words of a new entry."""

    kind: MemoryKind


def create_router() -> Router:
    router = Router(name="profile")
    router.message.register(open_profile, Command("profile", ignore_case=True))
    router.callback_query.register(open_page, OpenProfile.filter())
    router.callback_query.register(open_entry, OpenEntry.filter())
    router.callback_query.register(ask_change, ChangeEntry.filter())
    router.callback_query.register(delete, DeleteEntry.filter())
    router.callback_query.register(pick_kind, PickKind.filter())
    router.callback_query.register(ask_words, AddEntry.filter())
    is_words = F.text & ~F.text.startswith("/")
    router.message.register(add, ProfileForm.adding, is_words, F.text.as_("text"))
    router.message.register(change, ProfileForm.changing, is_words, F.text.as_("text"))
    return router


async def open_profile(_: Message, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    await state.clear()
    await show(profile_screen(say, await app.profile_of(person.id), 0))


async def open_page(
    _: CallbackQuery, callback_data: OpenProfile, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    await show(profile_screen(say, await app.profile_of(person.id), callback_data.page))


async def open_entry(
    _: CallbackQuery, callback_data: OpenEntry, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    entry = _entry(await app.profile_of(person.id), callback_data.id)
    buttons = (
        Button(say.plain("Change"), ChangeEntry(id=entry.id)),
        Button(say.plain("Delete"), DeleteEntry(id=entry.id)),
    )
    await show(Screen(_line(entry, say), (buttons, back(say, OpenProfile()))))


async def ask_change(_: CallbackQuery, callback_data: ChangeEntry, state: FSMContext, show: Show, say: Words) -> None:
    await state.set_state(ProfileForm.changing)
    await state.set_data({"id": callback_data.id})
    await show(Screen(say("How shall it read? At most 200 characters."), (back(say, OpenEntry(id=callback_data.id)),)))


async def change(_: Message, text: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    await app.edit_memory(person.id, MemoryId(await state.get_value("id", 0)), text)
    await state.clear()
    await show(profile_screen(say, await app.profile_of(person.id), 0).with_note(say("Changed.")))


async def delete(
    _: CallbackQuery, callback_data: DeleteEntry, show: Show, say: Words, person: Person, app: App
) -> None:
    await app.delete_memory(person.id, MemoryId(callback_data.id))
    screen = profile_screen(say, await app.profile_of(person.id), 0)
    await show(screen.with_note(say("Deleted. No bot will write it down again.")))


async def pick_kind(_: CallbackQuery, state: FSMContext, show: Show, say: Words) -> None:
    await state.clear()
    buttons = [Button(_kind(kind, say), AddEntry(kind=kind)) for kind in MemoryKind]
    await show(Screen(say("What is it about?"), (*pairs(*buttons), back(say, OpenProfile()))))


async def ask_words(_: CallbackQuery, callback_data: AddEntry, state: FSMContext, show: Show, say: Words) -> None:
    await state.set_state(ProfileForm.adding)
    await state.set_data({"kind": callback_data.kind.value})
    text = say("<b>{kind}</b>: in a few words, at most 200 characters.", kind=_kind(callback_data.kind, say))
    await show(Screen(text, (back(say, PickKind()),)))


async def add(_: Message, text: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    kind = MemoryKind(await state.get_value("kind", MemoryKind.FACT.value))
    await app.add_memory(person.id, kind, text)
    await state.clear()
    await show(profile_screen(say, await app.profile_of(person.id), 0).with_note(say("Written down.")))


def profile_screen(say: Words, profile: Profile, page: int) -> Screen:
    """The newest entries first."""
    one = page_of(profile.entries[::-1], page, ON_A_PAGE)
    head = say("<b>Profile</b>\n\nWhat all our bots know of you and go by. You can change and delete all of it.")
    nothing = say("Nothing is written down yet.")
    lines = Html("\n").joined(*(_line(entry, say) for entry in one.items))
    text = PARAGRAPH.joined(head, lines if one.items else nothing)
    rows = tuple((Button(_short(entry.text), OpenEntry(id=entry.id)),) for entry in one.items)
    last = (*back(say, OpenHome()), *one.turning(lambda number: OpenProfile(page=number)))
    return Screen(text, ((Button(say.plain("Add something"), PickKind()),), *rows, last))


def _entry(profile: Profile, memory_id: int) -> Memory:
    for entry in profile.entries:
        if entry.id == memory_id:
            return entry
    raise MemoryUnknownError(memory_id)


def _line(entry: Memory, say: Words) -> Html:
    return say("• {kind}: {text}", kind=_kind(entry.kind, say), text=entry.text)


def _kind(kind: MemoryKind, say: Words) -> str:
    return {
        MemoryKind.GOAL: say.plain("🎯 Goal"),
        MemoryKind.TONE: say.plain("How to talk with me"),
        MemoryKind.WEAK_SKILL: say.plain("What is hard"),
        MemoryKind.INTEREST: say.plain("Interest"),
        MemoryKind.FACT: say.plain("About me"),
    }[kind]


def _short(text: str) -> str:
    return text if len(text) <= LABEL_LIMIT else f"{text[: LABEL_LIMIT - 1]}…"
