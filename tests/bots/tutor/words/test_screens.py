"""Every screen of words and reviews that can be reached by pressing is in shape, in both languages."""

import pytest
import regex

from core.app import App
from core.levels.types import Bilingual
from core.users.types import Person as Learner
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram
from tests.core.people import update

CYRILLIC = regex.compile(r"\p{Cyrillic}")
WHY = Bilingual(ru="После agree нет глагола be.", en="No be before agree.")
LIMIT = 600
STEPS = 250


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("command", ["/words", "/review", "/add bank", "/add gopher", "/add jorney", "/export"])
async def test_every_screen_is_in_shape(telegram: Telegram, app: App, bank: None, language: str, command: str) -> None:
    person = telegram.person("Anna", "tutor", language=language)
    await person.says("/menu")
    await _has_cards(await app.find_person(TelegramId(person.id)), app)
    await person.says(command)
    seen: set[str] = set()
    for _ in range(STEPS):
        fresh = [data for data in _data(telegram) if data not in seen and not data.startswith(("home", "lang"))]
        if not fresh:
            if command in seen:
                return
            seen.add(command)
            await person.says(command)
            continue
        seen.add(fresh[-1])
        await person.presses(fresh[-1])
        _is_in_shape(person, telegram)


async def _has_cards(learner: Learner, app: App) -> None:
    await app.words.add_many(learner.id, ["journey", "ticket", "apple", "bread", "egg", "milk"], "own", update())
    await app.words.add_mistake(learner.id, "I am agree.", "I agree.", WHY, "talk", update())
    await app.words.add_own(learner.id, "gopher", "суслик <b>", update())


def _is_in_shape(person: Person, telegram: Telegram) -> None:
    assert telegram.refused == []
    assert len(telegram.live_screens) == 1
    screen = telegram.live_screens[0]
    assert 0 < len(screen["text"]) <= LIMIT
    assert all(1 <= len(row) <= 3 for row in screen["buttons"])
    assert 1 <= sum(map(len, screen["buttons"])) <= 8
    labels = [button["text"] for row in screen["buttons"] for button in row]
    assert all(0 < len(label) <= 24 for label in labels)
    if person.language == "ru":
        assert CYRILLIC.search(screen["text"])


def _data(telegram: Telegram) -> list[str]:
    return [button["data"] for row in telegram.live_screens[-1]["buttons"] for button in row]
