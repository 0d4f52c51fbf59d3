"""The words that everything about learning shares: levels, skills, points."""

from dataclasses import dataclass
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
"""One thing to be mastered, as `skill/name`: `grammar/present-perfect`, `vocabulary/travel`. Content names them."""


def skill_of(point: PointKey) -> Skill:
    """The skill that a point belongs to. Raises ValueError when the key names none."""
    return Skill(point.partition("/")[0])


ItemKey = NewType("ItemKey", str)
"""`b1-gr-017`: level, skill (gr, vo, re, li), number."""

GAP = "___"
"""Where the answer goes in a prompt."""


@unique
class ItemKind(StrEnum):
    """How an item is answered."""

    TYPED = "typed"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same in both languages that the bots speak."""

    ru: str
    en: str

    def in_language(self, language: str) -> str:
        """English for every language but Russian."""
        return self.ru if language == "ru" else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question of the placement test."""

    key: ItemKey
    kind: ItemKind
    level: Level
    skill: Skill
    point: PointKey
    prompt: str
    """The gap in it is `___`; the base form of a wanted word stands in brackets."""
    passage: str = ""
    """A text to read first; of reading items alone."""
    audio: str = ""
    """What is spoken, and never shown before the answer; of listening items alone."""
    options: tuple[str, ...] = ()
    answer: int | None = None
    """The place of the right option, from 0; of choice items alone."""
    accept: tuple[str, ...] = ()
    """Every right answer; of typed items alone."""
    explanation: Bilingual

    @property
    def right_answers(self) -> tuple[str, ...]:
        """As they stand in the gap, the usual one first."""
        return self.accept if self.answer is None else (self.options[self.answer],)
