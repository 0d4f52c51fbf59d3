"""The daily session, the way on after each of its parts, and the reminder that leads there."""

import pytest

from bots.kit.events import News, perform
from core.app import App
from core.learners.types import Question
from core.lessons.seeding import seed_lessons
from core.users.types import TelegramId
from core.vocabulary.seeding import seed_vocabulary
from tests.bots.telegram import Person, Telegram
from tests.core.lessons.conftest import COURSE


@pytest.fixture
async def content(tables: None) -> None:
    await seed_lessons(COURSE)
    await seed_vocabulary()


@pytest.fixture
def anna(telegram: Telegram, content: None) -> Person:
    return telegram.person("Anna", "tutor", language="ru")


@pytest.fixture
def ben(telegram: Telegram, content: None) -> Person:
    return telegram.person("Ben", "tutor", language="en")


async def test_the_first_screen_leads_everywhere(anna: Person, telegram: Telegram) -> None:
    await anna.says("/start")
    assert "узнаем уровень за пять минут" in telegram.text
    assert telegram.labels == ["Узнать уровень", "Сразу поболтать", "У меня есть уровень", "О себе", "Настройки"]
    await anna.says("/menu")
    assert telegram.labels[0] == "Заниматься"
    assert len(telegram.labels) == 8


async def test_today_says_what_and_why(anna: Person, telegram: Telegram) -> None:
    await anna.says("/practice")
    assert "🎯 Сегодня, около 10 минут" in telegram.text
    assert "🧠 5 слов" in telegram.text
    assert "📘 Урок «" in telegram.text
    assert "Уровень ещё не известен" in telegram.text
    await anna.presses("Почему это?")
    assert "Твой путь" in telegram.text


async def test_today_in_english(ben: Person, telegram: Telegram) -> None:
    await ben.says("/practice")
    assert "🎯 Today, about 10 minutes" in telegram.text
    assert telegram.labels[0] == "Begin with words"
    assert "Your level is not known yet" in telegram.text


async def test_after_the_words_the_lesson_and_after_the_lesson_the_rest(
    anna: Person, telegram: Telegram, app: App
) -> None:
    await anna.says("/practice")
    await anna.presses("Начать со слов")
    await reviews_all(anna, telegram)
    assert telegram.labels[0] == "Дальше по плану"
    await anna.presses("Дальше по плану")
    assert "✓ 🧠 Слова" in telegram.text
    await anna.presses("Дальше: урок")
    await goes_to_the_end(anna, telegram)
    assert telegram.labels[0] == "Дальше по плану"
    await anna.presses("Дальше по плану")
    assert "✓ 📘" in telegram.text
    assert telegram.labels[0] in {"Дальше: разговор", "Все уроки"}
    assert len(telegram.live_screens) == 1


async def reviews_all(person: Person, telegram: Telegram) -> None:
    """Meets new words and gives up on every question: what is shown comes again until it is known."""
    from core.vocabulary.models import ReviewSessionRow

    for _ in range(200):
        labels = telegram.labels
        if "Дальше по плану" in labels:
            return
        row = await ReviewSessionRow.filter(ended_at=None).order_by("-id").first()
        question = row.question if row else None
        if question is not None and question["options"] and question["options"][question["right"]] in labels:
            await person.presses(question["options"][question["right"]])
        else:
            await person.presses(labels[0])
    raise AssertionError("the review does not end")


async def goes_to_the_end(person: Person, telegram: Telegram) -> None:
    """Through a lesson with every answer shown."""
    for _ in range(300):
        labels = telegram.labels
        if "Дальше по плану" in labels:
            return
        ways = [one for one in ("Дальше", "Закончить", "Показать ответ") if one in labels]
        hints = [label for label in labels if label.startswith("💡")]
        await person.presses([*ways, *hints, *labels][0])
    raise AssertionError("the lesson does not end")


async def reminded(person: Person, app: App) -> None:
    await perform(person.house.bot, person.house.dispatcher, News(name="reminder", telegram_id=person.id))


async def test_a_reminder_is_warm_and_leads_to_today(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/menu")
    menu = telegram.live_screens[-1]
    await reminded(anna, app)
    assert "Anna, как насчёт английского прямо сейчас?" in telegram.text
    assert telegram.labels == ["Заниматься", "Через час", "Через 3 часа", "Завтра"]
    assert telegram.live_screens == [menu], "the reminder stays, and is no screen"
    await anna.presses("Заниматься")
    assert "🎯 Сегодня" in telegram.text


async def test_a_reminder_is_put_off_by_a_press(ben: Person, telegram: Telegram, app: App) -> None:
    await ben.says("/menu")
    await reminded(ben, app)
    reminder = telegram.screen
    await ben.presses("In 3 hours")
    shown = next(message for message in telegram.chat if message["message_id"] == reminder["message_id"])
    assert shown["text"].startswith("All right, I will write again at")
    assert not shown["buttons"]
    await reminded(ben, app)
    await ben.presses("Tomorrow", telegram.screen)
    assert "tomorrow at the usual time" in telegram.text


async def test_who_has_practised_meanwhile_is_not_reminded(anna: Person, telegram: Telegram, app: App) -> None:
    from tests.core.people import update
    from tests.core.progress.learners import attempt

    await anna.says("/menu")
    person = await app.find_person(TelegramId(anna.id))
    await app.learners.tell(person.id, Question.REMINDER, 19)
    await app.progress.record(person.id, attempt(), update())
    before = len(telegram.chat)
    await reminded(anna, app)
    assert len(telegram.chat) == before


async def test_who_has_blocked_the_bot_is_left_in_peace(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/menu")
    anna.blocks_silently()
    await reminded(anna, app)
    person = await app.find_person(TelegramId(anna.id))
    assert not await app.is_reachable(person.id, anna.house.spec.name)


async def test_news_without_words_is_told_to_nobody(anna: Person, telegram: Telegram) -> None:
    await anna.says("/menu")
    before = len(telegram.chat)
    await perform(anna.house.bot, anna.house.dispatcher, News(name="nonsense", telegram_id=anna.id))
    assert len(telegram.chat) == before
