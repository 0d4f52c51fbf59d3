"""What crosses the border of lessons. The steps themselves are in `core.lessons.steps`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import NewType, TypeAlias

from pydantic import BaseModel, ConfigDict

from core.answers.types import Segment
from core.lessons.steps import Step
from core.lessons.texts import Bilingual
from core.levels.types import Level, PointKey
from core.progress.types import Award

RunId = NewType("RunId", int)

LESSONS_ENGINE = "lessons/1"
"""What grades picks, order and pairs. Raised with every change of a rule, so that attempts can be computed anew."""


@unique
class Outcome(StrEnum):
    """What an answer was."""

    RIGHT = "right"
    TYPO = "typo"
    PARTLY = "partly"
    WRONG = "wrong"
    SHORT = "short"
    """Not graded: fewer words than were asked for."""
    REVEALED = "revealed"
    """The answer was shown instead."""

    @property
    def counts(self) -> bool:
        """Whether the step is solved by it."""
        return self in {Outcome.RIGHT, Outcome.TYPO}


class Facts(BaseModel):
    """Something that is kept as JSON."""

    model_config = ConfigDict(frozen=True)


class Slip(Facts):
    """A sure mistake in a text of the learner's own, with what to write instead."""

    wrong: str
    right: str
    why_en: str
    why_ru: str


class Feedback(Facts):
    """What there is to say about an answer, beside right or wrong."""

    segments: tuple[Segment, ...] = ()
    """Typed against accepted, letter by letter; see `core.answers.types`."""
    nearest: str = ""
    """The accepted answer that comes closest."""
    right_picks: int = 0
    wrong_picks: int = 0
    missed_picks: int = 0
    words: int = 0
    """Of a text."""
    missing: tuple[int, ...] = ()
    """The places of what a text had to mention and does not."""
    slips: tuple[Slip, ...] = ()
    unheard: tuple[str, ...] = ()
    """Words that were not made out in what was said."""


class StepState(Facts):
    """What was done at a step so far."""

    tries: int = 0
    hints: int = 0
    """Hints that were shown, 0 to 3."""
    done: bool = False
    revealed: bool = False
    passed: bool = False
    """Left without a mark."""
    disputed: bool = False
    told: bool = False
    """The answer stands beside the task, after three failures running: it cannot fail, and says nothing."""
    silent: bool = False
    """Nothing could be spoken: the step is done in writing."""
    score: float | None = None
    picks: tuple[int, ...] = ()
    """Options picked, pieces placed, or the pairs found: places, in the order in which it was done."""
    crossed: tuple[int, ...] = ()
    """Options that turned out wrong; of pairs, `left * 10 + right`."""
    turn: int = 0
    """Of a dialogue: the line that is being answered."""
    said: tuple[str, ...] = ()
    """Of a dialogue: what was answered so far."""
    marks: tuple[float, ...] = ()
    """Of a dialogue: the score of each line so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonCard:
    """A lesson from outside."""

    key: str
    level: Level
    title: Bilingual
    can_do: Bilingual
    points: tuple[PointKey, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The last answer at a step."""

    text: str
    outcome: Outcome
    feedback: Feedback
    award: Award


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What was answered wrongly first, and what would have been right."""

    given: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a finished lesson was like."""

    xp: int
    graded: int
    """Exercises with a mark."""
    at_once: int
    """Of these, those that were right at the first try and without a hint."""
    mistakes: tuple[Mistake, ...]
    award: Award
    """What the end of the lesson brought, beside the answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """Where somebody is in a lesson, and all that there is to show there."""

    id: RunId
    lesson: LessonCard
    language: str
    place: int
    """Of the step, from 1."""
    places: int
    step_key: str
    """As in the course file, with a + when the step comes once more."""
    step: Step
    state: StepState
    last: Answered | None
    again: int = 0
    """How many steps come once more after the review."""
    is_last: bool = False
    """Nothing comes after this step, as things stand."""
    summary: Summary | None = None
    """Of a finished run."""
    touched_at: datetime


@unique
class Standing(StrEnum):
    """How a learner stands to a lesson."""

    DONE = "done"
    OPEN = "open"
    """Begun, to be gone on with."""
    FREE = "free"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    """A lesson in the list."""

    lesson: LessonCard
    standing: Standing
    needs: tuple[LessonCard, ...] = ()
    """What has to be done before a locked one."""


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer in writing."""

    text: str


@dataclass(frozen=True, slots=True)
class Picked:
    """One option, or several, or all pieces in their order; places, from 0."""

    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """This left one belongs to that right one."""

    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was heard in a voice message."""

    text: str


StepAnswer: TypeAlias = Typed | Picked | Paired | Spoken
