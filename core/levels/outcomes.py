"""What crosses the border of the placement test: answers, results, where a test stands, changes of level."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import NewType

from core.answers.types import Grade
from core.levels.types import Item, ItemKind, Level, PointKey, Skill

PlacementId = NewType("PlacementId", int)


@unique
class ItemMark(StrEnum):
    """What came of a question of the test."""

    RIGHT = "right"
    TYPO = "typo"
    """Right but for a slip of the finger."""
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """"I don't know": counts as wrong."""
    PENDING = "pending"
    """Still being marked: waited for, and counted as nothing until then."""
    FAILED = "failed"
    """Could not be marked: the answer is not assessed and counts as nothing."""

    @property
    def right(self) -> bool | None:
        """None for what counts as nothing."""
        if self in {ItemMark.PENDING, ItemMark.FAILED}:
            return None
        return self in {ItemMark.RIGHT, ItemMark.TYPO}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredItem:
    """One answer, and what it was about."""

    exercise: str
    """The item's key; of an answer in a lesson, the exercise there."""
    level: Level
    kind: ItemKind
    skill: Skill
    point: PointKey
    mark: ItemMark
    given: str | None
    """None for "I don't know"."""
    in_practice: bool = False
    """Given in a lesson, which had taught it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillStanding:
    """Where one skill stands. All is None where too little was asked: the skill is not assessed."""

    skill: Skill
    answered: int
    level: Level | None = None
    height: float | None = None
    """0 where A1 begins to 6 where C2 ends."""


@unique
class Focus(StrEnum):
    """What a day of the plan is for."""

    LESSON = "lesson"
    POINT = "point"
    WORDS = "words"
    TALK = "talk"
    LISTENING = "listening"
    READING = "reading"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day of the first week, from 1."""

    number: int
    focus: Focus
    point: PointKey | None = None


@dataclass(frozen=True, slots=True)
class LevelScore:
    """How the answers to the items of a level went."""

    level: Level
    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class Mistake:
    """A question that was answered wrongly, or not at all."""

    item: Item
    given: str | None
    """None for "I don't know"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What a test found."""

    level: Level
    probabilities: tuple[float, ...]
    """Of each level, the lowest first."""
    skills: tuple[SkillStanding, ...]
    strengths: tuple[PointKey, ...]
    weak: tuple[PointKey, ...]
    plan: tuple[PlanDay, ...]
    """Exactly seven days."""
    answered: int
    right: int
    by_level: tuple[LevelScore, ...]
    """Only the levels that were asked, the lowest first."""
    mistakes: tuple[AnsweredItem, ...]

    @property
    def probability(self) -> float:
        """Of the level."""
        return self.probabilities[self.level.rank]

    @property
    def maybe(self) -> Level | None:
        """The level that it may be instead; None when nothing else is probable at all (5 %)."""
        others = [level for level in Level if level is not self.level]
        best = max(others, key=lambda level: self.probabilities[level.rank])
        return best if self.probabilities[best.rank] >= 0.05 else None


@unique
class PlacementState(StrEnum):
    """Where a test stands."""

    ASKING = "asking"
    PAUSED = "paused"
    WAITING = "waiting"
    """Every question is answered, and a mark is still to come."""
    DONE = "done"
    UNDECIDED = "undecided"
    """The time is over, or the questions are, with fewer than eight marked answers: nothing follows from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementView:
    """Where a test stands, for whoever takes it."""

    id: PlacementId
    state: PlacementState
    number: int
    """Of the present question, from 1."""
    about: int
    """How many questions there will be, roughly."""
    answered: int
    seconds_left: float
    item: Item | None = None
    """The present question, while there is one."""
    result: Placement | None = None
    """Once it is done."""
    slip: Grade | None = None
    """The answer just given was right but for this."""


@unique
class LevelSource(StrEnum):
    """Who or what gave somebody a level."""

    PLACEMENT = "placement"
    PRACTICE = "practice"
    """The first lessons said more than the test had."""
    PERSON = "person"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """A level that somebody was given, and why."""

    level: Level
    before: Level | None
    source: LevelSource
    probability: float | None
    """As a test stated it."""
    reason: str
    """In words, where a person gave one."""
    in_force: bool
    """False where staff hold another level."""
    at: datetime
