"""Brings the content that comes with a release into rows. Whoever has content adds a line."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from core.db import database
from core.dialogues.seeding import seed_dialogues
from core.lessons.seeding import seed_lessons
from core.levels.seeding import seed_placement
from core.vocabulary.seeding import seed_vocabulary
from operations.words import say

Seeder: TypeAlias = Callable[[], Awaitable[int]]
"""Writes what is new or has changed, but for what staff have edited; returns how many rows that were. Any number may
run at once, and again changes nothing."""

SEEDERS: Sequence[tuple[str, Seeder]] = (
    ("placement", seed_placement),
    ("lessons", seed_lessons),
    ("words", seed_vocabulary),
    ("scenes", seed_dialogues),
)


async def run_seed(url: str) -> None:
    """All of it, one after another; says what was written and nothing when nothing was."""
    async with database(url, pool_size=2):
        written = [(name, await seed()) for name, seed in SEEDERS]
    news = ", ".join(f"{name} {number}" for name, number in written if number)
    if news:
        say(f"Content written: {news}.")
