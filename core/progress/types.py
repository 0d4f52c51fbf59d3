"""What crosses the border of progress."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, unique
from typing import NewType

from core.levels.types import Level, PointKey

BadgeKey = NewType("BadgeKey", str)

EDITORS = "editors/1"
"""The engine of an answer that was marked wrong and that the editors have accepted since. Such an attempt puts right
what the mark did; nobody has practised by it."""


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


@unique
class DeedKind(StrEnum):
    """What a learner has done beside single answers."""

    LESSON = "lesson"
    """The subject is the lesson's key."""
    TALK = "talk"
    """A role-play whose goals were all reached; the subject is its key."""
    LEVEL = "level"
    """A level was reached by learning; the subject is the level."""
    PLACED = "placed"
    """A placement was passed; the subject is the level."""
    GOAL = "goal"
    """A daily goal was chosen; the subject is its XP."""
    PAUSE = "pause"
    BACK = "back"
    """A pause was ended early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """What an attempt or a deed brought. A replay of the same update gets the same award again, and adds nothing."""

    xp: int = 0
    goal_reached: bool = False
    """The daily goal was reached by this very answer."""
    streak: int | None = None
    """The streak in days, when this answer made today count."""
    badges: tuple[BadgeKey, ...] = ()


@unique
class MasteryState(StrEnum):
    """How well a point is known now."""

    LEARNING = "learning"
    MASTERED = "mastered"
    RUSTY = "rusty"
    """It was mastered, and is likely to be forgotten by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    """What is known of a learner and one point. A point without any attempt has none."""

    point: PointKey
    level: Level
    """Of its latest exercise."""
    expected: float
    """The chance that the next answer at that level is right, 0 to 1, were nothing forgotten."""
    answers: int
    days: int
    """On how many days of the learner it was answered."""
    kinds: frozenset[ExerciseKind]
    retrievability: float
    """The chance that it has not been forgotten since the last right answer, 0 to 1; 0 when there was none."""
    last_at: datetime
    last_right_on: date | None
    state: MasteryState
