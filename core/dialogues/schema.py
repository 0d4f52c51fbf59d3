"""A dialogue graph, as its author writes it and as its row keeps it."""

from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from core.levels.types import Level, PointKey

GraphKey = NewType("GraphKey", str)

Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Name: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Entry: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True, min_length=1, max_length=60)]
"""A lemma (`want`), a phrase of lemmas or forms (`how much`), or a class (`<yes>`, see matching.py)."""
Groups: TypeAlias = tuple[Annotated[tuple[Entry, ...], Field(min_length=1)], ...]
"""Every group must be met, by any of its entries."""


class Content(BaseModel):
    """Content never changes once it is read, and an unknown key in it is a slip of the pen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class InTwoLanguages(Content):
    en: Line
    ru: Line

    def told(self, language: str) -> str:
        """In Russian for whoever speaks it here, else in English."""
        return self.ru if language == "ru" else self.en


class Roles(Content):
    """Who speaks with whom, in English: "waiter", "guest"."""

    bot: Line
    learner: Line


class Goal(InTwoLanguages):
    """What the learner wants to get done in the scene."""

    key: Name


def _several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class Wanted(Content):
    """What a text must say to mean something."""

    all: Annotated[Groups, Field(min_length=1)]
    none: tuple[Entry, ...] = ()
    """None of these may occur, negated or not."""


class Reply(Wanted):
    """One thing that the learner may mean at a node."""

    intent: Name
    to: Name
    reaches: Annotated[tuple[Name, ...], BeforeValidator(_several)] = ()
    """The goals that are reached by saying so: one name, or several."""
    reacts: tuple[Line, ...] = ()
    """What is said to exactly this, before the next node speaks. One of them is taken."""


class Node(Content):
    """A moment of the scene: the bot says one of `says`, and waits for a reply; at an end it waits for nothing."""

    says: Annotated[tuple[Line, ...], Field(min_length=1)]
    suggests: tuple[Line, ...] = ()
    replies: tuple[Reply, ...] = ()
    """The first that matches wins."""
    repair: tuple[Line, ...] = ()
    """Said in turn when nothing matches."""
    otherwise: Name | None = None
    """Where the scene goes on after the last repair."""
    end: bool = False

    @model_validator(mode="after")
    def _waits_or_ends(self) -> "Node":
        waits = bool(self.replies and self.repair and self.suggests and self.otherwise)
        speaks_on = self.replies or self.repair or self.suggests or self.otherwise
        if self.end and speaks_on:
            raise ValueError("a node with `end` has neither replies nor suggests, repair and otherwise")
        if not self.end and not waits:
            raise ValueError("a node without `end` has replies, suggests, repair and otherwise")
        return self


class Graph(Content):
    """One scene for one level."""

    key: Name
    level: Level
    title: InTwoLanguages
    scene: InTwoLanguages
    """Who, where, and what the learner wants."""
    roles: Roles
    points: Annotated[tuple[PointKey, ...], Field(min_length=1)]
    goals: Annotated[tuple[Goal, ...], Field(min_length=2, max_length=4)]
    start: Name
    nodes: Annotated[dict[Name, Node], Field(min_length=3, max_length=24)]
    license: Literal["MIT"] = "MIT"

    @property
    def lines(self) -> list[str]:
        """Everything English that a learner may read in the scene."""
        return [line for node in self.nodes.values() for line in (*spoken_in(node), *node.suggests)]


def spoken_in(node: Node) -> list[str]:
    """What the bot may say at a node."""
    return [*node.says, *node.repair, *(line for reply in node.replies for line in reply.reacts)]
