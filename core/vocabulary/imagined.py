"""Somebody who does not exist, and their cards: planned, asked and scheduled as those of real people.

Nobody's memory is FSRS's average one: each person forgets by FSRS parameters of their own (the defaults, each about
a tenth larger or smaller), finds a word among options more easily than they write it, slips now and then, misses a day
in ten, and is away for a fortnight once. What they are asked and when knows nothing of that: it comes from the default
parameters, like everybody's.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler

from core.progress.steering import Run, Support
from core.vocabulary.exercises import STRETCHES, QuestionKind, kind_now
from core.vocabulary.grading import Reply, grade_of
from core.vocabulary.planning import (
    Limits,
    Logged,
    Standing,
    Today,
    after_answer,
    at_hand,
    back_soon,
    closing,
    is_due,
    new_words,
    plan,
    shortened,
    steered,
)
from core.vocabulary.scheduling import fresh, retrievability, reviewed
from core.vocabulary.types import CardId, Grade, Memory, Phase
from core.vocabulary.world import A_WORD, FEEDBACK, SECONDS, World, own_parameters

START = datetime(2026, 1, 1, 18, tzinfo=UTC)
LETTERS = 7
BEGUN = Run()


@dataclass(slots=True)
class _Card:
    id: CardId
    memory: Memory
    truth: FsrsCard
    day: int = 0
    """Of the last review."""
    met: bool = False
    asked_as: QuestionKind | None = None


@dataclass(slots=True)
class Sitting:
    """One session of words: the queue, the answers so far, and the time that they took."""

    day: int
    began: datetime
    queue: list[CardId]
    run: Run
    log: list[Logged] = field(default_factory=list)
    rights: list[bool] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def now(self) -> datetime:
        return self.began + timedelta(seconds=self.seconds)


@dataclass(slots=True)
class _Days:
    """What is counted."""

    minutes: list[float] = field(default_factory=list)
    reviews: dict[int, int] = field(default_factory=dict)
    """Due cards by day; `answers` counts new words and second tries as well."""
    answers: dict[int, int] = field(default_factory=dict)
    begun: dict[int, int] = field(default_factory=dict)
    recalled: list[bool] = field(default_factory=list)


class Learner:
    """One person and their cards."""

    def __init__(self, number: int, randomness: Random, limits: Limits, world: World) -> None:
        self._chance = randomness
        self._number = number
        self._limits = limits
        self._world = world
        self._cards: dict[CardId, _Card] = {}
        self._mind = Scheduler(parameters=own_parameters(randomness, world), enable_fuzzing=False)
        self._options = world.options * randomness.lognormvariate(0, world.kinds)
        self._context = world.context * randomness.lognormvariate(0, world.kinds)
        self.counted = _Days()

    @property
    def memories(self) -> list[Memory]:
        return [card.memory for card in self._cards.values()]

    def lives(self, day: int) -> None:
        """A day with everything that is due, unless it is one without a session."""
        if not self.rests(day):
            self.reviews(day)

    def rests(self, day: int) -> bool:
        return day in self._world.away or self._chance.random() < self._world.absent

    def waiting(self, day: int) -> tuple[int, int]:
        """How many cards are due, and how many new words fit into the day."""
        now, today = self._day(day)
        due = sum(is_due(card.memory, now, today.ends) for card in self._cards.values())
        return min(due, self._limits.reviews - today.reviewed), new_words(due, today, self._limits)

    def reviews(self, day: int, most: int | None = None, before: Run = BEGUN) -> list[bool]:
        """A session of at most so many cards; whether each answer was right. `before`: the answers of the day."""
        now, today = self._day(day)
        queue = self._plan(day, now, today)
        sitting = Sitting(day, now, queue if most is None else shortened(queue, most), before)
        while (asked := self._next(sitting)) is not None:
            card, support = asked
            kind = self._kind(card, support)
            took = SECONDS[kind] * self._chance.lognormvariate(0, 0.4)
            sitting.seconds += took
            if kind is QuestionKind.MEET:
                card.met, sitting.queue = True, back_soon(sitting.queue, card.id)
            else:
                self._answered(card, kind, support, took, sitting)
        self._count(sitting)
        return sitting.rights

    def _day(self, day: int) -> tuple[datetime, Today]:
        now = START + timedelta(days=day)
        reviewed, begun = self.counted.reviews.get(day, 0), self.counted.begun.get(day, 0)
        return now, Today(ends=now + timedelta(hours=9), reviewed=reviewed, begun=begun)

    def _plan(self, day: int, now: datetime, today: Today) -> list[CardId]:
        due = [card for card in self._cards.values() if is_due(card.memory, now, today.ends)]
        new = [card for card in self._cards.values() if card.memory.phase is Phase.NEW]
        for _ in range(new_words(len(due), today, self._limits) - len(new)):
            number = CardId(self._number * 100_000 + len(self._cards))
            self._cards[number] = _Card(number, fresh(now), FsrsCard(card_id=1, due=now))
            new.append(self._cards[number])
        standings = [Standing(card.id, card.memory, self._believed(card, now, day)) for card in (*due, *new)]
        return plan(standings, now, today, self._limits)

    def _next(self, sitting: Sitting) -> tuple[_Card, Support] | None:
        """As `core.vocabulary.asking.AskNext` takes it from the queue."""
        if not sitting.queue:
            more = closing(sitting.log, sitting.run)
            if more is None:
                return None
            sitting.queue = [more]
        hand = [self._cards[card] for card in at_hand(sitting.queue, sitting.run)]
        chances = {
            card.id: self._believed(card, sitting.now, sitting.day)
            for card in hand
            if card.memory.phase is Phase.REVIEW
        }
        steps = sum(self._cards[card].memory.phase is not Phase.REVIEW for card in sitting.queue)
        queue, support = steered(sitting.queue, chances, sitting.run, steps)
        sitting.queue = queue[1:]
        return self._cards[queue[0]], support

    def _believed(self, card: _Card, now: datetime, day: int) -> float:
        return retrievability(card.memory, now, days=day - card.day if card.memory.reviews else 0)

    def _kind(self, card: _Card, support: Support) -> QuestionKind:
        if not card.met and card.memory.phase is Phase.NEW:
            return QuestionKind.MEET
        card.asked_as = kind_now(A_WORD, card.memory, card.asked_as, support)
        return card.asked_as

    def _answered(self, card: _Card, kind: QuestionKind, support: Support, took: float, sitting: Sitting) -> None:
        """The first answer is what steering goes by; at a harder question a second one is what memory goes by."""
        before, day = card.memory.phase, sitting.day
        reply = Reply.RIGHT if support is Support.SHOWN else self._reply(card, kind, sitting)
        right, hinted = reply.counts, support is Support.SHOWN
        is_stretch = support is Support.HARDER and kind in STRETCHES
        if is_stretch and not right:
            sitting.seconds += took / 2  # the question is known by then
            reply, hinted = self._second_reply(card, kind, sitting), True
        grade = grade_of(reply, typed=kind.is_typed and not is_stretch, hinted=hinted, seconds=took, letters=LETTERS)
        self._remember(card, grade, sitting)
        sitting.seconds += 0.0 if reply.counts else FEEDBACK
        sitting.log.append(Logged(card.id, before, grade))
        sitting.rights.append(right)
        sitting.run = sitting.run.after(right=right)
        sitting.queue = after_answer(sitting.queue, card.id, card.memory, grade)
        self.counted.answers[day] = self.counted.answers.get(day, 0) + 1

    def _remember(self, card: _Card, grade: Grade, sitting: Sitting) -> None:
        at, day, days = sitting.now, sitting.day, _days(card, sitting)
        card.truth, _ = self._mind.review_card(_back(card.truth, at, days), Rating(int(grade)), at)
        seed = f"{card.id}:{card.memory.reviews}"
        card.memory, card.day = reviewed(card.memory, grade, at, days=days, seed=seed), day

    def _reply(self, card: _Card, kind: QuestionKind, sitting: Sitting) -> Reply:
        """A word is found among options more easily than it is written, and seen less easily from its context; how much
        differs from person to person."""
        if self._chance.random() < self._forgotten(card, sitting) * self._times(kind):
            return Reply.WRONG
        return Reply.TYPO if kind.is_typed and self._chance.random() < self._world.typos else Reply.RIGHT

    def _second_reply(self, card: _Card, kind: QuestionKind, sitting: Sitting) -> Reply:
        """With a hint, after a failure: who has not forgotten the word writes it now."""
        failed = min(1.0, self._forgotten(card, sitting) * self._times(kind))
        return Reply.WRONG if self._chance.random() < self._forgotten(card, sitting) / failed else Reply.RIGHT

    def _forgotten(self, card: _Card, sitting: Sitting) -> float:
        return 1 - self._known(card, sitting.now, _days(card, sitting)) * (1 - self._world.slips)

    def _times(self, kind: QuestionKind) -> float:
        """Failures at a kind of question, for each word that is forgotten."""
        if kind.is_choice:
            return self._options
        return self._context if kind is QuestionKind.CONTEXT else self._world.typing

    def _known(self, card: _Card, at: datetime, days: int) -> float:
        """The true chance that a word is remembered."""
        if not card.memory.reviews:
            return self._world.just_met
        if not days:
            return self._world.minutes_ago
        return float(self._mind.get_card_retrievability(_back(card.truth, at, days), at))

    def _count(self, sitting: Sitting) -> None:
        first = {one.card: one for one in reversed(sitting.log) if one.phase is Phase.REVIEW}
        day = sitting.day
        self.counted.reviews[day] = self.counted.reviews.get(day, 0) + len(first)
        new = sum(one.phase is Phase.NEW for one in sitting.log)
        self.counted.begun[day] = self.counted.begun.get(day, 0) + new
        self.counted.recalled += [one.grade is not Grade.AGAIN for one in first.values()]
        if sitting.seconds:
            self.counted.minutes.append(sitting.seconds / 60)


def _days(card: _Card, sitting: Sitting) -> int:
    """Since its last review."""
    return sitting.day - card.day if card.memory.reviews else 0


def _back(card: FsrsCard, at: datetime, days: int) -> FsrsCard:
    """The library counts spans of 24 hours; the learner's days are whole."""
    if card.last_review is not None and days:
        card.last_review = at - timedelta(days=days)
    return card
