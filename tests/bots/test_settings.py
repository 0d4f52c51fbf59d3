"""Language and time zone, chosen by pressing and by writing."""

from tests.bots.telegram import Person, Telegram


async def test_ada_chooses_russian_and_every_bot_speaks_it(ada: Person, telegram: Telegram) -> None:
    await ada.says("/start")
    await ada.presses("Settings")
    await ada.presses("Language")
    await ada.presses("Русский")

    assert telegram.notes == ["Теперь говорим по-русски."]
    assert "Язык: Русский" in telegram.text
    assert len(telegram.live_screens) == 1
