"""Half a year of reviews by people who do not exist, planned, asked and scheduled as those of real ones.

Nobody's memory is FSRS's average one: each person forgets by FSRS parameters of their own (the defaults, each about
a tenth larger or smaller), slips now and then, misses a day in ten, and is away for a fortnight once. What they are
asked and when knows nothing of that: it comes from the default parameters, like everybody's.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import fmean, median, quantiles

from fsrs import Card as FsrsCard
from fsrs import Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from core.levels.types import Level
from core.vocabulary.exercises import QuestionKind, kind_for
from core.vocabulary.grading import Reply, grade_of
from core.vocabulary.planning import Limits, Standing, Today, after_answer, back_soon, is_due, new_words, plan
from core.vocabulary.scheduling import fresh, retrievability, reviewed
from core.vocabulary.types import CardId, Grade, Memory, PartOfSpeech, Phase, Sense, Word, WordFace, WordKey

START = datetime(2026, 1, 1, 18, tzinfo=UTC)
SECONDS = {
    QuestionKind.MEET: 9.0,
    QuestionKind.CHOOSE_MEANING: 5.0,
    QuestionKind.CHOOSE_WORD: 6.0,
    QuestionKind.TYPE_WORD: 8.0,
    QuestionKind.CLOZE: 9.0,
    QuestionKind.SENTENCE: 30.0,
}
"""Medians, from the question's coming to the next one's."""
FEEDBACK = 6.0
"""More for whoever reads why they were wrong."""
LETTERS = 7
MILESTONES = (30, 90, 180)
WEEK = 7


@dataclass(frozen=True, slots=True)
class World:
    """What is true of people, and what no plan knows. Shares are 0 to 1."""

    different: float = 0.1
    """How much people differ: the standard deviation of the logarithm of each parameter."""
    slips: float = 0.03
    """Known, and answered wrong all the same."""
    typos: float = 0.04
    absent: float = 0.1
    """Of the days."""
    away: range = range(100, 114)
    """Days without a session."""


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
class _Days:
    """What is counted."""

    minutes: list[float] = field(default_factory=list)
    reviews: dict[int, int] = field(default_factory=dict)
    """Due cards by day; `answers` counts new words and second tries as well."""
    answers: dict[int, int] = field(default_factory=dict)
    recalled: list[bool] = field(default_factory=list)


class Learner:
    """One person and their cards."""

    def __init__(self, number: int, randomness: Random, limits: Limits, world: World) -> None:
        self._chance = randomness
        self._number = number
        self._limits = limits
        self._world = world
        self._cards: dict[CardId, _Card] = {}
        self._mind = Scheduler(parameters=_own_parameters(randomness, world), enable_fuzzing=False)
        self.counted = _Days()

    @property
    def memories(self) -> list[Memory]:
        return [card.memory for card in self._cards.values()]

    def lives(self, day: int) -> None:
        if day in self._world.away or self._chance.random() < self._world.absent:
            return
        now = START + timedelta(days=day)
        queue, seconds, answered = self._plan(day, now), 0.0, set[CardId]()
        while queue:
            card, queue = self._cards[queue[0]], queue[1:]
            kind, took = self._ask(card)
            seconds += took
            if kind is QuestionKind.MEET:
                card.met, queue = True, back_soon(queue, card.id)
                continue
            is_first = card.memory.phase is Phase.REVIEW
            grade, more = self._answer(card, kind, took, now + timedelta(seconds=seconds), day)
            seconds += more
            self.counted.answers[day] = self.counted.answers.get(day, 0) + 1
            queue = after_answer(queue, card.id, card.memory, grade)
            if is_first:
                answered.add(card.id)
                self.counted.recalled.append(grade is not Grade.AGAIN)
        self.counted.reviews[day] = len(answered)
        if seconds:
            self.counted.minutes.append(seconds / 60)

    def _plan(self, day: int, now: datetime) -> list[CardId]:
        today = Today(ends=now + timedelta(hours=9))
        due = [card for card in self._cards.values() if is_due(card.memory, now, today.ends)]
        for _ in range(new_words(len(due), today, self._limits)):
            number = CardId(self._number * 100_000 + len(self._cards))
            self._cards[number] = _Card(number, fresh(now), FsrsCard(card_id=1, due=now))
        new = [card for card in self._cards.values() if card.memory.phase is Phase.NEW]
        standings = [
            Standing(card.id, card.memory, retrievability(card.memory, now, days=day - card.day))
            for card in (*due, *new)
        ]
        return plan(standings, now, today, self._limits)

    def _ask(self, card: _Card) -> tuple[QuestionKind, float]:
        kind = QuestionKind.MEET
        if card.met or card.memory.phase is not Phase.NEW:
            kind = card.asked_as = kind_for(_FACE, card.memory, card.asked_as)
        return kind, SECONDS[kind] * self._chance.lognormvariate(0, 0.4)

    def _answer(self, card: _Card, kind: QuestionKind, took: float, at: datetime, day: int) -> tuple[Grade, float]:
        """The grade, and the seconds that reading about a mistake takes."""
        days = day - card.day if card.memory.reviews else 0
        reply = self._reply(card, kind, at, days)
        grade = grade_of(reply, typed=kind.is_typed, hinted=False, seconds=took, letters=LETTERS)
        card.truth, _ = self._mind.review_card(_back(card.truth, at, days), Rating(int(grade)), at)
        seed = f"{card.id}:{card.memory.reviews}"
        card.memory, card.day = reviewed(card.memory, grade, at, days=days, seed=seed), day
        return grade, 0.0 if reply.counts else FEEDBACK

    def _reply(self, card: _Card, kind: QuestionKind, at: datetime, days: int) -> Reply:
        """A word that was just met is remembered four times in five; any other by its true retrievability."""
        known = 0.8 if not card.memory.reviews else self._mind.get_card_retrievability(_back(card.truth, at, days), at)
        if self._chance.random() >= known * (1 - self._world.slips):
            return Reply.WRONG
        return Reply.TYPO if kind.is_typed and self._chance.random() < self._world.typos else Reply.RIGHT


def simulate(
    people: int, days: int, seed: int, *, limits: Limits | None = None, world: World | None = None
) -> dict[str, object]:
    """The figures of half a year; the same seed gives the same ones."""
    learners = [
        Learner(number, Random(f"{seed}:{number}"), limits or Limits(), world or World())  # noqa: S311 - no secret
        for number in range(people)
    ]
    for learner in learners:
        for day in range(days):
            learner.lives(day)
    return {"people": people, "days": days, "seed": seed, **_figures(learners, days)}


def _figures(learners: list[Learner], days: int) -> dict[str, object]:
    minutes = [one for learner in learners for one in learner.counted.minutes] or [0.0]
    recalled = [one for learner in learners for one in learner.counted.recalled] or [False]
    memories = [memory for learner in learners for memory in learner.memories]
    milestones = [day for day in MILESTONES if day <= days]
    return {
        "median_session_minutes": round(median(minutes), 2),
        "p90_session_minutes": round(quantiles([*minutes, minutes[0]], n=10)[8], 2),
        "longest_session_minutes": round(max(minutes), 2),
        "reviews_a_day": {str(day): _around([one.counted.reviews for one in learners], day) for day in milestones},
        "answers_a_day": {str(day): _around([one.counted.answers for one in learners], day) for day in milestones},
        "most_reviews_a_day": max(max(learner.counted.reviews.values(), default=0) for learner in learners),
        "retention": round(fmean(recalled), 4),
        "words_a_person": round(len(memories) / len(learners), 1),
        "leeches_a_person": round(sum(memory.lapses >= 6 for memory in memories) / len(learners), 2),
    }


def _around(counts: list[dict[int, int]], day: int) -> float:
    """On a day with a session, the mean of the week that ends there."""
    week = [count.get(one, 0) for count in counts for one in range(day - WEEK, day)]
    return round(fmean([one for one in week if one] or [0]), 1)


def _own_parameters(randomness: Random, world: World) -> tuple[float, ...]:
    drawn = [one * randomness.lognormvariate(0, world.different) for one in DEFAULT_PARAMETERS]
    bounds = zip(drawn, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(one, low), high) for one, low, high in bounds)


def _back(card: FsrsCard, at: datetime, days: int) -> FsrsCard:
    """The library counts spans of 24 hours; the learner's days are whole."""
    if card.last_review is not None and days:
        card.last_review = at - timedelta(days=days)
    return card


_FACE = WordFace(
    word=Word(
        key=WordKey("word/noun"), text="letters", pos=PartOfSpeech.NOUN, level=Level.B1, ipa="", topic="", senses=()
    ),
    sense=Sense(ru="", en="", example="letters"),
)
