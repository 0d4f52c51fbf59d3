"""The placement test, by saying and pressing, in both languages."""

import io

import pytest
from PIL import Image

from bots.kit.pictures.theme import DARK, LIGHT, WIDTH
from core.app import App
from core.levels.outcomes import LevelSource
from core.levels.types import Level, Skill
from core.users.types import TelegramId
from playground.telegram.formatting.units import utf16_length
from tests.bots.telegram import Person, Telegram
from tests.bots.test_commands import document
from tests.bots.tutor.placement.conftest import answers, begins, present, takes_the_test, words_of
from tests.clocks import HandClock
from tests.core.people import update


async def test_the_level_is_found_and_shown_as_a_picture_in_russian(anna: Person, telegram: Telegram, app: App) -> None:
    await takes_the_test(anna, telegram, app, Level.B1)

    caption = anna.chat[-1]["text"]
    assert caption.startswith("B1 (")
    for part in ("Навыки: грамматика", "аудирование", "Подтянуть:", "План на 7 дней", "1. Первый урок", "7. "):
        assert part in caption
    assert telegram.labels == ["Первый урок", "Почему B1?", "Мои ошибки", "‹ Назад"]
    assert utf16_length(caption) <= 1024
    assert Image.open(io.BytesIO(document(telegram, anna))).width == WIDTH


async def test_the_level_is_found_and_shown_as_a_picture_in_english(ben: Person, telegram: Telegram, app: App) -> None:
    await takes_the_test(ben, telegram, app, Level.A2)

    assert telegram.text.startswith("A2 (")
    assert "A plan for 7 days" in telegram.text
    assert telegram.labels == ["The first lesson", "Why A2?", "My mistakes", "‹ Back"]


TASKS = {
    Skill.GRAMMAR: "Впиши, чего не хватает.",
    Skill.VOCABULARY: "Впиши, чего не хватает.",
    Skill.READING: "Прочитай и напиши, чего не хватает.",
    Skill.LISTENING: "Послушай и напиши, чего не хватает.",
}


async def test_a_question_says_where_one_is_and_what_to_do(anna: Person, telegram: Telegram, app: App) -> None:
    await begins(anna)

    assert "Вопрос 1 из ~16" in telegram.text
    assert "Не знаешь — так и скажи" in telegram.text
    assert (view := await present(app, anna)) is not None
    assert view.item is not None
    assert TASKS[view.item.skill] in telegram.text
    assert telegram.labels == ["Не знаю", "Прерваться"]


async def test_an_answer_is_one_message_or_one_edit(anna: Person, telegram: Telegram, app: App) -> None:
    await begins(anna)
    for _ in range(6):
        before = len(anna.chat)
        await answers(anna, app, right=True)
        sent = [message for message in anna.chat[before:] if message["from"] == "bot"]
        assert len(sent) <= 1
        assert len(telegram.live_screens) == 1


async def test_who_knows_nothing_is_a_beginner(ben: Person, telegram: Telegram, app: App) -> None:
    await begins(ben)
    while await present(app, ben) is not None:
        await ben.presses(words_of(ben)["unknown"])

    assert telegram.text.startswith("A1 (")


async def test_a_slip_counts_and_is_shown(anna: Person, telegram: Telegram) -> None:
    await begins(anna)

    await anna.says("wonderfull")

    assert "wonderfull — описка, засчитано." in telegram.text
    assert "Вопрос 2" in telegram.text


async def test_a_choice_may_be_answered_in_words(ben: Person, telegram: Telegram, app: App) -> None:
    await begins(ben)
    while "bad" not in telegram.labels:
        await answers(ben, app, right=True)
    number = telegram.text.partition("Question ")[2][:2]

    await ben.says("no idea what you mean")
    assert "That is none of the answers" in telegram.text
    await ben.says("b")

    assert f"Question {int(number) + 1}" in telegram.text


