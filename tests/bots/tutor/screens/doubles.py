"""What speaks and listens on these walks, and the models that are on offer."""

from dataclasses import dataclass

from core.ai.capabilities import ModelRecord
from core.ai.errors import ModelUnavailableError
from core.ai.offer import Offer
from core.ai.patience import Patience
from core.ai.ports import Provider
from core.ai.router import Models
from core.ai.types import Recording, Speech, Usage
from tests.bots.models import models_of
from tests.clocks import HandClock
from tests.core.ai.conftest import connect
from tests.core.ai.fake_openai import FakeOpenAi
from tests.playground.pictures import ogg

CALM = Patience(between_tokens=60.0, tail=0.1)
"""An answer that has stopped growing is looked at in this time."""


@dataclass
class Sounds:
    """A voice and ears that a walk turns on and off."""

    hears: str = ""
    is_mute: bool = False

    async def speak(self, model: ModelRecord, text: str, voice: str | None) -> tuple[Speech, Usage]:
        if self.is_mute:
            raise ModelUnavailableError(model.ref, temporary=False)
        return Speech(ogg(3), robotic=True), Usage(characters=len(text))

    async def transcribe(self, model: ModelRecord, recording: Recording, language: str | None) -> tuple[str, Usage]:
        return self.hears, Usage(characters=len(self.hears))


def models_for(clock: HandClock, sounds: Sounds, model: FakeOpenAi, *, with_model: bool) -> Models:
    """The built-in coach, a voice and ears; before them a language model when it is wanted."""
    heard = Provider(name="sounds", dialect="compatible", speech=sounds, transcription=sounds)
    best = ["fake:best", "fake:small"] if with_model else []
    offer = Offer(chat=[*best, "offline:tutor"], speech=["sounds:voice"], transcription=["sounds:ears"])
    return models_of(offer, clock, heard, connect(model, "fake"), patience=CALM)
