"""The first steps of every update: who is this, which language do they speak, where do the answers go."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import Chat as TelegramChat
from aiogram.types import TelegramObject, Update, User

from bots.kit.answering import Answering
from bots.kit.catalogs import Catalogs
from bots.kit.presses import Press
from bots.kit.sending import Chat
from bots.kit.showing import DESTINY, Show
from bots.kit.spec import BotSpec
from core.app import App
from core.users.types import Caller, Person, TelegramId, UpdateKey

Handler: TypeAlias = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


def caller_of(user: User) -> Caller:
    return Caller(
        telegram_id=TelegramId(user.id),
        first_name=user.first_name,
        last_name=user.last_name,
        username=user.username,
        language_code=user.language_code,
    )


class Acquaintance(BaseMiddleware):
    """Registers whoever writes to the bot in private, and gives handlers `person`, `key` (the UpdateKey of what they
    do), `say`, `show` and `press`.

    In groups there is only `say`: nobody is registered for a message that they wrote to others.
    """

    def __init__(self, spec: BotSpec, app: App, catalogs: Catalogs) -> None:
        self._spec = spec
        self._app = app
        self._catalogs = catalogs

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        assert isinstance(event, Update)
        user: User | None = data.get("event_from_user")
        chat: TelegramChat | None = data.get("event_chat")
        if event.callback_query is not None:
            data["press"] = Press(data["bot"], event.callback_query)
        if user is not None and _is_visit(event, chat, user):
            person = await self._app.meet_person(caller_of(user), self._spec.name)
            key = UpdateKey(f"{self._spec.name}:{event.update_id}")
            data |= {"person": person, "key": key, "say": self._catalogs.choose(person.language, user.language_code)}
            data |= _ways_to_answer(event, data, person)
            data |= self._way_to_talk(event, data, person)
        elif user is not None:
            data["say"] = self._catalogs.choose(user.language_code)
        return await handler(event, data)

    def _way_to_talk(self, update: Update, data: dict[str, Any], person: Person) -> dict[str, Any]:
        if self._spec.persona is None or self._app.models is None:
            return {}
        answering = Answering(
            bot=data["bot"],
            name=self._spec.name,
            persona=self._spec.persona,
            app=self._app,
            models=self._app.models,
            streams=data["streams"],
            chat=data["chat"],
            person=person,
            say=data["say"],
            key=data["key"],
            draft_id=update.update_id or 1,
        )
        return {"answering": answering}


def _is_visit(update: Update, chat: TelegramChat | None, user: User) -> bool:
    """Someone writes to this bot, presses its button or pays it. Blocking it is no visit, nor is a message to
    somebody whose business the bot looks after."""
    if user.is_bot:
        return False
    if update.pre_checkout_query is not None:
        return True
    came = update.message or update.edited_message or update.callback_query or update.message_reaction
    return came is not None and chat is not None and chat.type == ChatType.PRIVATE


def _ways_to_answer(update: Update, data: dict[str, Any], person: Person) -> dict[str, Any]:
    bot: Bot = data["bot"]
    pressed: int | None = None
    if update.callback_query is not None and update.callback_query.message is not None:
        pressed = update.callback_query.message.message_id
    chat = Chat(int(person.telegram_id), data.get("event_thread_id"))
    memory = _screen_memory(data["fsm_storage"], bot, chat)
    return {"chat": chat, "show": Show(bot, chat, memory, pressed=pressed)}


def _screen_memory(storage: BaseStorage, bot: Bot, chat: Chat) -> FSMContext:
    return FSMContext(storage, StorageKey(bot_id=bot.id, chat_id=chat.id, user_id=chat.id, destiny=DESTINY))
