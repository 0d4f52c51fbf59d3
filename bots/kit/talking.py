"""Free talk with a bot in its role: by text or voice, with a way to go on, to judge an answer and to hear it."""

from contextlib import suppress

from aiogram import Bot, F, Router
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import StateFilter
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InaccessibleMessage,
    InlineKeyboardMarkup,
    Message,
    Voice,
)

from bots.kit.answering import Answering
from bots.kit.answers import ContinueAnswer, RateAnswer, SpeakAnswer, answer_keyboard, swapped
from bots.kit.hearing import heard, is_too_long
from bots.kit.presses import Press
from bots.kit.rendering import render
from bots.kit.sending import Chat, send, strip
from bots.kit.spec import BotSpec
from bots.kit.words import Words
from core.ai.metering import Call
from core.ai.types import Role, Use
from core.app import App
from core.chats.types import Rating, Turn
from core.errors import TurnUnknownError
from core.users.types import Person


def create_router() -> Router:
    """Comes after the bot's own routes: what no form and no command takes is talk."""
    router = Router(name="talking")
    router.message.register(talk, StateFilter(None), F.text.as_("text"), ~F.text.startswith("/"))
    router.message.register(listen, StateFilter(None), F.voice.as_("voice"))
    router.edited_message.register(mind_edit, F.text.as_("text"), is_remembered)
    router.callback_query.register(go_on, ContinueAnswer.filter(), F.message.as_("answer"))
    router.callback_query.register(rate, RateAnswer.filter(), F.message.as_("answer"))
    router.callback_query.register(read_aloud, SpeakAnswer.filter(), F.message.as_("answer"))
    return router


async def talk(message: Message, text: str, answering: Answering) -> None:
    await answering(text, message.message_id)


async def listen(message: Message, voice: Voice, bot: Bot, chat: Chat, answering: Answering, say: Words) -> None:
    text = await words_said(voice, bot, chat, answering, say)
    if text:
        await answering(text, message.message_id)


async def words_said(voice: Voice, bot: Bot, chat: Chat, answering: Answering, say: Words) -> str | None:
    """The words of a voice message, shown to the person as they were heard; None when the person was told why not."""
    if not answering.models.offered(Use.TRANSCRIPTION):
        await send(
            bot, chat, say("I cannot listen to voice messages here, so I have not heard this one. Please write it.")
        )
    elif is_too_long(voice):
        await send(
            bot, chat, say("This is longer than I can listen to: five minutes at a time. Please send it in parts.")
        )
    else:
        text = await _words_of(voice, bot, answering)
        if text:
            await send(bot, chat, say("🎙 {text}", text=text[:3000]))
            return text
        await send(bot, chat, say("I could not make out any words. Please say it once more, or write it."))
    return None


async def _words_of(voice: Voice, bot: Bot, answering: Answering) -> str:
    """A replay finds the words that the first attempt heard."""
    said = await answering.app.find_turn(answering.person.id, Role.USER, answering.key)
    if said is not None:
        return said.text
    await bot.send_chat_action(answering.chat.id, ChatAction.TYPING, message_thread_id=answering.chat.topic)
    call = Call(f"{answering.name}.listen", person=answering.person.id, key=answering.key)
    return await heard(bot, voice, answering.models, call, language=None)


async def go_on(
    _: CallbackQuery,
    answer: Message | InaccessibleMessage,
    bot: Bot,
    chat: Chat,
    press: Press,
    answering: Answering,
    say: Words,
) -> None:
    await press.accept()
    await strip(bot, chat, answer.message_id)
    await answering(say.plain("Go on from where you stopped."))


async def rate(
    _: CallbackQuery,
    callback_data: RateAnswer,
    answer: Message | InaccessibleMessage,
    bot: Bot,
    chat: Chat,
    press: Press,
    answering: Answering,
    say: Words,
) -> None:
    turn = await _turn(answer, answering)
    pressed = Rating.UP if callback_data.up else Rating.DOWN
    rated = await answering.app.rate_turn(answering.person.id, turn.id, None if turn.rating is pressed else pressed)
    await press.note(say.plain("Thank you, noted.") if rated.rating else say.plain("Taken back."))
    shown = answer.reply_markup if isinstance(answer, Message) else None
    keyboard = answer_keyboard(rated, say, speaks=bool(answering.models.offered(Use.SPEECH)))
    if shown is not None and keyboard is not None:  # what else stands under it stays
        keyboard = swapped(shown, (RateAnswer,), keyboard.inline_keyboard[-1:])
    await _put_buttons(bot, chat, answer.message_id, keyboard)


async def read_aloud(
    _: CallbackQuery,
    answer: Message | InaccessibleMessage,
    bot: Bot,
    chat: Chat,
    press: Press,
    answering: Answering,
    say: Words,
) -> None:
    turn = await _turn(answer, answering)
    await press.accept()
    await bot.send_chat_action(chat.id, ChatAction.RECORD_VOICE, message_thread_id=chat.topic)
    call = Call(f"{answering.name}.speak", person=answering.person.id, key=answering.key)
    speech = await answering.models.speak(render(turn.text).text, call)
    label = (
        say.plain("🤖 Built-in synthesizer, the beginning.") if speech.robotic else say.plain("🔊 Spoken by a model.")
    )
    file = BufferedInputFile(speech.data, "answer.ogg")
    await bot.send_voice(chat.id, file, caption=label, message_thread_id=chat.topic)


async def is_remembered(message: Message, person: Person, app: App, spec: BotSpec) -> bool:
    """The message was part of a talk; any other edit is answered like what was never said."""
    return await app.find_turn_by_message(person.id, spec.name, message.message_id) is not None


async def mind_edit(message: Message, text: str, bot: Bot, chat: Chat, answering: Answering, say: Words) -> None:
    await answering.app.edit_turn(answering.person.id, answering.name, message.message_id, text)
    await send(bot, chat, say("I have noted the change and will go by it from here on."))


async def _turn(answer: Message | InaccessibleMessage, answering: Answering) -> Turn:
    turn = await answering.app.find_turn_by_message(answering.person.id, answering.name, answer.message_id)
    if turn is None:
        raise TurnUnknownError(answer.message_id)
    return turn


async def _put_buttons(bot: Bot, chat: Chat, message_id: int, keyboard: InlineKeyboardMarkup | None) -> None:
    with suppress(TelegramBadRequest):  # gone, or as it was: the rating is kept all the same
        await bot.edit_message_reply_markup(chat_id=chat.id, message_id=message_id, reply_markup=keyboard)
