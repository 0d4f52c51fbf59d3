"""What every bot shows of a person's own: plan, model, profile, talks, data, links, and how to be rid of it all."""

import io
import json
import zipfile
from typing import Any

import pytest
from PIL import Image

from bots.kit.pictures.theme import DARK, LIGHT, WIDTH, accent_of, font
from bots.kit.pictures.usage import Left, UsagePicture, draw
from core.app import App
from core.errors import PersonUnknownError
from core.subscriptions.types import Resource
from core.users.models import PersonRow
from core.users.types import AccountId, TelegramId, UpdateKey
from core.users.types import Person as Known
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock


@pytest.fixture(params=["en", "ru"])
def anybody(telegram: Telegram, request: pytest.FixtureRequest) -> Person:
    """Ada in one language, then in the other."""
    return telegram.person("Ada", "tutor", language=request.param)


async def known(app: App, ada: Person) -> Known:
    return await app.find_person(TelegramId(ada.id))


def document(telegram: Telegram, ada: Person) -> bytes:
    """What is in the last file of the chat."""
    file_id = ada.chat[-1]["media"]["url"].rpartition("/")[2]
    files = telegram.simulator.world.files
    stored = files.find(file_id)
    assert stored is not None
    data: bytes = files.read(stored)
    return data


async def test_usage_is_a_picture_whose_caption_says_the_same(anybody: Person, telegram: Telegram) -> None:
    await anybody.says("/usage")

    shown = anybody.chat[-1]
    picture = Image.open(io.BytesIO(document(telegram, anybody)))
    assert shown["media"]["kind"] == "photo"
    assert picture.width == WIDTH
    expected = {"en": "Answers, today: 50 of 50", "ru": "Ответы, сегодня: 50 из 50"}[anybody.language or ""]
    assert expected in shown["text"]
    assert len(shown["text"]) <= 1024
    assert telegram.refused == []


