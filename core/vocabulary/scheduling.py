"""When a card is due: FSRS-6 by the fsrs library, with its default parameters and a retention of 0.90.

Two things are ours. Intervals between days are counted in the learner's days, not in spans of 24 hours: who practises
an hour earlier than yesterday still comes a day later. And the fuzz, which keeps cards learnt together from coming
back together, is drawn from a seed, so that the same log of reviews always gives the same memory.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler, State
from fsrs.scheduler import FUZZ_RANGES

from core.vocabulary.types import CardState, Grade, Memory, Phase

ENGINE = "fsrs 6.3.2/1"
"""Stands in every review of the log; raised when the same log would give another memory."""
RETENTION = 0.90
LEARNING_STEPS = (timedelta(minutes=1), timedelta(minutes=10))
RELEARNING_STEPS = (timedelta(minutes=10),)
LOOK_AHEAD = timedelta(minutes=20)
"""Nobody waits in a chat: a step due within this time is asked in the same session, after other cards."""
MATURE_DAYS = 21.0
LEECH_LAPSES = 6
LEAST_FUZZED_DAYS = 2.5
"""The library leaves shorter intervals as they are."""


@cache
def scheduler() -> Scheduler:
    """The library's, without its fuzz: that one cannot be seeded."""
    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=LEARNING_STEPS,
        relearning_steps=RELEARNING_STEPS,
        enable_fuzzing=False,
    )


def reviewed(memory: Memory, grade: Grade, at: datetime, *, days: int, seed: str | None) -> Memory:
    """The memory after a review. `days` is how many of the learner's days ago the last one was; `at` is in UTC.
    Without a seed there is no fuzz."""
    at = at.astimezone(UTC)
    card = _as_fsrs(memory, at, days)
    after, _ = scheduler().review_card(card, Rating(int(grade)), at)
    lapsed = memory.phase is Phase.REVIEW and grade is Grade.AGAIN
    is_spaced = after.state is State.Review and seed is not None
    due = at + fuzzed(after.due - at, Random(seed)) if is_spaced else after.due  # noqa: S311 - no secret
    return Memory(
        phase=Phase(int(after.state)),
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=due,
        last_review=at,
        reviews=memory.reviews + 1,
        lapses=memory.lapses + lapsed,
    )


def retrievability(memory: Memory, at: datetime, *, days: int) -> float:
    """The chance that the card is remembered now; 0 for one never seen."""
    return float(scheduler().get_card_retrievability(_as_fsrs(memory, at, days), at))


def fuzzed(interval: timedelta, chance: Random) -> timedelta:
    """The interval with the library's own fuzz (fsrs 6.3.2, `Scheduler._get_fuzzed_interval`), from our chance."""
    days = interval.days
    if days < LEAST_FUZZED_DAYS:
        return interval
    delta = 1.0 + sum(one["factor"] * max(min(float(days), one["end"]) - one["start"], 0.0) for one in FUZZ_RANGES)
    least, most = max(2, round(days - delta)), round(days + delta)
    return timedelta(days=round(chance.random() * (most - least + 1) + least))


def is_leech(memory: Memory) -> bool:
    """Forgotten six times, and not yet remembered for three weeks."""
    return memory.lapses >= LEECH_LAPSES and (memory.stability or 0.0) < MATURE_DAYS


def state_of(memory: Memory) -> CardState:
    """Of a card that is not suspended."""
    if memory.phase is Phase.NEW:
        return CardState.NEW
    if is_leech(memory):
        return CardState.LEECH
    if memory.phase is not Phase.REVIEW:
        return CardState.LEARNING
    return CardState.MATURE if (memory.stability or 0.0) >= MATURE_DAYS else CardState.YOUNG


def fresh(at: datetime) -> Memory:
    """Of a card that nobody has been asked yet."""
    return Memory(due=at)


def replayed(begun: datetime, log: Iterable[tuple[Grade, datetime, int, str]]) -> Memory:
    """The memory that a log of (grade, moment, days since the last review, seed) leaves."""
    memory = fresh(begun)
    for grade, at, days, seed in log:
        memory = reviewed(memory, grade, at, days=days, seed=seed)
    return memory


def _as_fsrs(memory: Memory, at: datetime, days: int) -> FsrsCard:
    """The library counts whole spans of 24 hours: the last review is put that many of them back."""
    last = memory.last_review
    if last is not None:
        last = (at - timedelta(days=days) if days > 0 else max(last, at - timedelta(hours=23))).astimezone(UTC)
    state = State.Learning if memory.phase is Phase.NEW else State(int(memory.phase))
    return FsrsCard(
        card_id=0,
        state=state,
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=last,
    )
