"""/check: steps for what is sure, "maybe" for what is not, and never a "correct"."""

from tests.bots.telegram import Person, Telegram


async def test_a_text_with_the_command_is_checked_at_once(ada: Person, telegram: Telegram) -> None:
    await ada.says("/check She go to school. He is doctor.")

    assert telegram.text.startswith("2 mistakes for sure:")
    assert telegram.text.count("✏️") == 2
    assert "goes" not in telegram.text
    assert "🧠 2 new cards in /review" in telegram.text
    assert telegram.labels == ["💡 Hint 1", "💡 Hint 2", "Check another text"]
    await ada.presses("💡 Hint 2")
    await ada.presses("Show 2")
    assert "✏️ He is a doctor." in telegram.text
    assert telegram.labels == ["💡 Hint 1", "Check another text"]
    await ada.presses("💡 Hint 1")
    await ada.presses("Show 1")
    assert "✏️ She goes to school." in telegram.text


async def test_without_a_text_it_asks_for_one(vera: Person, telegram: Telegram) -> None:
    await vera.says("/check")
    assert telegram.text == "Пришли текст на английском, и я поищу в нём ошибки."
    await vera.says("We was there.")

    assert telegram.text.startswith("Точно с ошибкой: 1 место.")
    await vera.presses("💡 Подсказка")
    assert "was" in telegram.text
    await vera.presses("Показать")
    assert "We were there." in telegram.text


async def test_a_hint_keeps_the_answer_to_itself_wherever_it_stands_in_the_rule(
    vera: Person, telegram: Telegram
) -> None:
    await vera.says("/check She go to school.")
    await vera.presses("💡 Подсказка")
    assert "Окончание -s нужно только после" in telegram.text
    assert "goes" not in telegram.text
    await vera.presses("Показать")
    assert "✏️ She goes to school." in telegram.text
    assert telegram.text.endswith("🧠 1 новая карточка в /review"), "what stood below stays below"


async def test_what_is_not_english_is_not_called_faultless(vera: Person, telegram: Telegram) -> None:
    await vera.says("/check Привет, как дела?")
    assert telegram.text == "Здесь нет английского. Пришли текст на английском."
    await vera.says("He is doctor.")
    assert telegram.text.startswith("Точно с ошибкой: 1 место.")


async def test_nothing_known_is_not_called_correct(ada: Person, telegram: Telegram) -> None:
    await ada.says("/check The weather is nice today.")

    assert telegram.text == "I found no known mistakes. I do not know all of them."
    await ada.presses("Check another text")
    await ada.says("/cancel")
    assert "Nothing was checked." in telegram.text


async def test_the_same_mistake_makes_no_second_card(ada: Person, telegram: Telegram) -> None:
    await ada.says("/check He is doctor.")
    await ada.says("/check He is doctor.")
    assert "🧠" not in telegram.text


async def test_a_hint_to_a_short_form_does_not_tell_it_and_its_answer_is_written_in_one_piece(
    ada: Person, telegram: Telegram
) -> None:
    await ada.says("/check She don't like restaurants.")
    await ada.presses("💡 Hint")
    assert "n't." not in telegram.text
    await ada.presses("Show")
    assert "She doesn't like restaurants." in telegram.text
    assert "n't" not in telegram.text.replace("doesn't", "")
