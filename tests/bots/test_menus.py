"""What Telegram shows of a bot before anybody writes: in each language, and written only when it differs."""

from bots.kit.menus import publish
from tests.bots.telegram import Telegram


async def test_a_bot_is_presented_in_every_language(telegram: Telegram) -> None:
    tutor = telegram.houses["tutor"]

    await publish(tutor.bot, tutor.spec, tutor.catalogs)

    menus = {call.get("language_code", ""): call["commands"] for call in telegram.calls("setMyCommands")}
    assert set(menus) == {"", "en", "ru"}
    assert {"command": "menu", "description": "Главное меню"} in menus["ru"]
    assert menus[""] == menus["en"]
    about = {call.get("language_code", ""): call["description"] for call in telegram.calls("setMyDescription")}
    assert about["ru"].startswith("Тренер по английскому")


async def test_what_is_there_already_is_not_written_again(telegram: Telegram) -> None:
    tutor = telegram.houses["tutor"]
    assert await publish(tutor.bot, tutor.spec, tutor.catalogs) != []

    assert await publish(tutor.bot, tutor.spec, tutor.catalogs) == []
