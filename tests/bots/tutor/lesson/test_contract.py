"""The rules of every bot, in the middle of lessons."""

import pytest

from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.lesson.conftest import begins, sees
from tests.contracts.bots import answers_its_commands, answers_what_it_cannot_use, looks_right

LANGUAGES = ("ru", "en")
PLACES = (1, 4, 5, 10, 12)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_button_of_lessons_keeps_its_screen_in_shape(
    telegram: Telegram, course: None, language: str
) -> None:
    """Presses each button that can be reached, whatever it does, until there is no new one."""
    ada = telegram.person("Ada", "tutor", language=language)
    await ada.says("/lesson")
    seen: set[str] = set()
    while fresh := [data for data in _data(telegram) if data not in seen and data.startswith("less")]:
        seen.add(fresh[0])
        await ada.presses(fresh[0], telegram.live_screens[-1])
        looks_right(ada, telegram)
        if not [data for data in _data(telegram) if data not in seen and data.startswith("less")]:
            await ada.says("/lesson")
    assert len(seen) > 100


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", PLACES)
async def test_whatever_comes_in_the_middle_of_a_step_gets_one_answer(
    telegram: Telegram, course: None, language: str, place: int
) -> None:
    ada = await _at(telegram, language, place)
    await answers_what_it_cannot_use(ada, telegram)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_is_answered_in_the_middle_of_a_step(
    telegram: Telegram, course: None, language: str
) -> None:
    ada = await _at(telegram, language, 4)
    await answers_its_commands(ada, telegram)


async def _at(telegram: Telegram, language: str, place: int) -> Person:
    ada = telegram.person("Ada", "tutor", language=language)
    await begins(ada, telegram)
    await sees(ada, telegram, place=place)
    return ada


def _data(telegram: Telegram) -> list[str]:
    return [button["data"] for row in telegram.live_screens[-1]["buttons"] for button in row]
