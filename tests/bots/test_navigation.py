"""Finding the way: one live screen, help for whatever is said, a way out at any moment."""

import asyncio

import pytest

from core.app import App
from core.users.models import ContactRow, PersonRow
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram
from tests.clocks import HandClock


async def test_ada_is_greeted_by_name_and_her_name_is_no_markup(telegram: Telegram) -> None:
    ada = telegram.person("<b>Ada</b>&", "tutor")

    await ada.says("/start")

    assert telegram.text.startswith("Hello, <b>Ada</b>&!")
    assert telegram.refused == []


@pytest.mark.parametrize("bot", ["mentor", "media"])
async def test_who_has_a_time_zone_is_not_asked_for_it_again(telegram: Telegram, app: App, bot: str) -> None:
    ada = telegram.person("Ada", bot)
    await ada.says("/start")
    assert "Choose your time zone" in telegram.text
    await app.choose_time_zone((await app.find_person(TelegramId(ada.id))).id, "Europe/London")

    await ada.says("/start")

    assert telegram.text.startswith("Hello, Ada")
    assert "time zone" not in telegram.text


async def test_a_new_screen_takes_the_buttons_off_the_old_one(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    await ada.says("/settings")
    await ada.says("/help")

    assert [message["text"] for message in telegram.live_screens] == [telegram.text]
    assert telegram.text.startswith("An English tutor")


async def test_help_lists_every_command(ada: Person, telegram: Telegram) -> None:
    await ada.says("/help")

    for command in ("/menu: Main menu", "/settings:", "/lang:", "/help:", "/cancel:"):
        assert command in telegram.text


@pytest.mark.parametrize(
    ("written", "meant"), [("/setings", "/settings"), ("/histori", "/history"), ("/usge", "/usage"), ("/foo", None)]
)
async def test_a_mistyped_command_is_led_to_the_one_that_was_meant(
    telegram: Telegram, written: str, meant: str | None
) -> None:
    await telegram.person("Ada", "mentor").says(written)

    told = f"There is no command {written} here." + (f" Is it {meant}?" if meant else "")
    assert telegram.text.startswith(f"{told}\n\n")


async def test_a_double_tap_changes_nothing(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    screen = telegram.screen
    await ada.presses("Settings")
    settings = telegram.text

    await ada.presses_data(screen["buttons"][-1][-1]["data"], screen["message_id"])

    assert telegram.text == settings
    assert telegram.refused == []
    assert len(telegram.chat) == 2


async def test_a_button_of_a_screen_that_is_gone_offers_the_present_one(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    old = telegram.screen
    await ada.says("/lang")

    await ada.presses_data(old["buttons"][0][0]["data"], old["message_id"])

    assert telegram.notes == ["This button is from an older screen. The present one is below."]
    assert telegram.text == "Which language shall we speak?"
    assert len(telegram.live_screens) == 1


async def test_a_stale_button_in_the_middle_of_a_form_keeps_the_form(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    old = telegram.screen
    await ada.says("/settings")
    await ada.presses("Time zone")

    await ada.presses_data(old["buttons"][0][0]["data"], old["message_id"])
    assert telegram.text.startswith("Time zone: not set yet.")

    await ada.says("london")
    assert telegram.text.startswith("Time zone: London")


async def test_a_screen_that_was_deleted_is_sent_anew(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    screen = telegram.screen
    ada.deletes(screen["message_id"])

    await ada.presses_data(screen["buttons"][-1][-1]["data"], screen["message_id"])

    assert telegram.text.startswith("Settings")


async def test_cancel_says_what_was_kept(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    await ada.says("london")
    await ada.presses("No, choose again")

    await ada.says("/cancel")

    assert telegram.text.startswith("Stopped. Time zone: London, now 12:00\u202fPM.")
    await ada.says("berlin")
    assert telegram.text.startswith("Just so you know: I am the built-in coach")


async def test_cancel_with_nothing_to_cancel_says_so(ada: Person, telegram: Telegram) -> None:
    await ada.says("/cancel")

    assert telegram.text.startswith("Nothing is going on that could be stopped.")


STICKER = {"file_id": "wave", "file_unique_id": "w", "type": "regular", "width": 512, "height": 512}


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ({"sticker": STICKER | {"is_animated": False, "is_video": False}}, "I cannot make out stickers."),
        ({"dice": {"emoji": "🎲", "value": 1}}, "A fine throw, but I cannot play along."),
    ],
)
async def test_a_sticker_in_the_middle_of_a_form_leads_back_to_it(
    ada: Person, telegram: Telegram, content: dict[str, object], note: str
) -> None:
    await ada.says("/settings")
    await ada.presses("Time zone")
    form = telegram.text

    for _ in range(2):  # notes do not pile up
        await ada.sends(**content)
        assert telegram.text == f"{note} I understand words and buttons.\n\n{form}"

    await ada.says("london")
    assert telegram.text.startswith("Time zone: London")


async def test_an_album_gets_one_answer(ada: Person, telegram: Telegram) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]
    for _ in range(4):
        await ada.sends(photo=photo, media_group_id="77")

    assert len(telegram.calls("sendMessage")) == 1
    assert telegram.calls("getFile") == [], "no picture of anybody's is opened"


async def test_telegrams_own_notes_are_not_answered(ada: Person, telegram: Telegram) -> None:
    await ada.sends(message_auto_delete_timer_changed={"message_auto_delete_time": 86400})

    assert telegram.calls() == []


async def test_twenty_first_messages_at_once_make_one_person(telegram: Telegram) -> None:
    ada = telegram.person("Ada", "tutor")
    others = [ada.in_bot(bot) for bot in ("mentor", "media")]

    await asyncio.gather(*(one.says("/start") for one in (ada, *others)))

    assert await PersonRow.filter(telegram_id=ada.id).count() == 1


async def test_blocking_a_bot_is_remembered_until_ada_writes_again(
    ada: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await ada.says("/start")
    person = await app.find_person(TelegramId(ada.id))

    seen = await ContactRow.get(person_id=person.id)
    clock.move(hours=1)
    await ada.blocks()
    assert not await app.is_reachable(person.id, ada.house.spec.name)
    assert (await ContactRow.get(person_id=person.id)).seen_at == seen.seen_at

    await ada.unblocks()
    assert await app.is_reachable(person.id, ada.house.spec.name)


async def test_a_bot_blocked_while_it_answers_keeps_quiet(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/start")
    person = await app.find_person(TelegramId(ada.id))
    number = telegram.screen["message_id"]
    await ada.says("/menu")
    ada.blocks_silently()

    await ada.presses_data("help.1", number)  # answered by a new message

    assert not await app.is_reachable(person.id, ada.house.spec.name)
