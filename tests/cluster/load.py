"""People who keep writing, in an order and with wishes that the seed decides."""

import asyncio
import random
from collections.abc import Sequence

from playground.telegram.accounts import Person
from tests.cluster.arena import Arena

TICK_SECONDS = 0.05


def wishes(chance: random.Random) -> tuple[str, int]:
    """What a message orders of the fault bot, and how many messages that makes."""
    words = [f"pause={chance.choice((0, 0.01, 0.05, 0.2))}"]
    says = 1
    if chance.random() < 0.5:
        words.append("sure")
    if chance.random() < 0.1:
        says = 2
        words.append("say=2")
    if chance.random() < 0.1:
        words.append("edit")
    if chance.random() < 0.1:
        words.append("after=0.7")
    return " ".join(words), says


async def people_write(arena: Arena, people: Sequence[Person], *, updates: int, a_second: float) -> None:
    """So many messages at an even pace, each by a random person."""
    loop = asyncio.get_running_loop()
    begin, said = loop.time(), 0
    while said < updates:
        due = min(updates, int((loop.time() - begin) * a_second) + 1)
        for _ in range(due - said):
            text, says = wishes(arena.chance)
            arena.telegram.says(arena.chance.choice(people), text, says=says)
        said = due
        await asyncio.sleep(TICK_SECONDS)
