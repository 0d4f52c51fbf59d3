"""Role-plays: begun, gone on with, answered in writing and by voice, helped with."""

from aiogram import Bot, F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InaccessibleMessage, Message, Voice

from bots.kit.answering import Answering
from bots.kit.answers import Rows
from bots.kit.screens import Screen
from bots.kit.sending import Chat, rewrite, send
from bots.kit.showing import Show
from bots.kit.talking import words_said
from bots.kit.words import Words, escaped
from bots.tutor.flows.talk.actions import EndTalk, GoOn, HelpMe, PlayScene, TalkForm
from bots.tutor.flows.talk.ending import end_talk
from bots.tutor.flows.talk.looking import lead_of
from bots.tutor.flows.talk.playing import Stage, talk_rows
from bots.tutor.flows.talk.roles import ROLE_PLAY
from bots.tutor.flows.talk.screens import playing_screen, talk_screen
from bots.tutor.flows.talk.tails import as_html, replaced
from bots.tutor.flows.talk.wording import COULD_SAY, suggestion_paragraph
from core.ai.types import Role
from core.app import App
from core.chats.types import NewTurn
from core.dialogues.schema import GraphKey
from core.dialogues.types import Lead, Talk, TalkKind
from core.users.types import Person, UpdateKey


def create_router() -> Router:
    router = Router(name="talk_scenes")
    router.callback_query.register(begin, PlayScene.filter())
    router.callback_query.register(go_on, GoOn.filter())
    router.callback_query.register(end_talk, EndTalk.filter())
    router.callback_query.register(help_on, HelpMe.filter(), F.message.as_("line"))
    router.message.register(reply, TalkForm.scene, F.text.as_("text"), ~F.text.startswith("/"))
    router.message.register(listen, TalkForm.scene, F.voice.as_("voice"))
    return router


async def begin(
    _: CallbackQuery,
    callback_data: PlayScene,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
    key: UpdateKey,
    answering: Answering,
) -> None:
    """An unfinished scene is finished first: what was said in it counts."""
    before = await app.dialogues.find(person.id, TalkKind.SCENE)
    if before is not None and before.last_key != key:
        await app.dialogues.finish(person.id, before.id)
    lead = await lead_of(app, person.id)
    talk = await app.dialogues.begin_scene(person.id, GraphKey(callback_data.key), lead, key)
    if lead is Lead.MODEL:
        played = await app.start_chat(person.id, answering.name, ROLE_PLAY, key)
        await app.add_turn(person.id, played.id, NewTurn(role=Role.ASSISTANT, text=talk.line, key=key))
    await state.set_state(TalkForm.scene)
    await show(playing_screen(say, talk))
    await _say(bot, chat, talk.line, talk_rows(talk, say))


async def go_on(
    _: CallbackQuery,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    show: Show,
    say: Words,
    person: Person,
    app: App,
) -> None:
    talk = await app.dialogues.find(person.id, TalkKind.SCENE)
    if talk is None:
        await show(talk_screen(say, None, await app.dialogues.find(person.id, TalkKind.FREE)))
        return
    await state.set_state(TalkForm.scene)
    await show(playing_screen(say, talk))
    await _say(bot, chat, await _last_line(talk, app, person), talk_rows(talk, say))


async def reply(message: Message, text: str, state: FSMContext, show: Show, answering: Answering) -> None:
    await Stage(answering, state, show)(text, message.message_id)


async def listen(
    message: Message,
    voice: Voice,
    bot: Bot,
    chat: Chat,
    state: FSMContext,
    show: Show,
    answering: Answering,
    say: Words,
) -> None:
    text = await words_said(voice, bot, chat, answering, say)
    if text:
        await Stage(answering, state, show)(text, message.message_id)


async def help_on(
    _: CallbackQuery,
    line: Message | InaccessibleMessage,
    bot: Bot,
    chat: Chat,
    say: Words,
    person: Person,
    app: App,
) -> None:
    """What could be said now, below the line that was asked about; a new message where that one cannot be changed."""
    paragraph = suggestion_paragraph(await app.dialogues.suggest(person.id), say)
    if isinstance(line, Message):
        text = replaced(line.html_text, COULD_SAY, [paragraph])
        if await rewrite(bot, chat, line.message_id, text, line.reply_markup):
            return
    await send(bot, chat, as_html(paragraph))


async def _say(bot: Bot, chat: Chat, line: str, rows: Rows) -> None:
    text = escaped(line)
    await send(bot, chat, text, Screen(text, rows).keyboard())


async def _last_line(talk: Talk, app: App, person: Person) -> str:
    if talk.lead is Lead.GRAPH:
        return talk.line
    turn = await app.find_turn(person.id, Role.ASSISTANT, talk.last_key)
    return turn.text if turn is not None and turn.text else talk.line
