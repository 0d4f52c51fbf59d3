"""Free talk: about a topic, or about whatever comes, in writing and by voice. A model answers at the learner's level;
without one the built-in coach asks its questions."""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InaccessibleMessage, Message, Voice

from bots.kit.answering import Answering
from bots.kit.answers import ContinueAnswer
from bots.kit.presses import Press
from bots.kit.sending import Chat, strip
from bots.kit.showing import Show
from bots.kit.talking import words_said
from bots.kit.words import Words
from bots.tutor.flows.talk.actions import PickTopic, TalkForm
from bots.tutor.flows.talk.looking import lead_of, looking
from bots.tutor.flows.talk.roles import ROLE_PLAY, as_player, at_level
from bots.tutor.flows.talk.screens import topic_screen, topics
from core.app import App
from core.dialogues.types import TalkKind
from core.users.types import Person, UpdateKey

GO_ON = "Go on from where you stopped."


def create_router() -> Router:
    router = Router(name="talk_free")
    router.callback_query.register(pick_topic, PickTopic.filter())
    router.callback_query.register(go_on, ContinueAnswer.filter(), F.message.as_("answer"))
    router.message.register(talk, StateFilter(None, TalkForm.topic), F.text.as_("text"), ~F.text.startswith("/"))
    router.message.register(listen, StateFilter(None, TalkForm.topic), F.voice.as_("voice"))
    return router


async def pick_topic(
    _: CallbackQuery,
    callback_data: PickTopic,
    state: FSMContext,
    show: Show,
    press: Press,
    answering: Answering,
    say: Words,
    person: Person,
    app: App,
    key: UpdateKey,
) -> None:
    topic = callback_data.topic if callback_data.topic in topics(say) else next(iter(topics(say)))
    level = await app.dialogues.level(person.id)
    begun = await app.dialogues.begin_talk(person.id, topic, level, await lead_of(app, person.id), key)
    await press.accept()
    await state.set_state(TalkForm.topic)
    await show(topic_screen(say, begun))
    await at_level(answering, level)(f"Let's talk about {topic}.")


async def talk(message: Message, text: str, answering: Answering) -> None:
    await talk_freely(answering, text, message.message_id)


async def listen(message: Message, voice: Voice, bot: Bot, chat: Chat, answering: Answering, say: Words) -> None:
    text = await words_said(voice, bot, chat, answering, say)
    if text:
        await talk_freely(answering, text, message.message_id)


async def talk_freely(answering: Answering, text: str, message_id: int | None = None) -> None:
    """One message of a free talk: answered at the learner's level, its mistakes below the answer."""
    app, person = answering.app, answering.person
    level, lead = await app.dialogues.level(person.id), await lead_of(app, person.id)
    begun = await app.dialogues.add_to_talk(person.id, text, level, lead, answering.key)
    async with looking(answering, begun, text) as below:
        await replace(at_level(answering, level), below=below)(text, message_id)


async def go_on(
    _: CallbackQuery,
    answer: Message | InaccessibleMessage,
    bot: Bot,
    chat: Chat,
    press: Press,
    answering: Answering,
) -> None:
    """In the conversation that the answer belongs to."""
    await press.accept()
    await strip(bot, chat, answer.message_id)
    await (await _same_talk(answering, answer.message_id))(GO_ON)


async def _same_talk(answering: Answering, message_id: int) -> Answering:
    app, person = answering.app, answering.person
    turn = await app.find_turn_by_message(person.id, answering.name, message_id)
    played = await app.find_chat(person.id, answering.name, ROLE_PLAY)
    scene = await app.dialogues.find(person.id, TalkKind.SCENE)
    if turn is not None and played is not None and turn.chat_id == played.id and scene is not None:
        return as_player(answering, scene)
    return at_level(answering, await app.dialogues.level(person.id))
