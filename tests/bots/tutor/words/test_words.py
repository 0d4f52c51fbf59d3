"""Lists of words, adding and leaving them, the deck for Anki."""

from core.app import App
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram
from tests.core.people import update


async def has_words(person: Person, app: App, *words: str) -> None:
    await person.says("/menu")
    me = await app.find_person(TelegramId(person.id))
    await app.words.add_many(me.id, words, "own", update())


async def test_a_word_of_one_sense_is_added_at_once(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add journey")

    assert "Добавлено" in telegram.text
    assert "journey /ˈdʒɜːni/" in telegram.text
    await anna.says("/add journey")
    assert "уже есть" in telegram.text


async def test_of_several_senses_the_person_chooses(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add bank")
    assert telegram.labels[:2] == ["1. банк", "2. берег"]

    await anna.presses("2. берег")
    assert "берег, берег реки" in telegram.text
    assert "Добавлено" in telegram.text


async def test_a_form_and_a_russian_word_find_their_word(anna: Person, telegram: Telegram) -> None:
    for asked in ("journeys", "путешествие"):
        await anna.says(f"/add {asked}")
        assert "journey /ˈdʒɜːni/" in telegram.text


async def test_a_misspelt_word_is_guessed(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add jorney")
    assert "jorney" in telegram.text
    assert telegram.labels[0] == "journey"

    await anna.presses("journey")
    assert "Добавлено" in telegram.text


async def test_a_word_beyond_the_bank_gets_ones_own_translation(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add gopher")
    assert "gopher /ˈɡoʊfər/ · существительное" in telegram.text
    await anna.says("суслик")

    assert "Добавлено" in telegram.text
    assert "суслик" in telegram.text


async def test_a_translation_that_is_too_long_is_refused_and_asked_again(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add gopher")
    await anna.says("я" * 101)
    assert "100" in telegram.text

    await anna.says("суслик")
    assert "Добавлено" in telegram.text


async def test_a_word_as_it_is_when_nothing_was_meant(anna: Person, telegram: Telegram) -> None:
    await anna.says("/add frienb")
    await anna.presses("Нет, добавь моё как есть")
    await anna.says("выдумка")

    assert "frienb" in telegram.text
    assert "выдумка" in telegram.text


async def test_add_alone_asks_for_the_word(ben: Person, telegram: Telegram) -> None:
    await ben.says("/add")
    await ben.says("a ticket")
    assert "Added" in telegram.text

    await ben.says("/add")
    await ben.says("/cancel")
    assert "Your 1 card is as it was." in telegram.text


async def test_nonsense_is_asked_again(anna: Person, telegram: Telegram) -> None:
    for nonsense in ("🙃", "<b>x</b>", "qqqqqqqqqqqq", "'; DROP TABLE words"):
        await anna.says(f"/add {nonsense}")
        assert "не знаю" in telegram.text
        assert telegram.refused == []


async def test_the_overview_counts_by_state(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/words")
    assert "Пока пусто" in telegram.text

    await has_words(anna, app, "journey", "ticket", "apple")
    await anna.says("/words")
    assert "Новые: 3" in telegram.text
    assert telegram.labels[0] == "Повторить сейчас"


async def test_a_list_is_paged_and_searched(anna: Person, telegram: Telegram, app: App) -> None:
    words = ("apple", "bread", "cheese", "egg", "milk", "soup", "tea")
    await has_words(anna, app, *words)
    await anna.says("/words")
    await anna.presses("Все карточки")
    assert "tea: чай" in telegram.text
    assert telegram.labels[-1] == "1/2 ›"
    await anna.presses("1/2 ›")
    assert telegram.labels[:2] == ["bread", "apple"]

    await anna.says("/words")
    await anna.presses("Найти карточку")
    await anna.says("сыр")
    assert "Нашлось по «сыр»: 1" in telegram.text
    await anna.presses("cheese")
    assert "cheese /" in telegram.text


async def test_a_card_is_paused_resumed_and_deleted(anna: Person, telegram: Telegram, app: App) -> None:
    await has_words(anna, app, "journey")
    await anna.says("/words")
    await anna.presses("Все карточки")
    await anna.presses("journey")
    await anna.presses("На паузу")
    assert "На паузе: не спрашиваю." in telegram.text
    await anna.presses("Снова спрашивать")
    assert "Новое" in telegram.text

    await anna.presses("Удалить")
    assert "вернётся и то" in telegram.text
    await anna.presses("Удалить карточку")
    assert "Пока пусто" in telegram.text


async def test_cards_are_listed_by_state(anna: Person, telegram: Telegram, app: App) -> None:
    await has_words(anna, app, "journey", "ticket")
    await anna.says("/words")
    await anna.presses("Все карточки")
    await anna.presses("По видам")
    assert "Новые: 2" in telegram.labels
    await anna.presses("Новые: 2")
    assert telegram.text.startswith("Новые: 2")


async def test_the_number_of_new_words_is_chosen(anna: Person, telegram: Telegram) -> None:
    await anna.says("/words")
    await anna.presses("Новых в день: 5")
    await anna.presses("10")

    assert "Новых в день: 10" in telegram.labels


async def test_the_deck_for_anki_is_sent(anna: Person, telegram: Telegram, app: App) -> None:
    await anna.says("/export")
    assert "нечего забирать" in telegram.text

    await has_words(anna, app, "journey")
    await anna.says("/export")
    assert "Колода из 1 карточки" in telegram.text
    await anna.presses("Прислать колоду")
    sent = telegram.calls("sendDocument")[-1]
    assert sent["caption"] == "Мои слова для Anki."


async def test_who_has_no_cards_is_not_told_of_nought(ben: Person, telegram: Telegram) -> None:
    await ben.says("/add")
    await ben.says("/cancel")
    assert telegram.text.startswith("Stopped. No card was made.")


async def test_a_search_that_finds_nothing_offers_another(ben: Person, telegram: Telegram, app: App) -> None:
    await has_words(ben, app, "journey")
    await ben.says("/words")
    await ben.presses("Find a card")
    await ben.says("xyzzy")
    await ben.presses("Find a card")
    await ben.says("journey")
    assert telegram.text.startswith("Found for “journey”: 1")


async def test_senses_that_are_too_long_for_buttons_have_their_numbers_alone(ben: Person, telegram: Telegram) -> None:
    await ben.says("/add bank")
    assert telegram.labels == ["1", "2", "‹ Back"]