async def test_usage_counts_down_and_names_the_local_midnight(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/start")
    person = await known(app, ada)
    await app.choose_time_zone(person.id, "Asia/Yekaterinburg")
    await app.hold_units(person.id, Resource.MESSAGES, 1, UpdateKey(f"test:{ada.id}"))

    await ada.says("/usage")

    assert "Answers, today: 49 of 50, all there again on November 3, 2026 at 12:00\u202fAM\n" in telegram.text
    assert "Pictures, today: 10 of 10\n" in telegram.text, "what is whole is not there again, it is there"


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("bot", ["tutor", "mentor", "media"])
async def test_a_picture_is_read_without_zoom_and_drawn_once(bot: str, palette: Any) -> None:
    rows = (Left("A label that is much too long to stand beside its figures", "9 999 of 10 000", 0.5, "ˈɪŋɡlɪʃ Ёж"),)
    picture = UsagePicture(bot=bot, title="What is left", rows=rows, palette=palette)

    first = await draw(picture)

    assert await draw(UsagePicture(bot, "What is left", rows, palette)) is first
    for ink in (palette.ink, palette.muted):
        assert contrast(ink, palette.paper) >= 4.5
    assert contrast(accent_of(bot), palette.paper) >= 3  # a filled bar is no text


def contrast(one: str, other: str) -> float:
    """WCAG 2: (L1 + 0.05) / (L2 + 0.05)."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("letters", ["ёЁжЩ", "əŋθðʃʒæɪʊɔː"])
def test_the_font_has_cyrillic_and_ipa(letters: str) -> None:
    missing = bytes(font(40).getmask("\uffff"))
    assert all(bytes(font(40).getmask(letter)) != missing for letter in letters)


async def test_without_a_provider_model_says_who_answers(anybody: Person, telegram: Telegram) -> None:
    await anybody.says("/model")

    said = {"en": "No language model is connected here.", "ru": "Языковая модель здесь не подключена."}
    assert said[anybody.language or ""] in telegram.text


async def test_ada_sees_adds_changes_and_deletes_what_is_known_of_her(
    ada: Person, telegram: Telegram, app: App
) -> None:
    await ada.says("/profile")
    assert "Nothing is written down yet." in telegram.text

    await ada.presses("Add something")
    await ada.presses("🎯 Goal")
    await ada.says("Move to <London>")
    assert telegram.text.startswith("Written down.")
    assert "• 🎯 Goal: Move to <London>" in telegram.text

    await ada.presses("Move to <London>")
    await ada.presses("Change")
    await ada.says("Move to Leeds")
    assert telegram.text.startswith("Changed.")

    await ada.presses("Move to Leeds")
    await ada.presses("Delete")
    assert "Nothing is written down yet." in telegram.text
    assert (await app.profile_of((await known(app, ada)).id)).entries == ()


async def test_an_entry_that_is_too_long_is_refused_and_the_form_stays(ada: Person, telegram: Telegram) -> None:
    await ada.says("/profile")
    await ada.presses("Add something")
    await ada.presses("Interest")

    await ada.says("x" * 201)
    assert telegram.text == "An entry is 1 to 200 characters long. Nothing was saved."
    await ada.says("chess")
    assert telegram.text.startswith("Written down.")


async def test_a_full_profile_is_paged(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/profile")
    for number in range(6):
        await ada.presses("Add something")
        await ada.presses("About me")
        await ada.says(f"fact {number}")

    assert telegram.labels[-1] == "1/2 ›"
    await ada.presses("1/2 ›")
    assert "fact 0" in telegram.text
    assert "fact 5" not in telegram.text


async def test_the_talks_come_as_files_to_read_and_for_programs(anybody: Person, telegram: Telegram) -> None:
    await anybody.says("I like travel & trains")

    await anybody.says("/history")
    screen = telegram.screen
    await anybody.presses("history.1:1", screen)
    readable = document(telegram, anybody).decode()
    await anybody.presses("history.1:0", screen)
    programs = json.loads(document(telegram, anybody))

    assert "> I like travel & trains" in readable
    turns = programs["chats"][0]["turns"]
    assert [turn["role"] for turn in turns] == ["user", "assistant"]
    assert turns[0]["text"] == "I like travel & trains"
    assert anybody.chat[-1]["media"]["file_name"] == "tutor.json"


async def test_where_nothing_was_said_there_is_no_file(ada: Person, telegram: Telegram) -> None:
    await ada.says("/history")
    before = len(ada.chat)

    await ada.presses("To read: Markdown")

    assert telegram.alerts == ["Nothing has been said here yet, so there is nothing to take along."]
    assert len(ada.chat) == before


async def test_everything_that_is_kept_comes_as_a_zip(anybody: Person, telegram: Telegram) -> None:
    await anybody.says("I like travel")
    await anybody.says("/mydata")
    await anybody.presses("mydata.1")

    with zipfile.ZipFile(io.BytesIO(document(telegram, anybody))) as archive:
        assert archive.testzip() is None
        everything = {name: archive.read(name).decode() for name in archive.namelist()}
    assert any("I like travel" in content for content in everything.values())


async def test_ada_is_forgotten_after_the_second_question(anybody: Person, telegram: Telegram, app: App) -> None:
    await anybody.says("I like travel")
    await anybody.says("/forget")
    await anybody.presses("forget1.1")
    assert (await known(app, anybody)).first_name == "Ada", "nothing is gone before the last press"

    await anybody.presses(telegram.labels[1])

    with pytest.raises(PersonUnknownError):
        await known(app, anybody)
    assert telegram.live_screens == []
    await anybody.says("/profile")
    assert await PersonRow.filter(telegram_id=anybody.id).count() == 1


async def test_ada_may_keep_everything_after_all(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/forget")
    await ada.presses("Delete everything…")
    await ada.presses("No, keep everything")

    assert telegram.text.startswith("English")
    assert (await known(app, ada)).first_name == "Ada"


async def test_a_confirmation_from_yesterday_forgets_nobody(
    ada: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await ada.says("/forget")
    await ada.presses("Delete everything…")
    clock.move(minutes=11)

    await ada.presses("Yes, delete for good")

    assert telegram.alerts == [
        "This confirmation no longer works, and everything is still here. Send /forget to begin again."
    ]
    assert (await known(app, ada)).first_name == "Ada"


async def test_an_account_is_linked_by_the_link_that_it_shows(anybody: Person, telegram: Telegram, app: App) -> None:
    account = AccountId(f"ada-{anybody.id}")
    code = await app.offer_link.from_account(account)

    await anybody.says(f"/start {code.payload}")

    assert account in telegram.text
    link = await app.find_link.of_person((await known(app, anybody)).id)
    assert link is not None
    assert link.account == account


async def test_a_code_is_typed_and_a_link_undone(ada: Person, telegram: Telegram, app: App) -> None:
    account = AccountId(f"ada-{ada.id}")
    code = await app.offer_link.from_account(account)

    await ada.says(f"/link {code.code}")
    assert telegram.text.startswith(f"Linked with the account {account}.")
    await ada.says("/link")
    await ada.presses("Undo the link")

    assert telegram.text.startswith(f"The link with {account} is undone.")
    assert await app.find_link.of_person((await known(app, ada)).id) is None


async def test_a_code_is_shown_for_the_account(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/link")
    code = telegram.text.split("\n\n")[2]

    change = await app.accept_link.in_account(AccountId(f"ada-{ada.id}"), code)

    assert change.link.person_id == (await known(app, ada)).id
    assert "before 12:10" in telegram.text


async def test_a_wrong_code_is_refused_in_words(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start link_AAAAAAAAAAAAAAAAAAAA")

    assert telegram.text.startswith("This code does not work")
