"""Getting to know a learner: by buttons, in words, with breaks."""

import pytest

from core.app import App
from core.learners.types import Goal, Interest, Learner
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram


@pytest.fixture
def vera(telegram: Telegram) -> Person:
    """She speaks Russian with the bot too."""
    return telegram.person("Vera", "tutor", language="ru")


async def told(app: App, person: Person) -> Learner:
    found = await app.find_person(TelegramId(person.id))
    return await app.learners.of(found.id)


async def test_five_questions_are_answered_by_buttons(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/me")
    assert telegram.text.startswith("1/5")
    await ada.presses("💼 For work")
    await ada.presses("Food")
    await ada.presses("Others ›")
    await ada.presses("Sport")
    await ada.presses("Done ›")
    await ada.presses("15 minutes")
    await ada.presses("18:00")
    assert "Which place has the same time as yours?" in telegram.text
    await ada.says("Leeds")
    await ada.presses("Russian")

    assert await told(app, ada) == Learner(
        goal=Goal.WORK,
        interests=(Interest.FOOD, Interest.SPORT),
        minutes=15,
        reminder_hour=18,
        native_language="ru",
        introduced=True,
    )
    assert "About you" in telegram.text
    assert telegram.labels[0] == "Find my level"


async def test_words_do_as_well_as_buttons(vera: Person, telegram: Telegram, app: App) -> None:
    await vera.says("/me")
    await vera.says("хочу читать Дарвина в оригинале")
    await vera.says("музыка, вязание")
    await vera.says("минут 12")
    await vera.says("в семь")
    assert "Хватит числа" in telegram.text
    await vera.says("Казань")
    assert "🕰 У тебя сейчас" in telegram.text
    await vera.says("в 7 утра")
    await vera.says("испаский")

    learner = await told(app, vera)
    assert (learner.minutes, learner.reminder_hour, learner.native_language) == (10, 7, "es")
    assert learner.interests == (Interest.MUSIC,)
    person = await app.find_person(TelegramId(vera.id))
    known = [entry.text for entry in (await app.profile_of(person.id)).entries]
    assert known == ["хочу читать Дарвина в оригинале", "вязание"]


async def test_every_question_may_be_passed_over(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/me")
    for _ in range(5):
        await ada.presses("Skip ›")
    assert "Goal: —" in telegram.text
    assert (await told(app, ada)).introduced


async def test_whoever_left_in_the_middle_goes_on_there(vera: Person, telegram: Telegram) -> None:
    await vera.says("/me")
    await vera.presses("✈️ Для поездок")
    await vera.says("/cancel")
    assert "Остановились на вопросе «Интересы»" in telegram.text
    await vera.says("/me")
    assert telegram.text.startswith("2/5")
    await vera.presses("‹ Назад")
    assert telegram.text.startswith("1/5")


async def test_a_fourth_interest_is_one_too_many(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/me")
    await ada.presses("Skip ›")
    for one in ("Travel", "Food", "Work", "Films"):
        await ada.presses(one)
    assert telegram.alerts == ["Three at the most. Take one back, and there is room for another."]
    await ada.presses("✓ Food")
    await ada.presses("Films")
    assert (await told(app, ada)).interests == (Interest.TRAVEL, Interest.WORK, Interest.FILMS)


async def test_one_answer_is_changed_later_without_the_others(ada: Person, telegram: Telegram, app: App) -> None:
    await ada.says("/me")
    for _ in range(5):
        await ada.presses("Skip ›")
    await ada.presses("Minutes a day")
    await ada.presses("20 minutes")
    assert "Minutes a day: 20 minutes" in telegram.text
    found = await app.find_person(TelegramId(ada.id))
    assert (await app.progress.standing(found.id)).goal == 200


async def test_an_hour_means_the_learners_own_clock(vera: Person, telegram: Telegram, app: App) -> None:
    await vera.says("/me")
    for _ in range(3):
        await vera.presses("Пропустить ›")
    assert "сначала напиши город" in telegram.text
    await vera.presses("21:00")
    await vera.presses(next(label for label in telegram.labels if label.startswith("Екатеринбург")))
    assert telegram.text.startswith("🕰 У тебя сейчас")
    assert "5/5" in telegram.text
    found = await app.find_person(TelegramId(vera.id))
    assert found.time_zone == "Asia/Yekaterinburg"


async def test_who_wants_no_reminders_says_so(vera: Person, telegram: Telegram, app: App) -> None:
    await vera.says("/me")
    for _ in range(3):
        await vera.presses("Пропустить ›")
    await vera.presses("Не напоминать")
    await vera.presses("Пропустить ›")
    assert "Напоминание: не нужно" in telegram.text
    assert not (await told(app, vera)).wants_reminders


async def test_a_goal_in_ones_own_words_is_shown_in_them(ada: Person, telegram: Telegram) -> None:
    await ada.says("/me")
    await ada.says("to read <Darwin> & others")
    for _ in range(4):
        await ada.presses("Skip ›")
    assert "Goal: to read <Darwin> & others\n" in telegram.text

    await ada.presses("Goal")
    await ada.says("to talk to my grandchildren, who live in Leeds and know nothing but English")
    assert "Goal: to talk to my grandchildren, who live in Leeds and know not…\n" in telegram.text


async def test_of_several_goals_in_ones_own_words_the_last_that_was_told_is_shown(
    ada: Person, telegram: Telegram
) -> None:
    await ada.says("/me")
    for _ in range(5):
        await ada.presses("Skip ›")
    for words in ("to read Darwin", "to sing", "to read Darwin"):
        ada.clock.move(minutes=1)
        await ada.presses("Goal")
        await ada.says(words)
    assert "Goal: to read Darwin\n" in telegram.text

    await ada.presses("Goal")
    await ada.presses("🙂 For myself")
    assert "Goal: 🙂 For myself\n" in telegram.text


async def test_a_goal_that_was_deleted_from_the_profile_is_shown_no_more_until_it_is_told_again(
    ada: Person, telegram: Telegram, app: App
) -> None:
    await ada.says("/me")
    await ada.says("to read Darwin")
    me = await app.find_person(TelegramId(ada.id))
    [entry] = (await app.profile_of(me.id)).entries
    await app.delete_memory(me.id, entry.id)
    for _ in range(4):
        await ada.presses("Skip ›")
    assert "Goal: —\n" in telegram.text

    await ada.presses("Goal")
    await ada.says("to read Darwin")
    assert "Goal: to read Darwin\n" in telegram.text


async def test_a_slip_in_an_interest_is_forgiven(ada: Person, telegram: Telegram) -> None:
    await ada.says("/me")
    await ada.presses("Skip ›")
    await ada.says("musik, Technolgy, knitting")
    for _ in range(3):
        await ada.presses("Skip ›")
    assert "Interests: Music, Technology\n" in telegram.text
