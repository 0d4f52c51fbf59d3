"""What a day's session is made of. Pure: the bot and the simulation plan with the same functions.

At most 60 % of the learner's minutes are for cards that are due, then comes the weakest of what the next step builds
on, then the next step itself; a talk where minutes are left. A third of the cards is kept for after the lesson: they
bring the session to where it should be, and end it with a success. The figures are ours: docs/teaching.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, unique

from core.path.types import StepKind

FOR_CARDS = 0.6
"""The most of a session that cards may take."""
SECONDS_A_CARD = 9.0
NEW_COSTS = 3
"""Cards that a new word takes the time of."""
KEPT_OF, FEWEST_KEPT = 3, 2
"""One of so many cards is kept for the end, when that makes as many as this."""
LESSON_MINUTES, REMEDIAL_MINUTES, TALK_MINUTES = 6.0, 5.0, 4.0
"""A part is begun when at least half of its minutes are left; a lesson that is not finished goes on another day."""


@unique
class PartKind(StrEnum):
    """What a part of a session is."""

    WORDS = "words"
    REMEDIAL = "remedial"
    LESSON = "lesson"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Cards:
    """How many cards a session takes."""

    due: int
    new: int

    @property
    def count(self) -> int:
        return self.due + self.new

    @property
    def minutes(self) -> float:
        return (self.due + NEW_COSTS * self.new) * SECONDS_A_CARD / 60


@dataclass(frozen=True, slots=True)
class Plan:
    """A session, part by part in their order."""

    cards: Cards
    parts: tuple[PartKind, ...]
    kept: int = 0
    """Of the cards, those for after the lesson."""

    @property
    def opening(self) -> int:
        """Cards before the lesson."""
        return self.cards.count - self.kept


def compose(minutes: int, *, due: int, new: int, step: StepKind | None) -> Plan:
    """A session of so many minutes. There is always something to do: with no card due and no step, a talk."""
    cards = cards_within(minutes * FOR_CARDS, due=due, new=new)
    left = minutes - cards.minutes
    parts = [PartKind.WORDS] if cards.count else []
    for part, takes in _after_cards(step):
        if left >= takes / 2:
            parts.append(part)
            left -= takes
    kept = _kept(cards, parts)
    if kept:
        parts.insert(2, PartKind.WORDS)
    return Plan(cards, tuple(parts) or (PartKind.TALK,), kept)


def _kept(cards: Cards, parts: Sequence[PartKind]) -> int:
    has_lesson = not {PartKind.LESSON, PartKind.REMEDIAL}.isdisjoint(parts)
    return cards.count // KEPT_OF if has_lesson and cards.count >= FEWEST_KEPT * KEPT_OF else 0


def cards_within(minutes: float, *, due: int, new: int) -> Cards:
    """Due cards come before new ones."""
    room = int(minutes * 60 / SECONDS_A_CARD)
    taken = min(due, room)
    return Cards(taken, min(new, (room - taken) // NEW_COSTS))


def _after_cards(step: StepKind | None) -> tuple[tuple[PartKind, float], ...]:
    talk = (PartKind.TALK, TALK_MINUTES)
    if step is StepKind.REMEDIAL:
        return (PartKind.REMEDIAL, REMEDIAL_MINUTES), talk
    if step is StepKind.LESSON:
        return (PartKind.LESSON, LESSON_MINUTES), talk
    return (talk,)
