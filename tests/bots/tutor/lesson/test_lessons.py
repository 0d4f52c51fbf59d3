"""A lesson in the chat: through every kind of step, in both languages."""

import re

import pytest

from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.lesson.conftest import begins, sees

CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


async def test_the_list_shows_what_is_locked_and_why(anna: Person, telegram: Telegram) -> None:
    await anna.says("/lesson")
    assert telegram.labels == ["• 1. На вокзале", "🔒 2. Мои выходные", "Уровень: A1", "‹ Назад"]

    await anna.presses("🔒 2. Мои выходные")
    assert telegram.alerts == ["🔒 Сначала «На вокзале»"]


async def test_a_level_without_lessons_says_so(anna: Person, telegram: Telegram) -> None:
    await anna.says("/lesson")
    await anna.presses("Уровень: A1")
    await anna.presses("C2")
    assert "пока нет" in telegram.text


async def test_a_whole_lesson_in_russian(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    assert telegram.text.startswith("📘 На вокзале · 1/13")
    assert "• The train leaves at six. — Поезд отправляется в шесть." in telegram.text
    await anna.presses("Дальше")

    await anna.presses("leave")
    assert "❌ Не то." in telegram.text
    assert "leave" not in telegram.labels
    await anna.presses("leaves")
    assert "✅ Верно. +6 XP" in telegram.text
    await anna.presses("Дальше")

    for option in ("He works here.", "She lives here."):
        await anna.presses(option)
    await anna.presses("Проверить")
    assert "✅ Верно." in telegram.text
    await anna.presses("Дальше")

    await anna.says("works")
    assert "She works at the station." in telegram.text
    await anna.presses("Дальше")

    assert "Поезд здесь останавливается?" in telegram.text
    for word in ("does", "the", "train", "stop", "here"):
        await anna.presses(word)
    assert "✅ Верно." in telegram.text
    await anna.presses("Дальше")

    for right in ("билет", "поезд", "вокзал", "автобус"):
        await anna.presses(right)
    assert "✅ Верно." in telegram.text
    await anna.presses("Дальше")

    await anna.says("She likes tarins.")
    assert "только опечатка" in telegram.text
    await anna.presses("Дальше")

    await anna.says("My brother has two tickets")
    await anna.presses("Дальше")
    await anna.says("where's the station")
    assert "✅ Верно." in telegram.text
    await anna.presses("Дальше")

    await anna.says("The train leaves at six")
    await anna.presses("Дальше")
    await anna.presses("the bus")
    await anna.presses("Дальше")

    await anna.says("I'd like to go to London")
    await anna.says("thank you very much")
    assert "❌" in telegram.text
    await anna.says("thank you")
    await anna.presses("Дальше")

    assert "1 задание далось трудно" in telegram.text
    await anna.presses("Дальше")
    assert "14/14" in telegram.text
    await anna.presses("leaves")
    await anna.presses("Закончить")
    assert "🏁 На вокзале: урок пройден." in telegram.text
    assert "Ты сможешь купить билет." in telegram.text
    assert "ticket, train, station" in telegram.text
    assert "leave → leaves" in telegram.text
    assert "XP" in telegram.text

    await anna.presses("К следующему уроку")
    assert telegram.labels[:2] == ["✓ 1. На вокзале", "• 2. Мои выходные"]


async def test_without_russian_nothing_has_to_be_read_in_it(ben: Person, telegram: Telegram) -> None:
    await begins(ben, telegram)
    for place in range(1, 13):
        await sees(ben, telegram, place=place)
        assert not CYRILLIC.search(telegram.text), telegram.text
        assert not any(CYRILLIC.search(label) for label in telegram.labels)
    assert telegram.text.startswith("📘 At the station · 12/12")


async def test_where_there_is_no_translation_to_be_made_words_are_put_in_order(ben: Person, telegram: Telegram) -> None:
    await begins(ben, telegram)
    await sees(ben, telegram, place=8)
    assert "Put the words in order" in telegram.text
    for word in ("Where", "is", "the", "station"):
        await ben.presses(word)
    assert "✅ Right." in telegram.text


async def test_three_hints_come_one_after_another_and_then_the_answer(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=4)

    for number in (1, 2, 3):
        await anna.presses(f"💡 Подсказка {number} из 3")
        assert telegram.text.count("💡") == number
    assert "💡" not in " ".join(telegram.labels)
    await anna.presses("Показать ответ")
    assert "She works at the station." in telegram.text
    assert "She: у глагола -s." in telegram.text


async def test_a_disputed_answer_is_thanked_for_and_the_lesson_goes_on(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=9)

    await anna.says("Where can I find the station?")
    assert "❌ Пока нет." in telegram.text
    await anna.presses("Мой ответ тоже верный")

    assert "Спасибо! Редакторы посмотрят твой ответ" in telegram.text
    assert " 10/13" in telegram.text


async def test_what_stands_wrong_is_underlined_and_the_answer_is_not_given_away(
    anna: Person, telegram: Telegram
) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=7)

    await anna.says("She like trains")

    shown = telegram.calls("sendMessage")[-1]["text"]
    assert "She <u>like</u> trains" in shown
    assert "likes" not in shown


async def test_cancel_says_where_the_lesson_waits_and_it_goes_on_from_there(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=4)

    await anna.says("/cancel")
    assert "Урок «На вокзале» ждёт на шаге 4 из 13" in telegram.text
    await anna.says("/lesson")
    assert "Мы остановились на шаге 4 из 13." in telegram.text
    await anna.presses("Продолжить урок")
    assert " 4/13" in telegram.text


async def test_a_lesson_begun_anew_starts_at_its_first_step(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=4)
    await anna.says("/lesson")
    await anna.presses("С начала")
    assert " 1/13" in telegram.text


async def test_a_step_that_is_only_read_wants_no_words(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await anna.says("ok")
    assert telegram.text.startswith("Здесь хватит кнопок.")


async def test_an_old_button_shows_where_one_is(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await anna.presses("Дальше")
    old = telegram.screen
    await anna.presses("leaves")
    await anna.presses("Дальше")
    await anna.says("/lesson")
    await anna.presses("Продолжить урок")
    await anna.presses_data(old["buttons"][0][0]["data"], old["message_id"])
    assert telegram.notes != []


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_every_step_has_a_way_on_and_fits_the_screen(telegram: Telegram, course: None, language: str) -> None:
    ada = telegram.person("Ada", "tutor", language=language)
    await begins(ada, telegram)
    for place in range(1, 13):
        await sees(ada, telegram, place=place)
        assert telegram.labels[-1] == ("‹ Назад" if language == "ru" else "‹ Back")
        assert len(telegram.labels) <= 8
        assert all(len(label) <= 24 for label in telegram.labels)
        assert len(telegram.text) <= 600
        assert len(telegram.live_screens) == 1
        assert telegram.refused == []


async def test_a_finger_that_presses_twice_tries_once(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await anna.presses("Дальше")
    screen = telegram.screen
    wrong = next(button for row in screen["buttons"] for button in row if button["text"] == "leave")
    for _ in range(3):
        await anna.presses_data(wrong["data"], screen["message_id"])
    await anna.presses("leaves")

    assert "✅ Верно. +6 XP" in telegram.text
