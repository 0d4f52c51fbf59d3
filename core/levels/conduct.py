"""How a placement test goes: which item comes next, and when there were enough. Where the figures are from:
docs/teaching.md; what they come to: `python main.py simulate placement`."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from core.levels.estimate import Estimate
from core.levels.types import ItemKey, ItemKind, Level, PointKey, Skill

FEWEST, MOST = 8, 25
"""Items of a test."""
SURE = 0.85
"""A level as probable as this ends the test."""
POOL = 5
"""One of this many of the most informative items is asked, so that tests differ."""
SHARES: Mapping[Skill, float] = MappingProxyType(
    {Skill.GRAMMAR: 0.35, Skill.VOCABULARY: 0.3, Skill.READING: 0.15, Skill.LISTENING: 0.2}
)
"""What part of a test each skill should have: ours, by what says most about a level in little time."""
FIRST = Level.B1
"""The first question comes from the middle: nobody is to meet the hardest words before anything else."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What must be known of an item to choose it."""

    key: ItemKey
    level: Level
    kind: ItemKind
    skill: Skill
    point: PointKey


class Bank:
    """The items that may be asked, by how much they tell: all of a level and a kind tell the same."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self._groups: dict[tuple[Level, ItemKind], list[Outline]] = {}
        for outline in outlines:
            self._groups.setdefault((outline.level, outline.kind), []).append(outline)

    def groups(self, estimate: Estimate, kind: ItemKind) -> list[Sequence[Outline]]:
        """Those of a kind, the most informative first."""
        levels = [level for level, its in self._groups if its is kind]
        levels.sort(key=lambda level: estimate.information(level, kind), reverse=True)
        return [self._groups[level, kind] for level in levels]


def next_item(bank: Bank, asked: Sequence[Outline], estimate: Estimate, randomness: Random) -> Outline | None:
    """One of the most informative items that was not asked yet; None when there is none left.

    Typed items and choices take turns. Among items that tell as much, the skill comes first that has had less than
    its share, then what was not touched yet.
    """
    known = {item.key for item in asked}
    for kind in _kinds(asked):
        groups = bank.groups(estimate, kind)
        if not asked:
            groups.sort(key=lambda group: group[0].level is not FIRST)
        pool = _pool(groups, known, _order(asked, randomness))
        if pool:
            return randomness.choice(pool)
    return None


def is_enough(estimate: Estimate, answered: int) -> bool:
    """Whether the test is over after so many answers."""
    return answered >= MOST or (answered >= FEWEST and estimate.probability >= SURE)


def _kinds(asked: Sequence[Outline]) -> tuple[ItemKind, ItemKind]:
    typed = sum(item.kind is ItemKind.TYPED for item in asked)
    if 2 * typed <= len(asked):
        return ItemKind.TYPED, ItemKind.CHOICE
    return ItemKind.CHOICE, ItemKind.TYPED


def _order(asked: Sequence[Outline], randomness: Random) -> Callable[[Outline], tuple[float, int, float]]:
    skills = Counter(item.skill for item in asked)
    points = Counter(item.point for item in asked)
    had = {skill: skills[skill] / share for skill, share in SHARES.items()}
    return lambda item: (had[item.skill], points[item.point], randomness.random())


def _pool(
    groups: list[Sequence[Outline]], known: Collection[ItemKey], order: Callable[[Outline], tuple[float, int, float]]
) -> list[Outline]:
    pool: list[Outline] = []
    for group in groups:
        fresh = [item for item in group if item.key not in known]
        pool += sorted(fresh, key=order)[: POOL - len(pool)]
        if len(pool) == POOL:
            break
    return pool
