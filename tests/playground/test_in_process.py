"""The simulator without HTTP: what tests of the bots stand on."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter
from aiogram.filters import CommandStart
from aiogram.methods import SendMessage
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from core.clock import SystemClock
from playground.telegram.accounts import Person
from playground.telegram.errors import ApiError
from playground.telegram.faults import Fault
from playground.telegram.session import InProcessSession
from playground.telegram.simulator import Simulator
from playground.telegram.views import chat_view
from tests.playground.actors import TOKENS
from tests.playground.pictures import png
from tests.playground.test_messages import key, keys


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    one = Simulator(SystemClock(), tokens=TOKENS)
    yield one
    await one.close()


@pytest.fixture
def bot(simulator: Simulator) -> Bot:
    session = InProcessSession(simulator)
    return Bot(TOKENS["mentor"], session=session, default=DefaultBotProperties(parse_mode="HTML"))


@pytest.fixture
def ada(simulator: Simulator) -> Person:
    return simulator.person("Ada", "ru")


def texts(simulator: Simulator, person: Person) -> list[str]:
    chat = simulator.world.chat(simulator.bot("mentor"), person)
    return [message["text"] for message in chat_view(chat, simulator.world.files)]


async def test_a_dispatcher_is_driven_by_saying_and_pressing(simulator: Simulator, bot: Bot, ada: Person) -> None:
    dispatcher = Dispatcher()

    async def greet(message: Message) -> None:
        await message.answer("Hello, <b>Ada</b>", reply_markup=keys(key("Go on")))

    async def go_on(query: CallbackQuery) -> None:
        await query.answer("Well done")
        assert isinstance(query.message, Message)
        await query.message.edit_text("Done")

    dispatcher.message.register(greet, CommandStart())
    dispatcher.callback_query.register(go_on)

    async def feed(update: dict[str, Any]) -> None:
        await dispatcher.feed_raw_update(bot, update)

    simulator.deliver_to("mentor", feed)
    mentor = simulator.bot("mentor")
    simulator.acts.say(mentor, ada, "/start")
    await simulator.settled()
    assert texts(simulator, ada) == ["/start", "Hello, Ada"]

    simulator.acts.press(mentor, ada, 2, "Go on")
    await simulator.settled()
    assert texts(simulator, ada) == ["/start", "Done"]


async def test_what_a_sink_raises_reaches_who_waits(simulator: Simulator, ada: Person) -> None:
    async def fail(update: dict[str, Any]) -> None:
        raise ZeroDivisionError

    simulator.deliver_to("mentor", fail)
    simulator.acts.say(simulator.bot("mentor"), ada, "/start")
    with pytest.raises(ZeroDivisionError):
        await simulator.settled()
    await simulator.settled()


async def test_errors_are_those_of_http(simulator: Simulator, bot: Bot, ada: Person) -> None:
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(ada.id, "Hello")
    simulator.acts.say(simulator.bot("mentor"), ada, "/start")
    simulator.world.faults.add(Fault("429", retry_after=3))
    simulator.world.faults.add(Fault("drop_answer"))
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(ada.id, "Hello")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(ada.id, "Hello")
    assert texts(simulator, ada) == ["/start", "Hello"]


async def test_a_call_needs_no_session(simulator: Simulator, ada: Person) -> None:
    simulator.acts.say(simulator.bot("mentor"), ada, "/start")
    sent = await simulator.call(TOKENS["mentor"], SendMessage(chat_id=ada.id, text="Hello"))
    assert sent["text"] == "Hello"
    with pytest.raises(ApiError) as refusal:
        await simulator.call(TOKENS["mentor"], SendMessage(chat_id=5, text="Hello"))
    assert (refusal.value.code, refusal.value.description) == (400, "Bad Request: chat not found")


async def test_files_go_up_and_down(simulator: Simulator, bot: Bot, ada: Person) -> None:
    simulator.media.send(simulator.bot("mentor"), ada, {"kind": "photo"}, ("me.png", png(2, 2)))
    sent = await bot.send_document(ada.id, BufferedInputFile(b"words", "plan.txt"))
    assert sent.document is not None
    downloaded = await bot.download(sent.document)
    assert downloaded is not None
    assert downloaded.read() == b"words"
