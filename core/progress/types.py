"""What crosses the border of progress."""

from dataclasses import dataclass
from enum import StrEnum, unique
from typing import NewType

from core.levels.types import Level, PointKey

BadgeKey = NewType("BadgeKey", str)


@unique
class ExerciseKind(StrEnum):
    """How an answer is given. Mastery wants answers of at least two kinds."""

    CHOICE = "choice"
    CHOICES = "choices"
    GAP = "gap"
    ORDER = "order"
    MATCH = "match"
    TRANSFORM = "transform"
    HUNT = "hunt"
    TRANSLATE = "translate"
    DICTATION = "dictation"
    LISTENING = "listening"
    SAY = "say"
    WRITING = "writing"
    DIALOGUE = "dialogue"
    CARD = "card"
    PLACEMENT = "placement"
    TALK = "talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One graded answer. Attempts are only ever added, so that everything can be computed anew from them."""

    exercise: str
    """What was answered, the same for every try: `lesson:a1-04/s3`, `card:1234`, `item:b1-gr-017`."""
    kind: ExerciseKind
    points: tuple[PointKey, ...]
    level: Level
    score: float
    """0 to 1: 1 is right, also with a typo."""
    tries: int = 1
    """Which try this was, from 1."""
    hinted: bool = False
    revealed: bool = False
    """The answer had been shown."""
    answer: str = ""
    engine: str = ""
    """What graded it, with its version: `answers/1`, `checker/3`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What an attempt or a finished lesson brought; everything is empty when a replay finds it already given."""

    xp: int = 0
    goal_reached: bool = False
    """The daily goal was reached by this very answer."""
    streak: int | None = None
    """The streak in days, when this answer made today count."""
    badges: tuple[BadgeKey, ...] = ()
