"""How the tutor talks: freely, and in a role. Both keep to the learner's level."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bots.kit.persona import Persona
from core.ai.prompts import prompt
from core.dialogues.schema import Goal, Graph
from core.dialogues.talking import UNKNOWN_LEVEL
from core.levels.types import Level

FOLDER = Path(__file__).parent
PERSONA, ROLE_PLAY, SIMPLER = 2, 1, 1
"""The versions of the prompts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talker(Persona):
    """Talks about anything, at a level."""

    level: Level = UNKNOWN_LEVEL

    def system(self, language: str) -> str:
        file = prompt("persona", self.version, self.folder / "prompts")
        return file.render(language=language, level=self.level.value, style=style_of(self.level))


@dataclass(frozen=True, slots=True, kw_only=True)
class Player(Persona):
    """Plays the other side of a scene."""

    graph: Graph
    goals: tuple[Goal, ...]
    """Those that are still open."""

    def system(self, language: str) -> str:  # noqa: ARG002 - in a role one speaks English alone
        return prompt("role_play", self.version, self.folder / "prompts").render(
            role=self.graph.roles.bot,
            learner=self.graph.roles.learner,
            scene=self.graph.scene.en,
            goals="; ".join(goal.en for goal in self.goals) or "all of them are reached by now",
            level=self.graph.level.value,
            style=style_of(self.graph.level),
        )


def style_of(level: Level) -> str:
    """What English of a level is, in the words of a prompt."""
    return _styles()[level.value]


def simpler(level: Level, words: tuple[str, ...]) -> str:
    """What a model is told whose answer began too hard."""
    return prompt("simpler", SIMPLER, FOLDER / "prompts").render(level=level.value, words=", ".join(words))


@cache
def _styles() -> dict[str, str]:
    return tomllib.loads((FOLDER / "prompts" / "styles.toml").read_text(encoding="utf-8"))
