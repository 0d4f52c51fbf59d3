"""In a group the bots keep quiet, unless somebody speaks to them."""

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import GetMe, SendMessage, TelegramMethod
from aiogram.types import Message, User

from bots.kit.discovery import discover, load_catalogs
from bots.kit.dispatching import create_dispatcher
from core.app import App
from core.users.models import PersonRow

ME = User(id=42, is_bot=True, first_name="Tutor", username="tutor_bot")
GROUP = {"id": -100, "type": "supergroup", "title": "Friends"}
ADA = {"id": 990_001, "is_bot": False, "first_name": "Ada", "language_code": "ru"}


class Recording(BaseSession):
    """The simulator has no groups; here only what the bot sends matters."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[SendMessage] = []

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        if isinstance(method, GetMe):
            return ME
        assert isinstance(method, SendMessage)
        self.sent.append(method)
        return Message.model_validate({"message_id": 5, "date": 0, "chat": GROUP})

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    async def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def session() -> Recording:
    return Recording()


@pytest.fixture
def bot(session: Recording) -> Bot:
    return Bot(f"42:{'t' * 35}", session=session)


@pytest.fixture
def dispatcher(app: App, tables: None) -> Dispatcher:
    spec = next(spec for spec in discover() if spec.name == "tutor")
    return create_dispatcher(spec, app=app, storage=MemoryStorage(), words=load_catalogs(spec))


async def _hears(dispatcher: Dispatcher, bot: Bot, **message: Any) -> None:
    body = {"message_id": 1, "date": 0, "chat": GROUP, "from": ADA, **message}
    await dispatcher.feed_raw_update(bot, {"update_id": 1, "message": body})


@pytest.mark.parametrize(
    "message",
    [
        {"text": "/start"},
        {"text": "/help@tutor_bot"},
        {"text": "@Tutor_bot, привет"},
        {
            "text": "спасибо",
            "reply_to_message": {"message_id": 0, "date": 0, "chat": GROUP, "from": ME.model_dump(), "text": "-"},
        },
    ],
)
async def test_whoever_speaks_to_the_bot_is_invited(
    dispatcher: Dispatcher, bot: Bot, session: Recording, message: dict[str, Any]
) -> None:
    await _hears(dispatcher, bot, **message)

    (sent,) = session.sent
    assert sent.text.startswith("Я работаю в личных чатах")
    assert sent.reply_markup is not None
    assert sent.reply_markup.inline_keyboard[0][0].url == "https://t.me/tutor_bot?start=group"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "message", [{"text": "всем привет"}, {"text": "/start@other_bot"}, {"sticker": None, "new_chat_title": "Foes"}]
)
async def test_the_rest_of_the_talk_is_left_alone(
    dispatcher: Dispatcher, bot: Bot, session: Recording, message: dict[str, Any]
) -> None:
    await _hears(dispatcher, bot, **message)

    assert session.sent == []
    assert not await PersonRow.filter(telegram_id=ADA["id"]).exists()
