"""The placement test taken by people who do not exist, whose level is known.

Each level has as many people, spread evenly over its band. A fifth of the items is one level easier or harder
than their author believed, and in 3 % of the answers a person slips: the opposite comes of what they know. Which
items are misjudged is drawn anew for every person, so the figures are those of the mean bank, not of a lucky one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from core.levels.conduct import SHARES, Bank, Outline, is_enough, next_item
from core.levels.curves import SLIPS, chance
from core.levels.estimate import Estimate
from core.levels.scale import EDGES, LEVELS, centre_of, level_at
from core.levels.types import ItemKey, ItemKind, Level, PointKey

MISJUDGED = 0.2
"""The share of items that are one level off."""
LONG = 35
"""Answers after which the level is looked at once more, as after the first lessons."""
ITEMS_A_LEVEL = 40
BIN = 0.1
"""Width of the bins of stated probabilities."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One test: what was true, and what came out."""

    true: Level
    found: Level
    stated: float
    """The probability that was stated for the level found."""
    items: int
    found_later: Level
    """After `LONG` answers."""


@dataclass(frozen=True, slots=True)
class World:
    """What is true of items and people, and not known to the test."""

    bank: Bank
    guessed: float
    """Of the choices that a person does not know, how many they get by guessing."""

    def answer(self, item: Outline, ability: float, randomness: Random) -> bool:
        """Whether it is right. A person meets an item once, so that what is true of it is drawn here."""
        guessed = self.guessed if item.kind is ItemKind.CHOICE else 0.0
        difficulty = centre_of(_true_level(item.level, randomness))
        knows = randomness.random() < chance(ability, difficulty, guessed=guessed)
        return knows != (randomness.random() < SLIPS)


def simulate(people: int, seed: int, *, guessed: float = 0.0) -> dict[str, object]:
    """Takes the test `people` times; the same seed gives the same figures. All shares are 0 to 1."""
    randomness = Random(seed)  # noqa: S311 - not for secrets
    world = World(Bank(_outlines()), guessed)
    taken = [take(world, ability, randomness) for ability in _abilities(people, randomness)]
    return {"people": people, "seed": seed, **figures(taken)}


def take(world: World, ability: float, randomness: Random) -> Taken:
    """One person takes the test, and goes on answering after its end."""
    estimate, asked, ended = Estimate(), list[Outline](), None
    for number in range(1, LONG + 1):
        item = next_item(world.bank, asked, estimate, randomness)
        assert item is not None, "the bank is larger than the longest test"
        asked.append(item)
        estimate = estimate.after(item.level, item.kind, right=world.answer(item, ability, randomness))
        if ended is None and is_enough(estimate, number):
            ended = estimate, number
    assert ended is not None
    test, items = ended
    return Taken(level_at(ability), test.level, test.probability, items, estimate.level)


def figures(taken: Sequence[Taken]) -> dict[str, object]:
    """What the simulation shows, ready to be printed as JSON."""
    number = len(taken)
    return {
        "exact": sum(one.found is one.true for one in taken) / number,
        "within_one": sum(abs(one.found.rank - one.true.rank) <= 1 for one in taken) / number,
        "mean_items": sum(one.items for one in taken) / number,
        "max_items": max(one.items for one in taken),
        "exact_after_35": sum(one.found_later is one.true for one in taken) / number,
        "exact_by_level": {level: _exact([one for one in taken if one.true is level]) for level in LEVELS},
        "calibration": calibration(taken),
    }


def calibration(taken: Sequence[Taken]) -> list[dict[str, float]]:
    """How often the level was right among tests that stated about the same probability."""
    bins: dict[int, list[Taken]] = {}
    for one in taken:
        bins.setdefault(min(int(one.stated / BIN), round(1 / BIN) - 1), []).append(one)
    return [
        {
            "stated": sum(one.stated for one in those) / len(those),
            "observed": _exact(those),
            "people": len(those),
        }
        for _, those in sorted(bins.items())
    ]


def _exact(taken: Sequence[Taken]) -> float:
    return sum(one.found is one.true for one in taken) / len(taken) if taken else 0.0


def _abilities(people: int, randomness: Random) -> Iterator[float]:
    """A level for each in turn, and each part of its band as often as the others."""
    for number in range(people):
        rank, place = number % len(LEVELS), number // len(LEVELS)
        of_level = (people - rank - 1) // len(LEVELS) + 1
        share = (place + randomness.random()) / of_level
        yield EDGES[rank] + share * (EDGES[rank + 1] - EDGES[rank])


def _true_level(level: Level, randomness: Random) -> Level:
    if randomness.random() >= MISJUDGED:
        return level
    neighbours = [other for other in LEVELS if abs(other.rank - level.rank) == 1]
    return randomness.choice(neighbours)


def _outlines() -> list[Outline]:
    """As many items as the bank must have, spread over the skills and kinds."""
    skills = tuple(SHARES)
    return [
        Outline(ItemKey(f"{level}-{number}"), level, kind, skills[number % len(skills)], PointKey(f"x/{number}"))
        for level, number in product(LEVELS, range(ITEMS_A_LEVEL))
        for kind in (list(ItemKind)[number // len(skills) % 2],)
    ]
