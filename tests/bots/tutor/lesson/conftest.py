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


async def begins(person: Person, telegram: Telegram, *, lesson: int = 0) -> None:
    """A lesson of A1, the first or the second one."""
    await person.says("/lesson")
    await person.presses(telegram.labels[lesson])
    await person.presses(telegram.labels[0])


async def sees(person: Person, telegram: Telegram, *, place: int) -> None:
    """Goes on until the step of this number, with each answer shown."""
    reveal, next_one = ("Показать ответ", "Дальше") if person.language == "ru" else ("Show the answer", "Next")
    hint = "💡"
    while f" · {place}/" not in telegram.text:
        labels = telegram.labels
        if next_one in labels:
            await person.presses(next_one)
        elif "Готово" in labels:
            await person.presses("Готово")
        elif reveal in labels:
            await person.presses(reveal)
        else:
            await person.presses(next(label for label in labels if label.startswith(hint)))


async def finishes(person: Person, telegram: Telegram) -> None:
    """The first lesson, with each answer shown."""
    await begins(person, telegram)
    end = "🏁"
    while not telegram.text.startswith(end):
        labels = telegram.labels
        wanted = next((label for label in ("Закончить", "Дальше", "Показать ответ") if label in labels), None)
        await person.presses(wanted or next(label for label in labels if label.startswith("💡")))
