"""The role in which a bot talks freely, and which model speaks in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.ai.errors import NoModelError
from core.ai.prompts import prompt
from core.ai.types import ModelRef
from core.app import App
from core.subscriptions.types import ModelOnOffer
from core.users.types import PersonId

BUILT_IN = "offline"
"""The provider of what answers without a key, and is no language model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """How a bot talks. Its prompt is a versioned file in `prompts/persona/` of the bot's folder."""

    folder: Path
    version: int
    coach: ModelRef | None
    """What answers when no model can; None: nothing does."""
    answer_tokens: int = 1_200
    budget: int = 4_000
    """Tokens of what a model is told, the answer not among them."""

    def system(self, language: str) -> str:
        """Who the bot is; `language` by its English name."""
        return prompt("persona", self.version, self.folder / "prompts").render(language=language)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which model is asked, and which others may answer in its place."""

    first: ModelRef
    allowed: frozenset[ModelRef]
    wished: ModelRef
    """The one that the person expects: not the first when its messages are used up and another's are left."""


async def choose_speaker(app: App, person_id: PersonId, persona: Persona) -> Choice:
    """The model that the person chose, else the best they have messages for; behind it their others, and the coach.

    When all their messages are used up the choice stays, and asking it says so. Raises NoModelError where there is
    neither a model nor a coach.
    """
    offered = [one for one in await app.models_for(person_id) if one.ref.provider != BUILT_IN and one.in_plan]
    able = [one for one in offered if one.can_answer] or offered
    refs = _chosen_first(able) + ([persona.coach] if persona.coach else [])
    if not refs:
        raise NoModelError
    return Choice(refs[0], frozenset(refs), next(iter(_chosen_first(offered)), refs[0]))


def _chosen_first(models: Sequence[ModelOnOffer]) -> list[ModelRef]:
    return [one.ref for one in sorted(models, key=lambda one: not one.chosen)]


async def has_model(app: App, person_id: PersonId) -> bool:
    """Whether a language model, and not a coach alone, can answer this person now."""
    return any(one.ref.provider != BUILT_IN and one.can_answer for one in await app.models_for(person_id))
