"""Role-plays without a model: chosen, played by the authored scene, helped with, left and gone on with, summed up."""

from tests.bots.telegram import Person, Telegram


async def enter(ada: Person, telegram: Telegram, title: str = "At the café") -> None:
    """Into a role-play of A1."""
    await ada.says("/talk")
    await ada.presses("scenes.1:")
    await ada.presses("‹ A1")
    await ada.presses(title)
    await ada.presses(telegram.labels[0])


async def test_ada_plays_a_scene_to_its_end(ada: Person, telegram: Telegram) -> None:
    await ada.says("/talk")
    assert telegram.labels == ["🎭 Role-plays", "Choose a topic", "‹ Back"]
    await ada.presses("🎭 Role-plays")
    assert "level A2" in telegram.text
    await ada.presses("‹ A1")
    await ada.presses("At the café")
    assert "🎯 Goals:\n• Order a drink\n• Order something to eat\n• Pay" in telegram.text

    await ada.presses("Begin")
    assert telegram.labels == ["💬 What can I say?", "Finish"]
    await ada.says("I'd like a tea, please")
    assert telegram.text == "A cup of tea. With milk or lemon?\n\n🎯 Order a drink ✓ 1/3"
    await ada.says("lemon")
    await ada.says("a sandwich please")
    assert telegram.text.endswith("🎯 Order something to eat ✓ 2/3")
    await ada.says("No, thank you. Can I pay by card?")

    assert telegram.text.startswith(
        "Thank you! Have a nice day, and keep warm!\n\n"
        "At the café: 4 replies.\n\n"
        "🎯 Goals: 3 of 3\n✓ Order a drink\n✓ Order something to eat\n✓ Pay\n\n"
        "Practised: grammar, words, speaking.\n+10 XP\n"
    )
    assert telegram.labels == ["Today's plan", "Another role-play", "‹ Back"]
    await ada.presses("Another role-play")
    assert "✓ At the café" in telegram.labels


async def test_vera_plays_it_in_russian(vera: Person, telegram: Telegram) -> None:
    await enter(vera, telegram, "В кафе")
    assert "Отвечай по-английски" in telegram.chat[-2]["text"]

    await vera.says("coffee")
    assert telegram.text == "A coffee. Big or small?\n\n🎯 Закажи напиток ✓ 1/3"
    await vera.presses("💬 Что сказать?")
    assert telegram.text.endswith("💬 Можно сказать так:\n• A small one, please.\n• Big, please. I am very tired!")
    await vera.says("/cancel")

    assert telegram.text.startswith("Stopped" if vera.language == "en" else "Остановлено")
    assert "В кафе: 1 реплика." in telegram.text
    assert "🎯 Цели: 1 из 3" in telegram.text


async def test_a_mistake_is_asked_about_then_hinted_then_shown(ada: Person, telegram: Telegram) -> None:
    await enter(ada, telegram)
    await ada.says("My mother work here. Tea, please.")

    line = telegram.screen
    assert line["text"].endswith(
        "🎯 Order a drink ✓ 1/3\n\n✏️ My mother work here.\nWho does it, one or several? Which form fits?"
    )
    assert telegram.labels == ["💡 Hint", "💬 What can I say?", "Finish"]
    await ada.presses("💡 Hint")
    hinted = telegram.screen
    assert hinted["message_id"] == line["message_id"]
    assert "💡" in hinted["text"]
    assert "works" not in hinted["text"]
    assert telegram.labels == ["Show", "💬 What can I say?", "Finish"]
    await ada.presses("Show")

    assert "✏️ My mother works here." in telegram.text
    assert "🎯 Order a drink ✓ 1/3" in telegram.text
    assert telegram.labels == ["💬 What can I say?", "Finish"]


async def test_two_mistakes_are_shown_at_the_most_and_the_rest_waits_for_the_summary(
    ada: Person, telegram: Telegram
) -> None:
    await enter(ada, telegram)
    await ada.says("She go home. We was late. They is here. I am agree.")

    assert telegram.labels[:2] == ["💡 Hint 1", "💡 Hint 2"]
    assert telegram.text.count("✏️") == 2
    await ada.presses("Finish")
    assert telegram.text.count("✏️") == 4
    assert "🧠 4 new cards in /review" in telegram.text


async def test_whoever_says_it_right_goes_on_where_they_were(ada: Person, telegram: Telegram) -> None:
    await enter(ada, telegram)
    await ada.says("My mother work here. Tea, please.")
    await ada.says("My mother works here.")

    assert telegram.text == "A cup of tea. With milk or lemon?\n\n✅ My mother works here."
    await ada.says("milk")
    assert "milk" in telegram.text.lower() or "Londoner" in telegram.text


async def test_a_scene_is_gone_on_with_after_something_else(ada: Person, telegram: Telegram) -> None:
    await enter(ada, telegram)
    await ada.says("Tea, please")
    await ada.says("/settings")
    ada.clock.move(days=3)
    await ada.says("/talk")
    assert "You are in the middle of “At the café”." in telegram.text

    await ada.presses("Go on with the scene")

    assert telegram.text == "A cup of tea. With milk or lemon?"
    await ada.says("With lemon")
    assert "lemon" in telegram.text


async def test_buttons_of_an_ended_scene_say_so(ada: Person, telegram: Telegram) -> None:
    await enter(ada, telegram)
    line = telegram.screen
    await ada.presses("Finish")
    assert "Nothing was said yet" in telegram.text
    await ada.presses("💬 What can I say?", line)

    assert telegram.alerts == ["This talk is over. Send /talk to begin another."]
