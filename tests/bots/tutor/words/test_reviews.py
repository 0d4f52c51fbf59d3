"""Reviews as people see them."""

import re

from core.app import App
from core.levels.types import Bilingual
from core.users.types import TelegramId
from core.vocabulary.models import CardRow
from core.vocabulary.types import Face, WordFace
from tests.bots.telegram import Person, Telegram
from tests.core.people import update

WHY = Bilingual(ru="Потому что вчера.", en="Because it was yesterday.")


async def begins(person: Person, telegram: Telegram) -> None:
    await person.says("/review")
    await person.presses(telegram.labels[0])


async def answers_right(person: Person, telegram: Telegram) -> None:
    """Whatever is asked now, of the words of the bank."""
    if "Got it" in telegram.labels or "Понятно" in telegram.labels:
        return await person.presses(telegram.labels[0])
    face = await _asked(person, telegram)
    meaning = face.sense.short_meaning(person.language or "en") if isinstance(face, WordFace) else ""
    for label in telegram.labels:
        if label in {face.text, meaning}:
            return await person.presses(label)
    await person.says(face.text)
    return None


async def _asked(person: Person, telegram: Telegram) -> Face:
    """What the question is about."""
    app: App = person.house.dispatcher["app"]
    me = await app.find_person(TelegramId(person.id))
    session = await app.words.start(me.id, update())
    assert session is not None
    question = await app.words.ask(me.id, session.id, person.language or "en")
    assert question is not None
    return question.card.face


async def test_the_time_is_told_before_it_begins(anna: Person, telegram: Telegram) -> None:
    await anna.says("/review")

    assert "Новых слов: 5" in telegram.text
    assert "Займёт около" in telegram.text
    assert telegram.labels[0] == "Начать"


async def test_a_first_review_from_beginning_to_end(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    steps = 0
    while telegram.labels and telegram.labels[-1] == "‹ Хватит":
        steps += 1
        await answers_right(anna, telegram)
        assert len(telegram.live_screens) == 1

    assert steps == 15
    assert "🏁" in telegram.text
    assert "Верно: 10 из 10" in telegram.text
    assert "XP" in telegram.text
    assert "Следующие: 4 ноября" in telegram.text
    await anna.says("/review")
    assert "всё повторено" in telegram.text


async def test_a_new_word_shows_all_that_is_known_of_it(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add journey")
    await begins(anna, telegram)

    assert "journey /ˈdʒɜːni/ · существительное · A2" in telegram.text
    assert "путешествие, поездка" in telegram.text
    assert "The journey took two hours." in telegram.text


async def test_words_to_a_new_word_are_told_that_buttons_are_enough(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await anna.says("привет")
    assert telegram.text.startswith("Здесь хватит кнопок.\n\n🧠 Новое слово")


async def test_who_reads_no_russian_gets_definitions(ben: Person, telegram: Telegram) -> None:
    await ben.says("/add journey")
    await begins(ben, telegram)

    assert "an act of travelling from one place to another" in telegram.text
    assert not re.search("[а-яё]", telegram.text)


async def test_a_wrong_answer_is_looked_at_before_the_next_question(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add journey")
    await begins(anna, telegram)
    await anna.presses("Уже знаю")
    await anna.says("travel")

    assert "Твой ответ: travel" in telegram.text
    assert "The journey took two hours." in telegram.text
    before = telegram.text
    await anna.says("what?")
    assert telegram.text != before
    await anna.presses(telegram.labels[-1])
    await anna.says("/words")
    assert "Учу сейчас: 1" in telegram.text


async def test_a_slip_is_shown_and_counts_as_right(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add journey")
    await begins(anna, telegram)
    await anna.presses("Уже знаю")
    await anna.says("jouney")

    assert "только опечатка:\njourney" in telegram.text
    assert "‹ Хватит" in telegram.labels


async def test_a_hint_covers_the_word(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add journey")
    await begins(anna, telegram)
    await anna.presses("Уже знаю")
    await anna.presses("💡 Подсказка")
    assert "j······" in telegram.text

    await anna.presses("💡 Подсказка")
    assert "jou····" in telegram.text
    assert "💡 Подсказка" not in telegram.labels


async def test_a_review_is_stopped_and_gone_on_with(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    shown = telegram.text
    await anna.presses("‹ Хватит")
    assert telegram.labels[0] == "Начать"

    await anna.presses("Начать")
    assert telegram.text == shown
    await anna.says("/cancel")
    assert "Ответы сохранены. На сегодня осталось: 5." in telegram.text


async def test_what_is_written_after_the_review_is_talk(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    await anna.presses("‹ Хватит")
    await anna.says("Hello there")

    assert "🧠" not in telegram.text


async def test_a_button_of_a_past_question_shows_the_present_one(anna: Person, telegram: Telegram) -> None:
    await begins(anna, telegram)
    data = telegram.screen["buttons"][0][0]["data"]
    await anna.presses("Понятно")
    present = telegram.text
    await anna.presses_data(data, telegram.screen["message_id"])

    assert present in telegram.text


async def test_an_own_mistake_is_asked_in_its_sentence(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/start")
    me = await app.find_person(TelegramId(anna.id))
    await app.words.add_mistake(me.id, "I have seen him yesterday.", "I saw him yesterday.", WHY, "talk", update())
    await app.words.choose_pace(me.id, 3)
    await begins(anna, telegram)
    while "____" not in telegram.text:
        await answers_right(anna, telegram)

    assert "I ____ him yesterday." in telegram.text
    assert {"saw", "have seen"} <= set(telegram.labels)
    await anna.presses("have seen")
    assert "Потому что вчера." in telegram.text


async def test_a_leech_is_asked_for_a_sentence(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/add journey")
    me = await app.find_person(TelegramId(anna.id))
    await app.words.choose_pace(me.id, 0)
    await CardRow.filter(person_id=me.id).update(
        phase=2, step=None, stability=3.0, difficulty=9.0, lapses=6, due=app.clock.now(), last_review=app.clock.now()
    )
    await begins(anna, telegram)
    assert "своё предложение" in telegram.text

    await anna.says("journey")
    assert "от четырёх слов" in telegram.text


async def test_a_word_is_read_aloud(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add journey")
    await begins(anna, telegram)
    if "🔊 Послушать" in telegram.labels:
        await anna.presses("🔊 Послушать")
        assert len(telegram.calls("sendVoice")) == 1
    assert len(telegram.live_screens) == 1


async def test_nothing_is_due_for_who_wants_no_new_words(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/start")
    me = await app.find_person(TelegramId(anna.id))
    await app.words.choose_pace(me.id, 0)
    await anna.says("/review")

    assert "Повторять пока нечего" in telegram.text
    assert telegram.labels[0] == "Мои слова"
