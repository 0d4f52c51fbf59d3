"""The words that everything about learning shares: levels, skills, points."""

from enum import StrEnum, unique
from typing import NewType


@unique
class Level(StrEnum):
    """A level of the Common European Framework of Reference (CEFR), the lowest first."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"

    @property
    def rank(self) -> int:
        """0 for A1 to 5 for C2."""
        return list(Level).index(self)


@unique
class Skill(StrEnum):
    """What progress is shown by."""

    GRAMMAR = "grammar"
    VOCABULARY = "vocabulary"
    READING = "reading"
    LISTENING = "listening"
    SPEAKING = "speaking"
    WRITING = "writing"


PointKey = NewType("PointKey", str)
"""One thing to be mastered, as `skill/name`: `grammar/present-perfect`, `vocabulary/travel`. Content names its points."""


def skill_of(point: PointKey) -> Skill:
    """The skill that a point belongs to. Raises ValueError when the key names none."""
    return Skill(point.partition("/")[0])
