"""An answer while it comes: typing, a preview, a way to stop it, and what stays in the chat."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage
from aiogram.types import Message

from bots.kit.pacing import PacingMiddleware, PreviewEdit
from bots.kit.screens import Screen
from bots.kit.sending import Chat
from bots.kit.spec import BotSpec
from bots.kit.splitting import RichText
from bots.kit.stopping import stop_keyboard
from bots.kit.streaming import Pace, Streams, Transport
from bots.kit.words import Html, Words
from core.app import App
from core.updates.counters import Counters
from core.users.types import BotName
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock
from tests.core.updates.conftest import eventually


@dataclass
class Author:
    """Writes what the test gives it, piece by piece; `None` ends the answer, an error breaks it."""

    pieces: "asyncio.Queue[str | Exception | None]" = field(default_factory=asyncio.Queue)
    closed: bool = False
    written: str = ""
    stopped: bool = False

    def writes(self, *pieces: "str | Exception | None") -> None:
        for piece in pieces:
            self.pieces.put_nowait(piece)

    async def answer(self) -> AsyncGenerator[str, None]:
        try:
            while (piece := await self.pieces.get()) is not None:
                if isinstance(piece, Exception):
                    raise piece
                yield piece
        finally:
            self.closed = True

    async def __call__(self, message: Message, bot: Bot, chat: Chat, streams: Streams, say: Words) -> None:
        writer = streams.writer(bot, chat, stop=stop_keyboard(say), draft_id=message.message_id)
        await writer.follow(self.answer())
        self.written, self.stopped = writer.text, writer.stopped
        note = RichText("stopped") if writer.stopped else None
        await writer.finish(None, text=writer.text, note=note)


def home(*_: Any) -> Screen:
    return Screen(Html("Menu"))


@pytest.fixture
def author() -> Author:
    return Author()


@pytest.fixture(params=list(Transport))
def transport(request: pytest.FixtureRequest) -> Transport:
    return Transport(request.param)


@pytest.fixture
def telegram(app: App, clock: HandClock, tables: None, tmp_path: Any, author: Author, transport: Transport) -> Telegram:
    def create_router() -> Router:
        router = Router(name="author")
        router.message.register(author.__call__, F.text)
        return router

    spec = BotSpec(
        name=BotName("author"),
        folder=tmp_path,
        tagline="Writes",
        about="Writes what it is told.",
        home=home,
        welcome=home,
        create_router=create_router,
    )
    streams = Streams(transport=transport, pace=lambda: Pace(0.01))
    return Telegram(app, clock, [spec], streams=streams)


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    return telegram.person("Ada", "author")


async def until(true: Callable[[], bool]) -> None:
    async def asked() -> bool:
        return true()

    await eventually(asked)


def last(ada: Person) -> str:
    text: str = ada.chat[-1]["text"]
    return text


only_edits = pytest.mark.parametrize("transport", [Transport.EDITS], indirect=True)
only_drafts = pytest.mark.parametrize("transport", [Transport.DRAFTS], indirect=True)


async def test_the_chat_says_typing_until_the_first_words(ada: Person, telegram: Telegram, author: Author) -> None:
    ada.begins_to_say("hello")
    await until(lambda: bool(telegram.calls("sendChatAction")))
    assert telegram.calls("sendMessage") == []

    author.writes("Hi.", None)
    await telegram.settle(ada)

    assert last(ada) == "Hi."


@only_edits
async def test_an_answer_grows_in_one_message_and_loses_its_stop_button(
    ada: Person, telegram: Telegram, author: Author
) -> None:
    ada.begins_to_say("hello")
    author.writes("One ")
    await until(lambda: last(ada) == "One")
    assert ada.chat[-1]["buttons"][0][0]["text"] == "⏹ Stop"

    author.writes("**two**")
    await until(lambda: last(ada) == "One two")
    author.writes(" three.", None)
    await telegram.settle(ada)

    assert last(ada) == "One two three."
    assert [entity["type"] for entity in ada.chat[-1]["entities"]] == ["bold"]
    assert ada.chat[-1]["buttons"] == []
    assert len(telegram.calls("sendMessage")) == 1
    assert telegram.refused == []


@only_drafts
async def test_an_answer_grows_in_a_draft_and_is_sent_once(ada: Person, telegram: Telegram, author: Author) -> None:
    ada.begins_to_say("hello")
    author.writes("One ")
    await until(lambda: [call.get("text") for call in telegram.calls("sendMessageDraft")][-1:] == ["One"])
    author.writes("two.", None)
    await telegram.settle(ada)

    assert last(ada) == "One two."
    assert len(telegram.calls("sendMessage")) == 1
    assert telegram.calls("editMessageText") == []
    assert telegram.refused == []


async def test_a_stop_is_obeyed_at_once_and_what_was_there_stays(
    ada: Person, telegram: Telegram, author: Author, transport: Transport
) -> None:
    ada.begins_to_say("hello")
    author.writes("One two")
    await until(lambda: last(ada) == "One two" or bool(telegram.calls("sendMessageDraft")[1:]))

    async with asyncio.timeout(0.5):
        await ada.stops(drafted=transport is Transport.DRAFTS)

    assert author.closed
    assert author.stopped
    assert last(ada) == "One two\n\nstopped"
    assert telegram.refused == []


@only_edits
async def test_a_stop_under_an_answer_that_has_ended_says_so(ada: Person, telegram: Telegram, author: Author) -> None:
    author.writes("Hi.", None)
    await ada.says("hello")

    await ada.presses_data("!stop.1", ada.chat[-1]["message_id"])

    assert telegram.notes == ["This answer has already ended."]


@only_edits
async def test_a_stop_under_another_answer_does_not_stop_this_one(
    ada: Person, telegram: Telegram, author: Author
) -> None:
    author.writes("Hi.", None)
    await ada.says("hello")
    old = ada.chat[-1]["message_id"]
    ada.begins_to_say("again")
    author.writes("Still")
    await until(lambda: last(ada) == "Still")

    await ada.presses_data_beside("!stop.1", old)
    author.writes(" here.", None)
    await telegram.settle(ada)

    assert last(ada) == "Still here."


async def test_a_long_answer_goes_on_in_a_new_message_and_its_code_stays_code(
    ada: Person, telegram: Telegram, author: Author
) -> None:
    ada.begins_to_say("hello")
    paragraphs = [f"Paragraph {number}. " + "word " * 150 for number in range(6)]
    code = "```python\n" + "print('hello')\n" * 120 + "```"
    for part in (*paragraphs, code):
        for start in range(0, len(part) + 2, 400):
            author.writes((part + "\n\n")[start : start + 400])
            await asyncio.sleep(0.005)
    author.writes(None)
    await telegram.settle(ada)

    answers = [message for message in ada.chat if message["from"] == "bot"]
    assert len(answers) == 2
    assert "Paragraph 0." in answers[0]["text"]
    assert [entity["type"] for entity in answers[-1]["entities"]] == ["pre"]
    assert "```" not in "".join(answer["text"] for answer in answers)
    assert all(answer["buttons"] == [] for answer in answers)
    assert telegram.refused == []


@only_edits
async def test_an_answer_that_breaks_before_its_first_word_is_raised(
    ada: Person, telegram: Telegram, author: Author
) -> None:
    author.writes(ZeroDivisionError("a bug"))

    with pytest.raises(ZeroDivisionError):
        await ada.says("hello")
    assert telegram.calls("sendMessage") == []


@only_edits
async def test_a_cancelled_handler_closes_the_answer_before_it_goes(
    ada: Person, telegram: Telegram, author: Author
) -> None:
    bot = ada.house.bot
    writer = telegram.streams.writer(bot, Chat(ada.id), stop=stop_keyboard(ada.house.catalogs.words("en")), draft_id=1)
    following = asyncio.ensure_future(writer.follow(author.answer()))
    author.writes("One")
    await until(lambda: writer.text == "One")

    following.cancel()
    with pytest.raises(asyncio.CancelledError):
        await following

    assert author.closed
    assert writer.text == "One"


class Hot:
    """Cool-downs of a bot that Telegram has just told to wait."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.rests: list[float] = []

    def remaining(self, *_: str) -> float:
        return self.seconds

    async def rest(self, _: str, seconds: float) -> None:
        self.rests.append(seconds)
        self.seconds = seconds


@only_edits
async def test_a_preview_is_dropped_while_the_chat_rests_and_the_pace_slows(ada: Person, telegram: Telegram) -> None:
    hot: Any = Hot(0)
    pacing = PacingMiddleware(hot, Counters())
    edit = PreviewEdit(chat_id=ada.id, message_id=1, text="One")
    asked = 0

    async def refuse(bot: Bot, method: Any) -> Any:
        nonlocal asked
        asked += 1
        raise TelegramRetryAfter(method=method, message="Too Many Requests", retry_after=7)

    assert await pacing(refuse, ada.house.bot, edit) is False
    assert await pacing(refuse, ada.house.bot, edit) is False
    assert (asked, hot.rests) == (1, [7])

    pace = Pace(1.0)
    for shown, beat in ((True, 1.0), (False, 2.0), (False, 4.0), (True, 3.6)):
        pace.note(shown=shown)
        assert pace.beat == pytest.approx(beat)


def test_a_plain_message_is_no_preview() -> None:
    assert not isinstance(SendMessage(chat_id=1, text="x"), PreviewEdit)
