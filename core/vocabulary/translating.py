"""The translation of a word that no list has, by a model. It is a suggestion: the person keeps it or writes another."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, Field

from core.ai.errors import NoModelError
from core.ai.metering import Call
from core.ai.prompts import prompt
from core.ai.router import Models
from core.ai.structured import ask_for
from core.ai.types import ChatRequest, Message, Role
from core.users.types import PersonId, UpdateKey
from core.vocabulary.types import PartOfSpeech

LANGUAGES = {"ru": "Russian", "en": "plain English, as a short definition"}


class Translated(BaseModel):
    """The shape of the answer."""

    translation: Annotated[str, Field(min_length=1, max_length=100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translate:
    """Raises ModelError, NoModelError, AllowanceSpentError and NotInPlanError."""

    models: Models | None

    def can(self) -> bool:
        """Whether a model with a key is on offer: the built-in coach translates nothing."""
        return self.models is not None and any(not rung.record.built_in for rung in self.models.offered())

    async def __call__(self, person_id: PersonId, text: str, pos: PartOfSpeech, language: str, key: UpdateKey) -> str:
        if self.models is None:
            raise NoModelError
        told = prompt("word_translation", 1).render(
            word=text, part=pos.value, language=LANGUAGES.get(language, LANGUAGES["en"])
        )
        request = ChatRequest(messages=(Message(Role.USER, told),), max_output_tokens=100, language=language)
        call = Call("tutor.word_translation", person=person_id, key=key)
        return (await ask_for(self.models, Translated, request, call)).translation.strip()