async def test_a_break_keeps_everything_and_the_clock_stands_still(
    anna: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await begins(anna)
    await answers(anna, app, right=True)
    question = telegram.text

    await anna.presses(words_of(anna)["pause"])
    assert "Мы остановились на вопросе 2" in telegram.text
    clock.move(days=2)
    await anna.says("/level")
    assert telegram.labels[0] == "Продолжить"
    await anna.presses("Продолжить")

    assert telegram.text == question


async def test_cancel_says_what_is_kept(anna: Person, telegram: Telegram, app: App, clock: HandClock) -> None:
    await begins(anna)
    await answers(anna, app, right=True)

    await anna.says("/cancel")

    assert "Тест ждёт на вопросе 2, твои ответы сохранены: /level" in telegram.text
    clock.move(hours=5)
    await anna.says("/level")
    await anna.presses("Продолжить")
    assert "Вопрос 2" in telegram.text


async def test_from_the_beginning_is_another_test(ben: Person, telegram: Telegram, app: App) -> None:
    await begins(ben)
    await answers(ben, app, right=True)
    await ben.says("/level")

    await ben.presses("From the beginning")

    assert "Question 1" in telegram.text


async def test_after_an_hour_with_few_answers_it_is_said_so(
    anna: Person, telegram: Telegram, app: App, clock: HandClock
) -> None:
    await begins(anna)
    await answers(anna, app, right=True)
    clock.move(minutes=61)

    await anna.says("wonderful")

    assert "Время теста вышло" in telegram.text
    assert telegram.labels == ["Начать заново", "У меня есть уровень", "‹ Назад"]


async def test_why_tells_the_answers_by_level(anna: Person, telegram: Telegram, app: App) -> None:
    await takes_the_test(anna, telegram, app, Level.B1)

    await anna.presses("Почему B1?")

    assert "Почему B1" in telegram.text
    assert "B1: верно" in telegram.text
    assert "A1 0 %" in telegram.text
    assert telegram.labels[0] == "Первый урок"
    assert len(telegram.live_screens) == 1


async def test_mistakes_are_explained_one_by_one(anna: Person, telegram: Telegram, app: App) -> None:
    await takes_the_test(anna, telegram, app, Level.B1)

    await anna.presses("Мои ошибки")

    assert telegram.text.startswith("Ошибка 1 из ")
    assert "Потому что так говорят." in telegram.text
    assert "Верно: " in telegram.text
    await anna.presses("›")
    assert telegram.text.startswith("Ошибка 2 из ")


async def test_the_first_lesson_is_one_press_away(anna: Person, telegram: Telegram, app: App) -> None:
    await takes_the_test(anna, telegram, app, Level.A1)

    await anna.presses("Первый урок")

    assert (await app.lessons.current((await app.find_person(TelegramId(anna.id))).id)) is not None
    assert len(telegram.live_screens) == 1


async def test_a_level_can_be_chosen_without_a_test(ben: Person, telegram: Telegram, app: App) -> None:
    await ben.says("/level")
    await ben.presses("I know my level")
    await ben.presses("B2")

    assert telegram.text.startswith("Your level: B2, talking freely")
    assert "You chose it yourself on November 2, 2026." in telegram.text
    known = await app.find_person(TelegramId(ben.id))
    assert await app.placement.level_of(known.id) is Level.B2
    assert telegram.labels[0] == "Practise"


async def test_what_a_teacher_holds_is_said(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/level")
    known = await app.find_person(TelegramId(anna.id))
    await app.placement.set_level(known.id, Level.A2, update(), source=LevelSource.STAFF, holds=True)

    await anna.says("/level")
    await anna.presses("Выбрать уровень")
    await anna.presses("C2")

    assert "Преподаватель пока оставляет другой уровень." in telegram.text
    assert "Твой уровень: A2" in telegram.text


async def test_the_result_can_be_looked_at_again(ben: Person, telegram: Telegram, app: App) -> None:
    await takes_the_test(ben, telegram, app, Level.B2)
    told = telegram.text
    await ben.says("/menu")
    await ben.says("/level")
    assert "The test of November 2, 2026 says so" in telegram.text

    await ben.presses("Show the result")

    assert telegram.text == told
    assert len(telegram.live_screens) == 1


@pytest.mark.parametrize("dark", [False, True])
async def test_the_picture_follows_the_palette(ben: Person, telegram: Telegram, app: App, *, dark: bool) -> None:
    await ben.says("/start")
    known = await app.find_person(TelegramId(ben.id))
    await app.choose_palette(known.id, dark=dark)

    await takes_the_test(ben, telegram, app, Level.B1)

    shown = Image.open(io.BytesIO(document(telegram, ben))).convert("RGB").getpixel((4, 4))
    assert shown == tuple(bytes.fromhex((DARK if dark else LIGHT).paper[1:]))


async def test_other_things_in_the_middle_of_a_question_lead_back_to_it(ben: Person, telegram: Telegram) -> None:
    await begins(ben)
    question = telegram.text

    await ben.sends(location={"latitude": 1, "longitude": 2})

    assert telegram.text.endswith(question.partition("Question 1")[2])
    assert len(telegram.live_screens) == 1


async def test_a_button_of_an_answered_question_does_nothing(ben: Person, telegram: Telegram) -> None:
    await begins(ben)
    first = ben.chat[-1]
    await ben.says("wonderful")

    await ben.presses_data(first["buttons"][0][0]["data"], first["message_id"])

    assert "Question 2" in telegram.text
    assert len(telegram.live_screens) == 1
