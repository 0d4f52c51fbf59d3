"""The rules of the league: groups of a tier compete for a week; the first four go up, the last four down. The figures
are ours: docs/teaching.md."""

from collections.abc import Sequence
from typing import TypeVar

from core.progress.league_types import Tier

MOST_PEOPLE = 20
LEAST_PEOPLE = 8
"""With fewer in a group nobody moves: everyone sees their own best week instead of a table."""
MOVING = 4

T = TypeVar("T")


def ranked(seats: Sequence[tuple[T, int]]) -> list[tuple[T, int]]:
    """Whoever sat down with how many XP, the best first; with equal XP whoever sat down first."""
    return sorted(seats, key=lambda seat: -seat[1])


def moves(rank: int, people: int, xp: int, tier: Tier) -> int:
    """What a rank, from 1, is worth: 1 a tier up, -1 a tier down, 0 neither. Nobody goes up without an XP."""
    if people < LEAST_PEOPLE:
        return 0
    if rank <= MOVING:
        return int(xp > 0 and tier is not Tier.DIAMOND)
    return -int(rank > people - MOVING and tier is not Tier.BRONZE)


def next_group(sizes: Sequence[int]) -> int | None:
    """Which of the groups takes the next person: the fullest that has room, so that few groups stay small."""
    open_ones = [(size, -number) for number, size in enumerate(sizes) if size < MOST_PEOPLE]
    return -max(open_ones)[1] if open_ones else None
