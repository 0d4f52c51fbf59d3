"""/talk: what there is to choose from."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bots.kit.showing import Show
from bots.kit.words import Words
from bots.tutor.flows.talk import screens
from bots.tutor.flows.talk.actions import OpenScenes, OpenTalk, OpenTopics, PickScene
from core.app import App
from core.dialogues.schema import GraphKey
from core.dialogues.types import TalkKind
from core.levels.types import Level
from core.users.types import Person


def create_router() -> Router:
    router = Router(name="talk_choosing")
    router.message.register(open_talk, Command("talk", ignore_case=True))
    router.callback_query.register(open_talk, OpenTalk.filter())
    router.callback_query.register(open_scenes, OpenScenes.filter())
    router.callback_query.register(pick_scene, PickScene.filter())
    router.callback_query.register(open_topics, OpenTopics.filter())
    return router


async def open_talk(
    _: Message | CallbackQuery, state: FSMContext, show: Show, say: Words, person: Person, app: App
) -> None:
    await state.clear()
    scene = await app.dialogues.find(person.id, TalkKind.SCENE)
    await show(screens.talk_screen(say, scene, await app.dialogues.find(person.id, TalkKind.FREE)))


async def open_scenes(
    _: CallbackQuery, callback_data: OpenScenes, show: Show, say: Words, person: Person, app: App
) -> None:
    level = Level(callback_data.level) if callback_data.level else await app.dialogues.level(person.id)
    await show(screens.scenes_screen(say, level, await app.dialogues.scenes(person.id, level)))


async def pick_scene(_: CallbackQuery, callback_data: PickScene, show: Show, say: Words, app: App) -> None:
    await show(screens.scene_screen(say, await app.dialogues.scene(GraphKey(callback_data.key))))


async def open_topics(_: CallbackQuery, state: FSMContext, show: Show, say: Words) -> None:
    await state.clear()
    await show(screens.topics_screen(say))
