"""What a session holds and in which order. Pure: rows, clocks and people stay outside, the simulation uses the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.progress.steering import TIRING, Left, Run, Support, may_end, pick
from core.vocabulary.scheduling import LOOK_AHEAD
from core.vocabulary.types import CardId, Grade, Memory, Phase

NEW_A_DAY = 5
REVIEWS_A_DAY = 60
SOON = 3
"""A word that was just met, or just missed, comes back after so many other cards."""
AT_HAND = 5
"""Cards at the head of the queue of which the next one is chosen."""
STEP_CHANCE = 0.85
"""Of a card that was met, or missed, minutes ago."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of a day."""

    new: int = NEW_A_DAY
    reviews: int = REVIEWS_A_DAY


@dataclass(frozen=True, slots=True)
class Standing:
    """A card in the queue: `chance` is how likely it is remembered now."""

    id: CardId
    memory: Memory
    chance: float


@dataclass(frozen=True, slots=True)
class Today:
    """What was done already on the learner's day that ends at `ends`."""

    ends: datetime
    reviewed: int = 0
    """Cards out of the review phase, each counted once."""
    begun: int = 0
    """New cards."""


def is_due(memory: Memory, now: datetime, ends: datetime) -> bool:
    """A card is due on the whole day of its date; a learning step when its minutes are nearly over."""
    if memory.phase is Phase.NEW:
        return False
    return memory.due < ends if memory.phase is Phase.REVIEW else memory.due <= now + LOOK_AHEAD


def plan(standings: Sequence[Standing], now: datetime, today: Today, limits: Limits) -> list[CardId]:
    """The queue of a session: steps that were left open, then what is due with the new cards spread among it.

    Due cards come by retrievability, the surest first: when there are more than the day holds, those that are not
    lost yet are kept. The very surest is kept for the end, so that a session ends well.
    """
    due = sorted((one for one in standings if is_due(one.memory, now, today.ends)), key=lambda one: -one.chance)
    steps = [one.id for one in due if one.memory.phase is not Phase.REVIEW]
    room = max(0, limits.reviews - today.reviewed)
    reviews = [one.id for one in due if one.memory.phase is Phase.REVIEW]
    fresh = [one.id for one in standings if one.memory.phase is Phase.NEW]
    wanted = new_words(len(reviews), today, limits)
    return steps + spread(last_first(reviews[:room]), fresh[:wanted])


def shortened(queue: Sequence[CardId], most: int) -> list[CardId]:
    """At most so many, the surest one still at the end."""
    return list(queue) if len(queue) <= most else [*queue[: most - 1], queue[-1]]


def new_words(due: int, today: Today, limits: Limits) -> int:
    """How many new words still fit into the day with so many due reviews: none while these fill it."""
    is_full = today.reviewed + due >= limits.reviews
    return 0 if is_full else max(0, limits.new - today.begun)


def last_first(cards: list[CardId]) -> list[CardId]:
    """The first goes to the end."""
    return cards[1:] + cards[:1]


def spread(cards: list[CardId], among: list[CardId]) -> list[CardId]:
    """The second ones at equal distances between the first ones, none of them last."""
    step = max(1, len(cards) // (len(among) + 1))
    queue = list(cards)
    for place, card in enumerate(among):
        queue.insert(min(len(queue), (place + 1) * step + place), card)
    return queue


def back_soon(queue: Sequence[CardId], card: CardId) -> list[CardId]:
    """The card again, after a few others."""
    return [*queue[:SOON], card, *queue[SOON:]]


def after_answer(queue: Sequence[CardId], card: CardId, memory: Memory, grade: Grade) -> list[CardId]:
    """What is still to be asked after the head of the queue was answered: a card with a step left comes back, at the
    end when it was known."""
    if memory.phase is Phase.REVIEW:
        return list(queue)
    return back_soon(queue, card) if grade is Grade.AGAIN else [*queue, card]


def at_hand(queue: Sequence[CardId], run: Run) -> list[CardId]:
    """The cards of which the next one is chosen: those at the head of the queue, after two failures running all."""
    return list(queue) if run.failures >= TIRING else list(queue[:AT_HAND])


def steered(
    queue: Sequence[CardId], chances: Mapping[CardId, float], run: Run, steps: int
) -> tuple[list[CardId], Support]:
    """The queue with the card first that should come now, and how it is asked. `chances` are those of the cards at
    hand that are out of their learning steps; a new card, or a step, at the head of the queue keeps its place, unless
    too much went wrong before. `steps`: how many cards of the queue are within their learning steps."""
    questions = max(1, len(queue) - steps)
    left = Left(questions, len(queue) - questions, comes_back=True)
    known = [card for card in queue if card in chances]
    if not known or (queue[0] not in chances and run.failures < TIRING):
        return list(queue), pick([STEP_CHANCE], run, left).support
    picked = pick([chances[card] for card in known], run, left)
    card = known[picked.place]
    rest = list(queue)
    rest.remove(card)
    return [card, *rest], picked.support


@dataclass(frozen=True, slots=True)
class Logged:
    """An answer of a session. `phase` is that of the memory before it."""

    card: CardId
    phase: Phase
    grade: Grade


def closing(log: Sequence[Logged], run: Run) -> CardId | None:
    """What comes once more when the queue is empty and the session may not end yet: of the cards that were missed in
    it, the first that has not come once more. None: the session ends."""
    seen, more = set[CardId](), set[CardId]()
    for one in log:
        if one.card in seen and one.phase is Phase.REVIEW:
            more.add(one.card)
        seen.add(one.card)
    if may_end(run, len(more)):
        return None
    missed = dict.fromkeys(one.card for one in log if one.grade is Grade.AGAIN)
    return next((card for card in missed if card not in more), None)
