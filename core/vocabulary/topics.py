"""What words are about. A topic is finer than a point of `core/levels/points.yaml`: mastery counts for the point."""

from core.levels.types import PointKey

TOPICS: dict[str, PointKey] = {
    topic: PointKey(f"vocabulary/{point}")
    for topic, point in {
        "family": "family",
        "food": "food",
        "home": "home",
        "daily-life": "daily-life",
        "city": "places",
        "travel": "travel",
        "shopping": "shopping",
        "health": "health",
        "nature": "weather",
        "free-time": "free-time",
        "study": "jobs",
        "work": "work",
        "money": "work",
        "feelings": "feelings",
        "character": "feelings",
        "environment": "environment",
        "media": "society",
        "society": "society",
        "technology": "technology",
        "ideas": "ideas",
        "linking": "ideas",
        "nuance": "nuance",
    }.items()
}
OWN = "own"
"""Of a word that a person brought."""


def point_of(topic: str) -> PointKey:
    """What mastery of a word on this topic counts towards."""
    return TOPICS.get(topic, PointKey("vocabulary/nuance"))
