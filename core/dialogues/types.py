"""What crosses the border of the dialogues, beside the graph itself (schema.py)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import NewType

from core.checker.types import Area, Tier
from core.dialogues.schema import Goal, Graph, GraphKey
from core.levels.types import Bilingual, Level, Skill
from core.progress.types import Award
from core.users.types import UpdateKey

TalkId = NewType("TalkId", int)
SlipId = NewType("SlipId", int)


@unique
class TalkKind(StrEnum):
    """A person has one unfinished talk of each kind, at the most."""

    SCENE = "scene"
    """A role-play with goals."""
    FREE = "free"
    """About a topic, or about anything."""


@unique
class Lead(StrEnum):
    """Who plays the other side."""

    GRAPH = "graph"
    """The authored scene."""
    MODEL = "model"
    """A language model; the goals are still judged by the scene's own intents."""


@unique
class SlipStep(StrEnum):
    """How far a mistake has been explained: each step is taken after the one before."""

    ASKED = "asked"
    """Where it is, with a question."""
    HINTED = "hinted"
    REVEALED = "revealed"
    MENDED = "mended"
    """The learner said it right themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneCard:
    """A role-play in the list."""

    key: GraphKey
    level: Level
    title: Bilingual
    played: bool
    """Every goal of it was reached in one talk, some time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """Where a talk stands."""

    id: TalkId
    kind: TalkKind
    lead: Lead
    level: Level
    subject: str
    graph: Graph | None
    """Of a role-play."""
    reached: tuple[Goal, ...]
    open_goals: tuple[Goal, ...]
    line: str
    """What the learner heard last; where a model plays, the turn of `last_key` has it."""
    last_key: UpdateKey
    replies: int
    begun_at: datetime
    touched_at: datetime
    is_over: bool
    """It has been finished or left, or the scene has come to an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What came of one reply in a role-play."""

    talk: Talk
    line: str
    """What the other side says; empty when a model is to say it."""
    reached: tuple[Goal, ...]
    """The goals that this very reply reached."""
    understood: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A mistake: `text[start:end]` should read `right`."""

    id: SlipId
    text: str
    start: int
    end: int
    right: str
    area: Area
    tier: Tier
    explanation: Bilingual
    step: SlipStep
    shown: bool

    @property
    def wrong(self) -> str:
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was seen in one message of a talk."""

    slips: tuple[Slip, ...]
    """To be shown now: at most two."""
    mended: tuple[Slip, ...] = ()
    """Shown before, and said right in this message."""
    is_retry: bool = False
    """The message is nothing but that: it is no reply of the talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What the checker says of a text that a person wants to have checked."""

    sure: tuple[Slip, ...]
    """To be shown now, step by step."""
    more: int
    """Further sure mistakes, for the next look."""
    maybes: tuple[Slip, ...]
    """`right` is what the sentence may be meant to say: the suggestions with slashes between."""
    odd: tuple[str, ...]
    """Sentences that read oddly."""
    cards: int
    """How many of the mistakes became new cards."""

    @property
    def found_nothing(self) -> bool:
        return not (self.sure or self.maybes or self.odd)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a talk was."""

    talk: Talk
    slips: tuple[Slip, ...]
    """The sure mistakes, the oldest first."""
    maybes: tuple[Slip, ...]
    cards: int
    """How many cards of own mistakes this talk has brought."""
    skills: tuple[Skill, ...]
    award: Award
