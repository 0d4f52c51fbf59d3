"""The two lessons of the tests, and somebody who goes through them by saying and pressing."""

import pytest

from core.app import App
from core.lessons.seeding import seed_lessons
from core.lessons.solutions import solution_of
from core.lessons.steps import Choices, Match, Say, ScriptedDialogue
from core.users.types import TelegramId
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
    """Goes on until the step of this number, with right answers: whoever fails is helped, and sees other screens."""
    next_one = "Дальше" if person.language == "ru" else "Next"
    while f" · {place}/" not in telegram.text:
        if next_one in telegram.labels:
            await person.presses(next_one)
        else:
            await _answers(person, telegram)


async def _answers(person: Person, telegram: Telegram) -> None:
    app: App = person.house.dispatcher["app"]
    view = await app.lessons.current((await app.find_person(TelegramId(person.id))).id)
    assert view is not None
    match view.step:
        case Match(pairs=pairs):
            left = next(place for place in range(len(pairs)) if place not in view.state.picks)
            await person.presses(pairs[left][1])
        case Choices(answers=answers):
            await person.says(" ".join(str(place + 1) for place in answers))
        case ScriptedDialogue(turns=turns):
            await person.says(turns[view.state.turn].accept[0])
        case Say():
            await person.presses("Готово" if person.language == "ru" else "I have said it")
        case step:
            await person.says(solution_of(step))


async def finishes(person: Person, telegram: Telegram) -> None:
    """The first lesson, with each answer shown."""
    await begins(person, telegram)
    end = "🏁"
    while not telegram.text.startswith(end):
        labels = telegram.labels
        wanted = next((label for label in ("Закончить", "Дальше", "Показать ответ") if label in labels), None)
        await person.presses(wanted or next(label for label in labels if label.startswith("💡")))
