"""What goes wrong in a handler: words for what the core refuses, the rest for the worker to try again."""

from typing import Any

import pytest
from aiogram import F, Router
from aiogram.types import CallbackQuery, Message, Update

from bots.kit.apologies import Apology
from bots.kit.discovery import load_catalogs
from bots.kit.screens import Action, Button, Screen
from bots.kit.showing import Show
from bots.kit.spec import BotSpec
from bots.kit.words import Html
from core.app import App
from core.errors import DatabaseUnavailableError, PersonUnknownError, TimeZoneUnknownError
from core.users.types import BotName, TelegramId
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock


class Fail(Action, prefix="fail"):
    """Fails in the way that the person asked for."""

    how: str


class Like(Action, prefix="like", lasting=True):
    """Belongs to a picture that stays."""


FAILURES = {
    "refused": TimeZoneUnknownError("Mars"),
    "database": DatabaseUnavailableError(),
    "bug": ZeroDivisionError("a bug"),
}
SENTENCE = "I know no such time zone, so yours stays as it was. Choose one in /settings."


def create_router() -> Router:
    router = Router(name="clumsy")
    router.message.register(fail, F.text.in_(FAILURES))
    router.message.register(show_picture, F.text == "picture")
    router.callback_query.register(fail_on_press, Fail.filter())
    router.callback_query.register(like, Like.filter())
    return router


async def fail(message: Message) -> None:
    raise FAILURES[message.text or ""]


async def fail_on_press(_: CallbackQuery, callback_data: Fail) -> None:
    raise FAILURES[callback_data.how]


async def show_picture(message: Message) -> None:
    keyboard = Screen(Html("a picture"), ((Button("Like", Like()),),)).keyboard()
    await message.answer("a picture", reply_markup=keyboard)


async def like(_: CallbackQuery, show: Show) -> None:
    await show(Screen(Html("Liked."), ((Button("Fail", Fail(how="bug")),),)))


def home(*_: Any) -> Screen:
    return Screen(Html("Menu"), tuple((Button(how, Fail(how=how)),) for how in FAILURES))


@pytest.fixture
def telegram(app: App, clock: HandClock, tables: None, tmp_path: Any) -> Telegram:
    spec = BotSpec(
        name=BotName("clumsy"),
        folder=tmp_path,
        tagline="Fails",
        about="Fails in every way.",
        home=home,
        welcome=home,
        create_router=create_router,
    )
    return Telegram(app, clock, [spec])


@pytest.fixture
def ada(telegram: Telegram) -> Person:
    return telegram.person("Ada", "clumsy")


async def test_what_the_core_refuses_is_said_in_words(ada: Person, telegram: Telegram) -> None:
    await ada.says("refused")

    assert telegram.text == SENTENCE


async def test_what_the_core_refuses_after_a_press_is_an_alert(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    await ada.presses("refused")

    assert telegram.alerts == [SENTENCE]
    assert telegram.text == "Menu"


@pytest.mark.parametrize("how", ["database", "bug"])
async def test_the_rest_goes_on_to_the_worker(ada: Person, telegram: Telegram, how: str) -> None:
    with pytest.raises(type(FAILURES[how])):
        await ada.says(how)
    assert telegram.calls() == []

    await ada.says("/start")
    with pytest.raises(type(FAILURES[how])):
        await ada.presses(how)


async def test_a_button_of_content_works_for_ever_and_keeps_the_content(ada: Person, telegram: Telegram) -> None:
    await ada.says("picture")
    picture = telegram.screen
    await ada.says("/menu")

    await ada.presses("Like", picture)

    assert telegram.notes == []
    assert telegram.text == "Liked."
    assert [message["text"] for message in telegram.chat if message["buttons"]] == ["a picture", "Liked."]


async def test_a_press_on_a_message_that_telegram_no_longer_shows_us_is_answered(
    ada: Person, telegram: Telegram
) -> None:
    await ada.says("/start")
    await ada.presses_data("home.1", None)

    assert len(telegram.calls("answerCallbackQuery")) == 1


async def test_a_message_to_somebody_whose_business_the_bot_looks_after_is_no_visit(
    ada: Person, telegram: Telegram, app: App
) -> None:
    message = {
        "business_connection_id": "b",
        "message_id": 1,
        "date": 0,
        "chat": {"id": ada.id, "type": "private"},
        "from": {"id": ada.id, "is_bot": False, "first_name": "Ada"},
        "text": "/start",
    }
    await ada.house.dispatcher.feed_raw_update(ada.house.bot, {"update_id": 1, "business_message": message})

    with pytest.raises(PersonUnknownError):
        await app.find_person(TelegramId(ada.id))
    assert telegram.calls() == []


async def test_the_last_word_is_an_apology_with_a_number(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/lang")
    await ada.presses("Русский")
    apologise = Apology(app, load_catalogs(ada.house.spec))
    update = Update.model_validate(
        {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 0,
                "chat": {"id": ada.id, "type": "private"},
                "from": {"id": ada.id, "is_bot": False, "first_name": "Ada", "language_code": "en"},
                "text": "bug",
            },
        }
    )

    await apologise(ada.house.bot, update, "K7Q2")
    assert telegram.text.startswith("У меня что-то сломалось")
    assert telegram.text.endswith("назови поддержке этот номер: K7Q2")

    ada.blocks_silently()
    await apologise(ada.house.bot, update, "K7Q2")
