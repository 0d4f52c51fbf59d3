"""A stage for each test: a playground on a free port, a bot with the real client, Ada the learner."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from tests.playground.actors import Actor, Stage, Webhook, stage, webhook


@pytest.fixture
async def scene() -> AsyncIterator[Stage]:
    async with stage() as one:
        yield one


@pytest.fixture
async def hasty_scene() -> AsyncIterator[Stage]:
    """A Telegram whose seconds take a hundredth of one."""
    async with stage(time_scale=0.01) as one:
        yield one


@pytest.fixture
def bot(scene: Stage) -> Bot:
    return scene.bot()


@pytest.fixture
async def ada(scene: Stage) -> Actor:
    """Ada has written to the bot once."""
    person = await scene.actor("Ada")
    await person.says("/start")
    return person


@pytest.fixture
async def hook() -> AsyncIterator[Webhook]:
    async with webhook() as one:
        yield one
