"""A bank of items, a course, a voice and ears that are no model's, and people who take the test."""

from pathlib import Path

import pytest

from core.ai.capabilities import ModelRecord
from core.ai.errors import ModelUnavailableError
from core.ai.offer import Offer
from core.ai.ports import Provider
from core.ai.router import Models
from core.ai.types import Recording, Speech, Usage
from core.app import App
from core.levels.outcomes import PlacementView
from core.levels.seeding import seed_placement
from core.levels.types import Level
from core.users.types import TelegramId
from tests.bots.models import models_of
from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.lesson.conftest import course
from tests.clocks import HandClock
from tests.core.levels.conftest import write_bank

__all__ = ["course"]


class VoiceBox:
    """Speaks whatever it is given, and hears what a test says that it hears."""

    def __init__(self) -> None:
        self.spoken: list[str] = []
        self.hears = ""
        self.is_mute = False
        self.is_deaf = False

    async def speak(self, model: ModelRecord, text: str, voice: str | None) -> tuple[Speech, Usage]:
        if self.is_mute:
            raise ModelUnavailableError(model.ref, temporary=False)
        self.spoken.append(text)
        return Speech(OGG), Usage(characters=len(text))

    async def transcribe(self, model: ModelRecord, recording: Recording, language: str | None) -> tuple[str, Usage]:
        if self.is_deaf:
            raise ModelUnavailableError(model.ref, temporary=False)
        return self.hears, Usage(characters=len(self.hears))


OGG = b"OggS" + b"\0" * 60


@pytest.fixture
def voice() -> VoiceBox:
    return VoiceBox()


@pytest.fixture
def models(clock: HandClock, voice: VoiceBox) -> Models:
    """The built-in coach, with this voice and these ears."""
    fake = Provider(name="fake", dialect="compatible", speech=voice, transcription=voice)
    offer = Offer(chat=["offline:tutor"], speech=["fake:voice"], transcription=["fake:ears"])
    return models_of(offer, clock, fake, patience=None)


@pytest.fixture(scope="module")
async def bank(tables: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder: Path = write_bank(tmp_path_factory.mktemp("items"))
    await seed_placement(folder)


@pytest.fixture
def anna(telegram: Telegram, bank: None, course: None) -> Person:
    """She learns English and reads Russian."""
    return telegram.person("Anna", "tutor", language="ru")


@pytest.fixture
def ben(telegram: Telegram, bank: None, course: None) -> Person:
    """He learns English and reads no Russian."""
    return telegram.person("Ben", "tutor", language="en")


WORDS = {
    "ru": {"find": "Узнать уровень", "unknown": "Не знаю", "pause": "Прерваться"},
    "en": {"find": "Find my level", "unknown": "I don't know", "pause": "Take a break"},
}


def words_of(person: Person) -> dict[str, str]:
    return WORDS[person.language or "en"]


async def present(app: App, person: Person) -> PlacementView | None:
    """Where the person's test stands, by the core."""
    known = await app.find_person(TelegramId(person.id))
    return await app.placement.open(known.id)


async def begins(person: Person) -> None:
    await person.says("/level")
    await person.presses(words_of(person)["find"])


async def answers(person: Person, app: App, *, right: bool) -> None:
    """The question on the screen."""
    view = await present(app, person)
    assert view is not None
    assert view.item is not None
    if view.item.options:
        await person.presses("good" if right else "bad")
    else:
        await person.says("wonderful" if right else "elephants")


async def takes_the_test(person: Person, telegram: Telegram, app: App, level: Level) -> None:
    """From /level to the result: right below a level, every second time at it, wrong above it."""
    await begins(person)
    times = 0
    while (view := await present(app, person)) is not None and view.item is not None:
        above = view.item.level.rank - level.rank
        times += above == 0
        await answers(person, app, right=above < 0 or (above == 0 and times % 2 == 1))
        assert len(telegram.live_screens) == 1
    assert telegram.refused == []
