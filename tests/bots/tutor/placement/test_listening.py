"""What is heard and what is said in the test."""

import pytest

from core.ai.router import Models
from core.app import App
from core.levels.types import Level, Skill
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.placement.conftest import OGG, VoiceBox, answers, begins, present, takes_the_test
from tests.clocks import HandClock


async def comes_to_listening(person: Person, app: App) -> None:
    """Answers until a question is to be heard."""
    await begins(person)
    while (view := await present(app, person)) is not None and view.item is not None and not view.item.audio:
        await answers(person, app, right=view.number % 2 == 0)
    assert view is not None
    assert view.item is not None


async def test_a_listening_question_is_a_voice_with_its_question_below(
    anna: Person, telegram: Telegram, app: App, voice: VoiceBox
) -> None:
    await comes_to_listening(anna, app)

    assert anna.chat[-1]["media"]["kind"] == "voice"
    assert "🔊 Голос модели" in telegram.text
    assert "Послушай и" in telegram.text
    assert voice.spoken[-1] not in telegram.text
    assert len(telegram.live_screens) == 1
    assert telegram.refused == []


async def test_a_listening_question_is_answered_like_any_other(anna: Person, telegram: Telegram, app: App) -> None:
    await comes_to_listening(anna, app)
    heard = await present(app, anna)

    await answers(anna, app, right=True)

    after = await present(app, anna)
    assert heard is not None
    assert after is not None
    assert after.number == heard.number + 1
    assert len(telegram.live_screens) == 1


async def test_where_nothing_speaks_listening_is_not_asked(
    anna: Person, telegram: Telegram, app: App, models: Models, voice: VoiceBox
) -> None:
    models._rungs = {use: rungs for use, rungs in models._rungs.items() if use != "speech"}

    await takes_the_test(anna, telegram, app, Level.B1)

    assert voice.spoken == []
    assert "аудирование не проверяли" in telegram.text


async def test_a_voice_that_fails_in_the_middle_ends_listening_and_not_the_test(
    anna: Person, telegram: Telegram, app: App, voice: VoiceBox
) -> None:
    voice.is_mute = True

    await takes_the_test(anna, telegram, app, Level.B1)

    shown = [*telegram.calls("sendMessage"), *telegram.calls("editMessageText")]
    assert sum("аудирование не проверяем" in call["text"] for call in shown) == 1
    assert "аудирование не проверяли" in telegram.text
    known = await app.find_person(TelegramId(anna.id))
    result = await app.placement.result(known.id)
    assert result is not None
    assert Skill.LISTENING not in {one.skill for one in result.skills if one.level}


async def test_an_answer_may_be_spoken(ben: Person, telegram: Telegram, app: App, voice: VoiceBox) -> None:
    await begins(ben)
    voice.hears = "Wonderful."

    await ben.speaks(OGG, seconds=2)

    view = await present(app, ben)
    assert view is not None
    assert view.answered == 1


@pytest.mark.parametrize("deaf", [False, True])
async def test_what_was_not_heard_is_asked_again(
    ben: Person, telegram: Telegram, app: App, voice: VoiceBox, *, deaf: bool
) -> None:
    await begins(ben)
    voice.is_deaf = deaf

    await ben.speaks(OGG, seconds=2)

    assert "I could not make out any words." in telegram.text
    assert "Question 1" in telegram.text


async def test_a_long_recording_is_not_listened_to(ben: Person, telegram: Telegram) -> None:
    await begins(ben)

    await ben.speaks(OGG, seconds=400)

    assert "This is too long for me." in telegram.text


async def test_without_ears_answers_are_written(ben: Person, telegram: Telegram, models: Models) -> None:
    models._rungs = {use: rungs for use, rungs in models._rungs.items() if use != "transcription"}
    await begins(ben)

    await ben.speaks(OGG, seconds=2)

    assert "I cannot listen here. Please write the answer." in telegram.text


async def test_a_voice_after_the_time_is_over_is_not_listened_to(
    ben: Person, telegram: Telegram, clock: HandClock, voice: VoiceBox
) -> None:
    await begins(ben)
    clock.move(minutes=61)
    voice.hears = "wonderful"

    await ben.speaks(OGG, seconds=2)

    assert "Time is up" in telegram.text
