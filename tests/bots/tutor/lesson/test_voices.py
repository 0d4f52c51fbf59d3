"""What is heard and said in a lesson, with a voice and ears, and without."""

from collections.abc import AsyncIterator

import pytest

from core.ai.offer import Offer
from core.ai.router import Models
from core.ai.types import Use
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.lesson.conftest import begins, finishes, sees
from tests.clocks import HandClock
from tests.core.ai.conftest import connect
from tests.core.ai.fake_openai import FakeOpenAi, Refuses, Says

OGG = b"OggS" + b"\0" * 60


@pytest.fixture
async def models(clock: HandClock, fake: FakeOpenAi) -> AsyncIterator[Models]:
    """One that hears and one that speaks, behind them the coach."""
    offer = Offer(chat=["offline:tutor"], speech=["fake:voice"], transcription=["fake:ears"])
    models = models_of(offer, clock, connect(fake, "fake"))
    yield models
    await models.close()


def without(models: Models, use: Use) -> None:
    models._rungs = {found: rungs for found, rungs in models._rungs.items() if found is not use}


async def test_a_step_to_be_heard_stands_below_its_voice(anna: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=9)
    fake.plan(Says(body=OGG, content_type="audio/ogg"))
    await sees(anna, telegram, place=10)

    assert anna.chat[-1]["media"]["kind"] == "voice"
    assert "Послушай и запиши" in telegram.text
    assert "The train leaves" not in telegram.text
    assert "🔊 Послушать" not in telegram.labels
    assert len(telegram.live_screens) == 1

    await anna.says("the train leaves at six")
    assert "✅ Верно." in telegram.text
    assert telegram.refused == []


async def test_a_hint_to_what_was_heard_comes_below_it_and_it_can_be_heard_again(
    anna: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=9)
    fake.plan(Says(body=OGG, content_type="audio/ogg"))
    await sees(anna, telegram, place=10)
    await anna.presses("💡 Подсказка 1 из 3")
    fake.plan(Says(body=OGG, content_type="audio/ogg"))
    await anna.presses("🔊 Послушать")

    assert anna.chat[-1]["media"]["kind"] == "voice"
    assert telegram.text.count("💡") == 1
    assert telegram.refused == []


async def test_without_a_voice_the_step_is_done_in_writing_and_says_so(
    anna: Person, telegram: Telegram, models: Models
) -> None:
    without(models, Use.SPEECH)
    await begins(anna, telegram)
    await sees(anna, telegram, place=10)

    assert telegram.text.startswith("Голоса сейчас нет, поэтому сделаем это письменно.")
    assert "T__ t____ l_____ a_ s__." in telegram.text
    await anna.says("the train leaves at six")
    await anna.presses("Дальше")

    assert "The bus to the station is late today." in telegram.text
    await anna.presses("the bus")
    assert "✅ Верно." in telegram.text


async def test_a_provider_that_cannot_speak_now_is_no_reason_to_stop(
    anna: Person, telegram: Telegram, fake: FakeOpenAi
) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=9)
    fake.plan(*[Refuses(status=400)] * 9)
    await sees(anna, telegram, place=10)

    assert "сделаем это письменно" in telegram.text


async def test_a_sentence_is_said_and_heard(anna: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    await finishes(anna, telegram)
    await begins(anna, telegram, lesson=1)
    await sees(anna, telegram, place=8)
    assert "Скажи это вслух." in telegram.text

    fake.plan(Says(body=b'{"text": "I play football."}'))
    await anna.speaks(OGG, seconds=3)
    assert "with, my, friends" in telegram.text
    fake.plan(Says(body=b'{"text": "I play football with my friends"}'))
    await anna.speaks(OGG, seconds=3)
    assert telegram.text.startswith("🎙 I play football with my friends")
    assert "✅ Верно." in telegram.text


async def test_without_ears_whoever_has_said_it_says_so(anna: Person, telegram: Telegram, models: Models) -> None:
    without(models, Use.TRANSCRIPTION)
    await finishes(anna, telegram)
    await begins(anna, telegram, lesson=1)
    await sees(anna, telegram, place=8)

    await anna.speaks(OGG, seconds=3)
    assert telegram.text.startswith("Слушать здесь не получится.")
    await anna.presses("Готово")
    assert " 9/10" in telegram.text


async def test_an_answer_may_be_spoken_instead_of_typed(anna: Person, telegram: Telegram, fake: FakeOpenAi) -> None:
    await begins(anna, telegram)
    await sees(anna, telegram, place=7)
    fake.plan(Says(body=b'{"text": "She likes trains."}'))
    await anna.speaks(OGG, seconds=2)

    assert "✅ Верно." in telegram.text
