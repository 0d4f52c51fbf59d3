"""A learner's first week, hour by hour with a moved clock, in Russian: from /start to the end of the seventh day.

What Аня said and pressed and what she was shown stands in `first_week.txt`, to be read as a story. Whoever changes a
word or a rule of the tutor sees there what becomes of it; written anew by

    pytest tests/bots/tutor/week --write-week
"""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.app import App
from core.progress.report_types import DayMark
from tests.bots.telegram import Telegram
from tests.bots.tutor.placement.conftest import VoiceBox
from tests.bots.tutor.week.answering import Answers
from tests.bots.tutor.week.diary import Diary
from tests.bots.tutor.week.hours import Hours
from tests.clocks import HandClock

TRANSCRIPT = Path(__file__).parent / "first_week.txt"
YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")


@pytest.fixture
def anna(telegram: Telegram, app: App) -> Diary:
    """She lives in Yekaterinburg, reads Russian, and is at A2."""
    return Diary("Аня", telegram, app, YEKATERINBURG)


@pytest.fixture
def answers(anna: Diary, voice: VoiceBox) -> Answers:
    return Answers(anna, voice)


@pytest.fixture
def hours(anna: Diary, clock: HandClock) -> Hours:
    return Hours(anna, clock)


async def test_the_first_week(anna: Diary, answers: Answers, hours: Hours, pytestconfig: pytest.Config) -> None:
    try:
        await lives_through_the_week(anna, answers, hours)
    finally:
        if pytestconfig.getoption("--write-week", default=False):
            TRANSCRIPT.write_text(anna.transcript, "utf-8")
    assert anna.telegram.refused == []
    assert anna.transcript == TRANSCRIPT.read_text("utf-8")


async def lives_through_the_week(anna: Diary, answers: Answers, hours: Hours) -> None:
    await first_day(anna, answers, hours)
    await second_day(anna, answers, hours)
    await third_day(anna, answers, hours)
    await fourth_day(anna, answers, hours)
    await fifth_day(anna, hours)
    await sixth_day(anna, answers, hours)
    await seventh_day(anna, answers, hours)


async def first_day(anna: Diary, answers: Answers, hours: Hours) -> None:
    anna.heading("Знакомство")
    await anna.says("/start")
    await anna.presses("О себе")
    await anna.presses("✈️ Для поездок")
    await anna.presses("Поездки")
    await anna.presses("Еда")
    await anna.presses("Готово ›")
    await anna.presses("10 минут")
    await anna.says("/cancel")

    await hours.until(1, 19, 20)
    anna.heading("Вернулась: вопросы продолжаются, один пропущен")
    await anna.says("/me")
    await anna.says("Екатеринбург")
    await anna.says("вечером")
    await anna.says("8 вечера")
    await anna.presses("Пропустить ›")

    anna.heading("Тест с перерывом")
    await anna.presses("Узнать уровень")
    await anna.presses("Узнать уровень")
    await answers.take_the_test(4)
    await anna.says("/cancel")
    await hours.until(1, 19, 40)
    await anna.says("/level")
    await anna.presses("Продолжить")
    await answers.take_the_test()
    await anna.presses(anna.labels[1])

    await hours.until(1, 20, 1)
    anna.heading("Первое занятие")
    await anna.says("/practice")
    await practises(anna, answers)
    await anna.presses("Дальше по плану")
    await anna.says("/streak")


async def second_day(anna: Diary, answers: Answers, hours: Hours) -> None:
    await hours.until(2, 13, 5)
    anna.heading("Обед: слова")
    await anna.says("/review")
    await anna.presses("Начать")
    await answers.review()
    reminders = await hours.until(2, 20, 30)
    assert reminders == 0, "who has practised is not reminded"
    anna.heading("Вечер: урок, брошенный на середине")
    await anna.says("/practice")
    await anna.presses(anna.labels[0])
    await answers.go_through_the_lesson(4)
    await anna.says("/cancel")
    await hours.until(2, 22, 10)
    anna.heading("Перед сном: урок до конца")
    await anna.says("/lesson")
    await anna.presses("Продолжить урок")
    await answers.go_through_the_lesson()


async def third_day(anna: Diary, answers: Answers, hours: Hours) -> None:
    assert await hours.until(3, 20, 15) == 1
    anna.heading("Напоминание отложено на час")
    await anna.presses("Через час")
    assert await hours.until(3, 21, 16) == 1
    anna.heading("Теперь занимается")
    await anna.presses("Заниматься")
    await practises(anna, answers)
    await anna.says("/add umbrella")
    await anna.says("зонт")
    await anna.says("/words")


async def fourth_day(anna: Diary, answers: Answers, hours: Hours) -> None:
    await hours.until(4, 19, 10)
    anna.heading("Разговор, проверка текста, стикер и старая кнопка")
    await anna.says("/menu")
    old = anna.telegram.screen
    await anna.says("/talk")
    await anna.presses("🎭 Сценки")
    await anna.presses("Куда пойдём?" if "Куда пойдём?" in anna.labels else anna.labels[0])
    await anna.presses("Начать")
    for line in ("Hello! Let's go to cinema.", "The bear film, of course!", "At seven is good.", "Near the station."):
        await anna.says(line)
    await anna.says("/check She go to work by bus every day. I have seen him yesterday.")
    await anna.sends_a_sticker()
    await anna.presses_stale("Слова", old)
    await anna.says("/practice")
    await practises(anna, answers)


async def fifth_day(anna: Diary, hours: Hours) -> None:
    assert await hours.until(5, 20, 5) == 1
    anna.heading("Сегодня никак")
    await anna.presses("Завтра")


async def sixth_day(anna: Diary, answers: Answers, hours: Hours) -> None:
    await hours.until(6, 11, 30)
    anna.heading("Пропущенный день можно отыграть")
    await anna.says("/streak")
    await anna.says("/practice")
    await practises(anna, answers)
    await anna.presses("К следующему уроку")
    await anna.presses(next(label for label in anna.labels if label.startswith("•")))
    await anna.presses("Начать урок")
    await answers.go_through_the_lesson()
    await anna.says("/streak")
    standing = await anna.app.progress.standing(await anna.me())
    assert DayMark.EARNED_BACK in standing.streak.marks.values()


async def seventh_day(anna: Diary, answers: Answers, hours: Hours) -> None:
    await hours.until(7, 18, 0)
    anna.heading("Итоги недели")
    await anna.says("/practice")
    await practises(anna, answers)
    await anna.says("/progress")
    await anna.says("/week")
    await anna.says("/badges")
    await anna.presses("›")
    assert await hours.until(7, 23, 59) == 0


async def practises(anna: Diary, answers: Answers) -> None:
    """From today's screen: the words, then the lesson."""
    await anna.presses(anna.labels[0])
    await answers.review()
    if "Дальше по плану" in anna.labels:
        await anna.presses("Дальше по плану")
    if (await anna.app.lessons.current(await anna.me())) is None and "урок" in anna.labels[0].lower():
        await anna.presses(anna.labels[0])
    await answers.go_through_the_lesson()
