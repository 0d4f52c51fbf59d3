"""Half a year of reviews by people who do not exist (`core.vocabulary.imagined`)."""

from random import Random
from statistics import fmean, median, quantiles

from core.vocabulary.imagined import Learner
from core.vocabulary.planning import Limits
from core.vocabulary.world import World

MILESTONES = (30, 90, 180)
WEEK = 7


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
