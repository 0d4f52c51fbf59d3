"""Language and time zone, chosen by pressing and by writing, on one screen that changes in place."""

import io

import pytest
from PIL import Image

from bots.kit.pictures.theme import DARK, LIGHT
from core.app import App
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram
from tests.bots.test_commands import document
from tests.clocks import HandClock


async def test_ada_chooses_russian_on_one_screen(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    await ada.presses("Settings")
    await ada.presses("Language")
    assert telegram.labels == ["✓ English", "Русский", "‹ Back"]
    await ada.presses("Русский")

    assert telegram.notes == ["Теперь говорим по-русски."]
    assert "Язык: Русский" in telegram.text
    assert [message["from"] for message in telegram.chat] == ["person", "bot"]


async def test_a_language_chosen_in_one_bot_is_spoken_in_the_others(ada: Person, telegram: Telegram) -> None:
    await ada.says("/lang")
    await ada.presses("Русский")
    in_media = ada.in_bot("media")

    await in_media.says("/start")

    assert telegram.text.startswith("Здравствуйте, Ada.")


@pytest.mark.parametrize(
    ("code", "greeting"),
    [("ru", "Привет"), ("RU-ru", "Привет"), ("en-GB", "Hello"), ("tlh", "Hello"), (None, "Hello")],
)
async def test_before_any_choice_telegrams_own_language_decides(
    telegram: Telegram, code: str | None, greeting: str
) -> None:
    ada = telegram.person("Ada", "tutor", language=code)

    await ada.says("/start")

    assert telegram.text.startswith(greeting)


async def test_the_list_of_commands_follows_the_chosen_language(ada: Person, telegram: Telegram) -> None:
    await ada.says("/lang")
    await ada.presses("Русский")
    commands = telegram.calls("setMyCommands")[-1]
    assert commands["scope"] == {"type": "chat", "chat_id": ada.id}
    assert "Главное меню" in [command["description"] for command in commands["commands"]]

    await ada.says("/lang")
    await ada.presses("English")
    assert telegram.calls("deleteMyCommands")[-1]["scope"] == {"type": "chat", "chat_id": ada.id}


async def test_ada_chooses_her_time_zone_by_a_button_and_sees_her_clock(ada: Person, telegram: Telegram) -> None:
    await ada.says("/lang")
    await ada.presses("Русский")
    await ada.presses("Часовой пояс")
    assert telegram.labels[:3] == ["Калининград 14:00", "Москва 15:00", "Самара 16:00"]
    await ada.presses("Москва 15:00")

    assert telegram.text == "Часовой пояс: Москва, сейчас 15:00. Верно?"
    await ada.presses("Да, верно")
    assert "Часовой пояс: Москва, сейчас 15:00" in telegram.text


@pytest.mark.parametrize("written", ["kazan", "Казань", "Moscow", "europe/moscow", "Москва!", "Мсква"])
async def test_ada_writes_where_she_lives(ada: Person, telegram: Telegram, app: App, written: str) -> None:
    await ada.says("/lang")
    await ada.presses("Русский")
    await ada.presses("Часовой пояс")

    await ada.says(written)

    assert telegram.text == "Часовой пояс: Москва, сейчас 15:00. Верно?"
    assert (await app.find_person(TelegramId(ada.id))).time_zone == "Europe/Moscow"
    assert len(telegram.live_screens) == 1


async def test_an_offset_has_several_places(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    await ada.says("UTC+5:30")
    assert telegram.text == "There are several such places. Where is it your time now?"

    await ada.presses("Kolkata 5:30\u202fPM")

    assert telegram.text.startswith("Time zone: Kolkata, now 5:30")


async def test_a_place_that_nobody_knows_is_asked_for_again(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")

    await ada.says("<Nowhere> & beyond")
    assert telegram.text.startswith("I found no “<Nowhere> & beyond”.")

    await ada.says("london")
    assert telegram.text.startswith("Time zone: London")


async def test_the_clock_is_changed_when_the_proof_is_wrong(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    await ada.says("london")
    await ada.presses("No, choose again")
    await ada.says("berlin")

    assert telegram.text.startswith("Time zone: Berlin")


async def test_a_place_that_is_written_under_the_proof_stands_in_for_it(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    await ada.says("london")

    await ada.says("berlin")
    assert telegram.text == "Time zone: Berlin, now 1:00\u202fPM. Is that right?"

    await ada.says("Yes!")
    assert telegram.text.startswith("Settings")
    assert len(telegram.live_screens) == 1
    await ada.says("london")
    assert telegram.text.startswith("Just so you know"), "the form is over"


async def test_cancel_under_the_proof_says_which_zone_it_is(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    await ada.says("london")

    await ada.says("/cancel")

    assert telegram.text.startswith("Stopped. Time zone: London")


async def test_summer_time_is_kept_in_mind(ada: Person, telegram: Telegram, clock: HandClock) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    await ada.says("london")
    assert "12:00" in telegram.text

    clock.move(days=240)
    await ada.says("/settings")

    assert "London, now 1:00" in telegram.text


async def test_the_form_is_left_by_any_other_way(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    await ada.presses("‹ Back")

    await ada.says("london")

    assert telegram.text.startswith("Just so you know: I am the built-in coach")


async def test_pictures_are_drawn_light_or_dark_in_every_bot(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    assert "Pictures: light" in telegram.text
    await ada.presses("Dark pictures")

    assert "Pictures: dark" in telegram.text
    assert len(telegram.live_screens) == 1
    for bot in ("tutor", "media"):
        await ada.in_bot(bot).says("/usage")
        assert paper(telegram, ada.in_bot(bot)) == DARK.paper
    await ada.says("/settings")
    await ada.presses("Light pictures")
    await ada.says("/usage")
    assert paper(telegram, ada) == LIGHT.paper


def paper(telegram: Telegram, person: Person) -> str:
    """The colour behind the last picture."""
    corner = Image.open(io.BytesIO(document(telegram, person))).convert("RGB").crop((0, 0, 1, 1))
    return "#" + corner.tobytes().hex()
