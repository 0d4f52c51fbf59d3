"""What every bot does, whoever made it. Each rule takes somebody who has just met the bot."""

from collections.abc import Awaitable, Callable

import regex

from bots.kit.menus import commands_of
from playground.telegram.formatting.units import utf16_length
from tests.bots.telegram import Person, Telegram, View

Rule = Callable[[Person, Telegram], Awaitable[None]]

CYRILLIC = regex.compile(r"\p{Cyrillic}")
PICTURE = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
VOICE = {"file_id": "f", "file_unique_id": "u", "duration": 3}
STICKER = {**PICTURE, "type": "regular", "is_animated": False, "is_video": False, "emoji": "👋"}
CONTACT = {"phone_number": "+100", "first_name": "Mallory"}


async def answers_its_commands(ada: Person, telegram: Telegram) -> None:
    listed = [f"/{command.name}" for command in commands_of(ada.house.spec)]
    for command in ("/start", *listed, "/START", "/start ref_-1", "/start " + "x" * 64, "/start что это"):
        await _answered(ada, telegram, ada.says(command))


async def answers_what_it_cannot_use(ada: Person, telegram: Telegram) -> None:
    await _answered(ada, telegram, ada.says("/nonsense and more"))
    await _answered(ada, telegram, ada.says("asdf 🙃 <b>not ours & never</i>"))
    await _answered(ada, telegram, ada.says("x" * 4096))
    await _answered(ada, telegram, ada.sends(sticker=STICKER))
    await _answered(ada, telegram, ada.sends(contact=CONTACT))
    await _answered(ada, telegram, ada.sends(voice=VOICE))
    await _answered(ada, telegram, ada.sends(photo=[PICTURE], caption="this"))
    await _answered(ada, telegram, ada.sends(location={"latitude": 1, "longitude": 2}))
    number = await ada.says("hello")
    await _answered(ada, telegram, ada.edits(number, "hello again"))


async def answers_every_button_of_its_answers(ada: Person, telegram: Telegram) -> None:
    """Those of content that stays, after the screen has moved on."""
    if ada.house.spec.persona is None:
        return
    await ada.says("/menu")
    await ada.says("hello")
    answer = telegram.chat[-1]
    await ada.says("/help")
    for data in [button["data"] for row in answer["buttons"] for button in row]:
        presses = len(telegram.calls("answerCallbackQuery"))
        await ada.presses(data, answer)
        assert len(telegram.calls("answerCallbackQuery")) == presses + 1, data
        looks_right(ada, telegram)


async def answers_buttons_that_it_does_not_know(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    for data in ("", "home.999", "home.1:unexpected", "zone.1:Mars/Olympus", "language.1:xx'", "🙃", "x" * 64):
        presses = len(telegram.calls("answerCallbackQuery"))
        await ada.presses_data(data, telegram.live_screens[-1]["message_id"])
        assert len(telegram.calls("answerCallbackQuery")) == presses + 1, data
        looks_right(ada, telegram)


async def answers_a_button_of_a_screen_that_is_gone(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    gone = telegram.live_screens[-1]
    await ada.says("/settings")
    present = telegram.text

    await ada.presses_data(gone["buttons"][0][0]["data"], gone["message_id"])

    assert telegram.text == present
    assert len(telegram.notes) == 1
    looks_right(ada, telegram)


async def answers_cancel_in_the_middle_of_a_form(ada: Person, telegram: Telegram) -> None:
    await ada.says("/settings")
    await ada.presses(telegram.labels[1])
    await _answered(ada, telegram, ada.says("/cancel"))


async def keeps_every_screen_in_shape(ada: Person, telegram: Telegram) -> None:
    """Presses every button that can be reached."""
    await ada.says("/menu")
    seen: set[str] = set()
    while fresh := [data for data in _data(telegram) if data not in seen]:
        seen.add(fresh[0])
        await ada.presses(fresh[0])
        looks_right(ada, telegram)
        if not [data for data in _data(telegram) if data not in seen]:
            await ada.says("/menu")


async def builds_twice(ada: Person, telegram: Telegram) -> None:
    spec = ada.house.spec
    assert spec.create_router() is not spec.create_router()
    type(telegram)(ada.house.dispatcher["app"], ada.clock, [spec])


RULES: tuple[Rule, ...] = (
    answers_its_commands,
    answers_what_it_cannot_use,
    answers_every_button_of_its_answers,
    answers_buttons_that_it_does_not_know,
    answers_a_button_of_a_screen_that_is_gone,
    answers_cancel_in_the_middle_of_a_form,
    keeps_every_screen_in_shape,
    builds_twice,
)


async def _answered(ada: Person, telegram: Telegram, act: Awaitable[object]) -> None:
    """By one message: the one live screen, or content below it."""
    before = _sent(telegram)
    await act
    assert _sent(telegram) == before + 1
    assert telegram.chat[-1]["from"] == "bot"
    assert 0 < utf16_length(telegram.text) <= 4096
    looks_right(ada, telegram)


def _sent(telegram: Telegram) -> int:
    return sum(len(telegram.calls(method)) for method in ("sendMessage", "sendPhoto", "sendDocument", "sendVoice"))


def looks_right(ada: Person, telegram: Telegram) -> None:
    assert telegram.refused == []
    assert len(telegram.live_screens) == 1
    screen = telegram.live_screens[0]
    assert 0 < utf16_length(screen["text"]) <= 4096
    assert all(1 <= len(row) <= 3 for row in screen["buttons"])
    assert 1 <= sum(map(len, screen["buttons"])) <= 8
    assert all(0 < len(button["text"]) <= 24 for row in screen["buttons"] for button in row)
    if ada.language == "ru" and "ru" in ada.house.own_languages:
        assert _is_russian(screen)


def _is_russian(screen: View) -> bool:
    return CYRILLIC.search(screen["text"]) is not None


def _data(telegram: Telegram) -> list[str]:
    """What the buttons on the screen do; but languages are not changed here."""
    buttons = [button for row in telegram.live_screens[-1]["buttons"] for button in row]
    return [button["data"] for button in buttons if not button["data"].startswith("language.")]
