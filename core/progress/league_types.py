"""What is shown of the league."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, unique


@unique
class Tier(IntEnum):
    """Where people compete with each other, the lowest first."""

    BRONZE = 0
    SILVER = 1
    GOLD = 2
    PLATINUM = 3
    DIAMOND = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of the table."""

    rank: int
    name: str
    xp: int
    me: bool
    moves: int
    """What the place means when the week ends: 1 a tier up, -1 a tier down, 0 neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWeek:
    """How the last week of a person in the league has ended."""

    week: date
    tier: Tier
    rank: int
    of: int
    xp: int
    moved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class League:
    """What a person sees of the league."""

    member: bool
    tier: Tier
    ends_at: datetime
    """When this week ends for the person, in UTC."""
    counting: bool
    """The week has ended for them and not for everybody in their group: the table is still the old one."""
    table: tuple[Place, ...]
    """The group of the week, the first one first; empty while it has fewer than eight people."""
    people: int
    """In the group."""
    xp: int
    """Of the person in the present week."""
    best: int
    """Of the person in their best week before."""
    last: LastWeek | None
