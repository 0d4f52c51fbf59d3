"""The two lessons of the tests, and somebody who goes through them by saying and pressing."""

import pytest

from core.lessons.seeding import seed_lessons
from tests.bots.telegram import Person, Telegram
from tests.core.lessons.conftest import COURSE


@pytest.fixture
async def course(tables: None) -> None:
    await seed_lessons(COURSE)


@pytest.fixture
def anna(telegram: Telegram, course: None) -> Person:
    """She learns English and reads Russian."""
    return telegram.person("Anna", "tutor", language="ru")


@pytest.fixture
def ben(telegram: Telegram, course: None) -> Person:
    """He learns English and reads no Russian."""
    return telegram.person("Ben", "tutor", language="en")


async def begins(person: Person, telegram: Telegram) -> None:
    """The first lesson of A1."""
    await person.says("/lesson")
    await person.presses(telegram.labels[0])
    await person.presses(telegram.labels[0])


async def sees(person: Person, telegram: Telegram, *, place: int) -> None:
    """Goes on until the step of this number, with each answer shown."""
    reveal, next_one = ("Показать ответ", "Дальше") if person.language == "ru" else ("Show the answer", "Next")
    hint = "💡"
    while f" {place}/" not in telegram.text.splitlines()[0]:
        labels = telegram.labels
        if next_one in labels:
            await person.presses(next_one)
        elif reveal in labels:
            await person.presses(reveal)
        else:
            await person.presses(next(label for label in labels if label.startswith(hint)))
