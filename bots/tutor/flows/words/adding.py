"""/add word: from the bank, or with one's own translation; a misspelt word is guessed."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.showing import Show
from bots.kit.words import Words
from bots.tutor.flows.words import adding_screens, screens
from bots.tutor.flows.words.actions import (
    AddSense,
    AskTranslation,
    AskWord,
    LookUp,
    SuggestTranslation,
    TakeSuggestion,
    WordsForm,
)
from bots.tutor.sounding import can_sound
from core.ai.errors import ModelError, NoModelError
from core.app import App
from core.users.types import Person, UpdateKey
from core.vocabulary.adding import Added
from core.vocabulary.looking_up import Lookup, Unlisted, unlisted_word
from core.vocabulary.topics import OWN
from core.vocabulary.types import PartOfSpeech, WordKey


def create_router() -> Router:
    router = Router(name="words.adding")
    router.message.register(add, Command("add", ignore_case=True))
    router.callback_query.register(ask_word, AskWord.filter())
    is_words = F.text & ~F.text.startswith("/")
    router.message.register(look_up, WordsForm.word, is_words, F.text.as_("text"))
    router.message.register(take_translation, WordsForm.translation, is_words, F.text.as_("text"))
    router.callback_query.register(look_up_guess, LookUp.filter())
    router.callback_query.register(add_sense, AddSense.filter())
    router.callback_query.register(ask_translation, AskTranslation.filter())
    router.callback_query.register(suggest, SuggestTranslation.filter())
    router.callback_query.register(take_suggestion, TakeSuggestion.filter())
    return router


async def add(
    _: Message, command: CommandObject, state: FSMContext, show: Show, say: Words, person: Person, app: App,
    key: UpdateKey,
) -> None:  # fmt: skip
    await state.clear()
    if not command.args:
        return await ask_word(_, state, show, say)
    return await _found(await app.words.look_up(command.args), state, show, say, person, app, key)


async def ask_word(_: Message | CallbackQuery, state: FSMContext, show: Show, say: Words) -> None:
    await state.set_state(WordsForm.word)
    await show(adding_screens.ask_word_screen(say))


async def look_up(
    _: Message, text: str, state: FSMContext, show: Show, say: Words, person: Person, app: App, key: UpdateKey
) -> None:
    await _found(await app.words.look_up(text), state, show, say, person, app, key)


async def look_up_guess(
    _: CallbackQuery, callback_data: LookUp, state: FSMContext, show: Show, say: Words, person: Person, app: App,
    key: UpdateKey,
) -> None:  # fmt: skip
    await _found(await app.words.look_up(callback_data.word), state, show, say, person, app, key)


async def _found(
    found: Lookup, state: FSMContext, show: Show, say: Words, person: Person, app: App, key: UpdateKey
) -> None:
    """One sense is added at once; of several the person chooses; a word beyond the bank wants its translation."""
    senses = [(word, at) for word in found.bank for at in range(len(word.senses))]
    if len(senses) == 1:
        added = await app.words.add_word(person.id, senses[0][0].key, 0, OWN, key)
        return await _show_added(added, state, show, say, app)
    if senses:
        return await show(adding_screens.senses_screen(say, found.bank))
    if found.unlisted is not None:
        return await _ask_translation(found.unlisted, found.unlisted.parts[0], state, show, say, app)
    await state.set_state(WordsForm.word)
    return await show(adding_screens.not_found_screen(say, found))


async def add_sense(
    _: CallbackQuery, callback_data: AddSense, state: FSMContext, show: Show, say: Words, person: Person, app: App,
    key: UpdateKey,
) -> None:  # fmt: skip
    added = await app.words.add_word(person.id, WordKey(callback_data.word), callback_data.sense, OWN, key)
    await _show_added(added, state, show, say, app)


async def ask_translation(
    _: CallbackQuery, callback_data: AskTranslation, state: FSMContext, show: Show, say: Words, app: App
) -> None:
    word = await unlisted_word(callback_data.word)
    await _ask_translation(word, _part(callback_data.pos, word), state, show, say, app)


async def _ask_translation(
    word: Unlisted, pos: PartOfSpeech, state: FSMContext, show: Show, say: Words, app: App
) -> None:
    await state.set_state(WordsForm.translation)
    await state.set_data({"word": word.text, "pos": pos.value})
    await show(adding_screens.translation_screen(say, word, pos, helps=app.words.translate.can()))


async def suggest(
    _: CallbackQuery, callback_data: SuggestTranslation, state: FSMContext, show: Show, say: Words, person: Person,
    app: App, key: UpdateKey,
) -> None:  # fmt: skip
    """What the model says is shown, to be taken; whoever writes another translation has that one."""
    word = await unlisted_word(callback_data.word)
    pos = _part(callback_data.pos, word)
    try:
        said = await app.words.translate(person.id, word.text, pos, say.language, key)
    except (ModelError, NoModelError):
        screen = adding_screens.translation_screen(say, word, pos, helps=False)
        return await show(screen.with_note(say("The model has no answer now. Please write the translation yourself.")))
    await state.set_state(WordsForm.translation)
    await state.set_data({"word": word.text, "pos": pos.value, "suggested": said})
    return await show(adding_screens.suggestion_screen(say, word, said))


async def take_suggestion(
    _: CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App, key: UpdateKey
) -> None:
    suggested = str(await state.get_value("suggested", ""))
    await take_translation(_, suggested, state, show, say, person, app, key)


async def take_translation(
    _: Message | CallbackQuery,
    text: str,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
    key: UpdateKey,
) -> None:
    data = await state.get_data()
    pos = PartOfSpeech(data.get("pos", PartOfSpeech.NOUN))
    added = await app.words.add_own(person.id, str(data.get("word", "")), text, key, pos=pos)
    await _show_added(added, state, show, say, app)


async def _show_added(added: Added, state: FSMContext, show: Show, say: Words, app: App) -> None:
    await state.clear()
    note = say("✅ Added: it comes in the next review.") if added.is_new else say("You have this card already.")
    await show(screens.card_screen(say, added.card, sounds=can_sound(app)).with_note(note))


def _part(written: str, word: Unlisted) -> PartOfSpeech:
    return PartOfSpeech(written) if written in list(PartOfSpeech) else word.parts[0]
