"""/words: the overview, lists, a card, and what is done with it. /export: the deck for Anki."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bots.kit.actions import back
from bots.kit.presses import Press
from bots.kit.screens import Screen
from bots.kit.sending import Chat
from bots.kit.showing import Show
from bots.kit.words import Words
from bots.tutor.flows.words import screens
from bots.tutor.flows.words.actions import (
    AskDelete,
    AskSearch,
    DeleteCard,
    HearCard,
    OpenCard,
    OpenExport,
    OpenList,
    OpenPaces,
    OpenStates,
    OpenWords,
    PauseCard,
    PickPace,
    SendDeck,
    WordsForm,
)
from bots.tutor.sounding import can_sound, send_voice, spoken
from core.ai.metering import Call
from core.app import App
from core.users.types import Person, UpdateKey
from core.vocabulary.types import CardId, CardState, MistakeFace

SEARCH = "search"
"""Of the form's data: what was looked for last."""


def create_router() -> Router:
    router = Router(name="words.listing")
    router.message.register(open_words, Command("words", ignore_case=True))
    router.message.register(open_export, Command("export", ignore_case=True))
    router.callback_query.register(open_words, OpenWords.filter())
    router.callback_query.register(open_list, OpenList.filter())
    router.callback_query.register(open_states, OpenStates.filter())
    router.callback_query.register(open_card, OpenCard.filter())
    router.callback_query.register(pause, PauseCard.filter())
    router.callback_query.register(ask_delete, AskDelete.filter())
    router.callback_query.register(delete, DeleteCard.filter())
    router.callback_query.register(hear, HearCard.filter())
    router.callback_query.register(ask_search, AskSearch.filter())
    router.message.register(search, WordsForm.search, F.text.as_("text"), ~F.text.startswith("/"))
    router.callback_query.register(open_paces, OpenPaces.filter())
    router.callback_query.register(pick_pace, PickPace.filter())
    router.callback_query.register(open_export, OpenExport.filter())
    router.callback_query.register(send_deck, SendDeck.filter())
    return router


async def open_words(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    await show(await _overview(say, person, app))


async def _overview(say: Words, person: Person, app: App) -> Screen:
    counts, outlook = await app.words.counts(person.id), await app.words.outlook(person.id)
    return screens.words_screen(say, counts, outlook, await app.words.pace(person.id))


async def open_list(
    _: CallbackQuery, callback_data: OpenList, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.set_state(None)
    wanted = CardState(callback_data.state) if callback_data.state in list(CardState) else None
    looked_for = str(await state.get_value(SEARCH, "")) if callback_data.found else ""
    cards = await app.words.list(person.id, callback_data.page, state=wanted, search=looked_for)
    await show(screens.list_screen(say, cards, wanted, looked_for))


async def open_states(_: CallbackQuery, show: Show, say: Words, person: Person, app: App) -> None:
    await show(screens.states_screen(say, await app.words.counts(person.id)))


async def open_card(
    _: CallbackQuery, callback_data: OpenCard, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.set_state(None)
    card = await app.words.card(person.id, CardId(callback_data.id))
    await show(screens.card_screen(say, card, sounds=can_sound(app)))


async def pause(_: CallbackQuery, callback_data: PauseCard, show: Show, say: Words, person: Person, app: App) -> None:
    card = await app.words.suspend(person.id, CardId(callback_data.id), suspended=callback_data.paused)
    await show(screens.card_screen(say, card, sounds=can_sound(app)))


async def ask_delete(
    _: CallbackQuery, callback_data: AskDelete, show: Show, say: Words, person: Person, app: App
) -> None:
    await show(screens.delete_screen(say, await app.words.card(person.id, CardId(callback_data.id))))


async def delete(_: CallbackQuery, callback_data: DeleteCard, show: Show, say: Words, person: Person, app: App) -> None:
    await app.words.delete(person.id, CardId(callback_data.id))
    await show((await _overview(say, person, app)).with_note(say("The card is deleted.")))


async def hear(
    _: CallbackQuery,
    callback_data: HearCard,
    bot: Bot,
    chat: Chat,
    press: Press,
    say: Words,
    person: Person,
    app: App,
    key: UpdateKey,
) -> None:
    """The word, and its example after it; of a mistake, the right sentence."""
    face = (await app.words.card(person.id, CardId(callback_data.id))).face
    text = face.right if isinstance(face, MistakeFace) else f"{face.text}. {face.sense.example}"
    speech = await spoken(text, app, Call("tutor.word", person=person.id, key=key))
    if speech is None:
        return await press.alert(say.plain("I have no voice here now. Read it aloud by yourself."))
    await press.accept()
    await send_voice(bot, chat, speech, say, name="word")
    return None


async def ask_search(_: CallbackQuery, state: FSMContext, show: Show, say: Words) -> None:
    await state.set_state(WordsForm.search)
    await show(
        Screen(
            say("What shall I look for? Write a part of an English word or of its meaning."), (back(say, OpenWords()),)
        )
    )


async def search(_: Message, text: str, state: FSMContext, show: Show, say: Words, person: Person, app: App) -> None:
    looked_for = text[: screens.ECHO_LIMIT]
    await state.update_data({SEARCH: looked_for})
    cards = await app.words.list(person.id, search=looked_for)
    await show(screens.list_screen(say, cards, None, looked_for))


async def open_paces(_: CallbackQuery, show: Show, say: Words, person: Person, app: App) -> None:
    await show(screens.paces_screen(say, await app.words.pace(person.id)))


async def pick_pace(
    _: CallbackQuery, callback_data: PickPace, show: Show, say: Words, person: Person, app: App
) -> None:
    await app.words.choose_pace(person.id, callback_data.new)
    await show(await _overview(say, person, app))


async def open_export(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    await show(screens.export_screen(say, await app.words.counts(person.id)))


async def send_deck(_: CallbackQuery, bot: Bot, chat: Chat, press: Press, say: Words, person: Person, app: App) -> None:
    await press.accept()
    await bot.send_chat_action(chat.id, ChatAction.UPLOAD_DOCUMENT, message_thread_id=chat.topic)
    deck = await app.words.export(person.id, say.language)
    if deck is None:
        return
    caption = say.plain("My words, for Anki.")
    await bot.send_document(
        chat.id, BufferedInputFile(deck, "words.apkg"), caption=caption, message_thread_id=chat.topic
    )
