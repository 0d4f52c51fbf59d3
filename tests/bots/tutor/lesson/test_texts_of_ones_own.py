"""Free writing: what is missing, what is wrong, a better version."""

import pytest

from core.ai.router import Models
from core.app import App, build_app
from core.checker.types import Area, Finding, Report, Tier
from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.lesson.conftest import begins, finishes, sees
from tests.clocks import HandClock

GOOD = "At the weekend I often go to the park with my family and we play tennis."
POOR = "At the weekend I like to sleep and he go home and he go home very late."


class RedPen:
    """Knows one mistake, and how it is put right."""

    async def check(self, text: str, *, patience: float = 2.0) -> Report | None:
        found = text.find("he go ")
        starts = [place for place in range(len(text)) if text.startswith("he go ", place)] if found >= 0 else []
        return Report(text, tuple(self._finding(start) for start in starts))

    def _finding(self, start: int) -> Finding:
        return Finding(
            start, start + 5, Tier.SURE, ("he goes",), Area.AGREEMENT, "После he — goes.", "He goes.", "pen.1"
        )


@pytest.fixture
def app(clock: HandClock, models: Models) -> App:
    return build_app(clock=clock, models=models, checker=RedPen())


async def writes(person: Person, telegram: Telegram, text: str) -> None:
    await finishes(person, telegram)
    await begins(person, telegram, lesson=1)
    await sees(person, telegram, place=9)
    await person.says(text)


async def test_a_text_that_is_too_short_is_not_graded(anna: Person, telegram: Telegram) -> None:
    await writes(anna, telegram, "I sleep.")
    assert "Пока 2 слова. Добавь ещё." in telegram.text
    assert "XP" not in telegram.text


async def test_a_good_text_is_called_good_and_goes_on(anna: Person, telegram: Telegram) -> None:
    await writes(anna, telegram, GOOD)
    assert "✅ Хороший текст. +10 XP" in telegram.text
    await anna.presses("Дальше")
    assert " 10/10" in telegram.text


async def test_what_is_missing_and_wrong_is_shown_and_a_better_version_counts(anna: Person, telegram: Telegram) -> None:
    await writes(anna, telegram, POOR)
    assert "Не нашлось:\n• кто с тобой" in telegram.text
    assert "he go home → he goes home" in telegram.text.replace("and ", "")
    assert "После he — goes." in telegram.text
    assert "Оставить так" in telegram.labels
    assert telegram.labels[0] == "💡 Подсказка 1 из 3"

    await anna.says(GOOD)
    assert "✅ Хороший текст." in telegram.text


async def test_a_text_may_be_left_as_it_is(anna: Person, telegram: Telegram) -> None:
    await writes(anna, telegram, POOR)
    await anna.presses("Оставить так")
    assert " 10/10" in telegram.text
