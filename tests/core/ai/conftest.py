"""The fake providers, and a desk from which a test asks its models."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from aiohttp import web

from core.ai.connecting import connect as connect_all
from core.ai.metering import Call, InMemoryMeter
from core.ai.offer import Offer, build_models
from core.ai.offline.tutor import Corrector, no_corrections
from core.ai.patience import Patience
from core.ai.places import Shared
from core.ai.ports import Provider
from core.ai.providers import openai_compatible
from core.ai.retries import Backoff, Retries
from core.ai.router import Models
from core.ai.types import ChatRequest, Message, Role
from tests.clocks import HandClock
from tests.core.ai.fake_gigachat import FakeGigaChat
from tests.core.ai.fake_openai import FakeOpenAi

KEY = "sk-secret-key"
ADA = Call("tutor.talk", person=1)
PATIENT = Patience(tail=0.1)
"""For tests in which nothing is late: a busy machine must not make it so."""
HASTY = Patience(first_token=3.0, between_tokens=3.0, tail=0.1, image=2.0, place=2.0)
"""For tests in which something never comes."""
Fake = TypeVar("Fake", FakeOpenAi, FakeGigaChat)
NEVER = 600.0
"""Seconds; the fake's handler ends when its client hangs up."""


def question(text: str = "How do I say 'спасибо'?", **fields: object) -> ChatRequest:
    messages = (Message(Role.SYSTEM, "You are a tutor."), Message(Role.USER, text))
    return ChatRequest(**{"messages": messages, "max_output_tokens": 100, **fields})  # type: ignore[arg-type]


@asynccontextmanager
async def serving(app: web.Application) -> AsyncIterator[str]:
    """Serve on a free port of this machine; a handler is cancelled when its client hangs up."""
    runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def served(fake: Fake) -> AsyncIterator[Fake]:
    """A fake provider that knows its own address."""
    async with serving(fake.app()) as url:
        fake.url = url
        yield fake


@pytest.fixture
async def first() -> AsyncIterator[FakeOpenAi]:
    """The provider `first`, best on offer."""
    async with served(FakeOpenAi()) as fake:
        yield fake


@pytest.fixture
async def second() -> AsyncIterator[FakeOpenAi]:
    """The provider `second`, asked when the first cannot."""
    async with served(FakeOpenAi()) as fake:
        yield fake


@dataclass
class Desk:
    """Models, and everything around them that a test looks at."""

    models: Models
    meter: InMemoryMeter
    clock: HandClock
    pauses: list[float] = field(default_factory=list)


@asynccontextmanager
async def desk(
    providers: Sequence[Provider],
    offer: Offer,
    *,
    patience: Patience = PATIENT,
    chance: float = 1.0,
    shared: Shared | None = None,
) -> AsyncIterator[Desk]:
    clock, meter, pauses = HandClock(), InMemoryMeter(), list[float]()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        clock.move(seconds=seconds)
        await asyncio.sleep(0)

    models = build_models(
        offer,
        {provider.name: provider for provider in providers},
        clock=clock,
        meter=meter,
        patience=patience,
        retries=Retries(Backoff(), sleep=pause, chance=lambda: chance),
        shared=shared,
    )
    try:
        yield Desk(models, meter, clock, pauses)
    finally:
        await models.close()
        assert meter.reserved == {}, "every reservation is settled or released"


def connect(fake: FakeOpenAi, name: str, *, dialect: str = "compatible", at_once: int = 20) -> Provider:
    return openai_compatible(name, KEY, fake.url + "/v1", dialect=dialect, at_once=at_once)


def keyless(corrector: Corrector = no_corrections) -> dict[str, Provider]:
    """The providers there are without any key: the built-in one."""
    return connect_all(
        openai_key=None,
        openai_url=None,
        deepseek_key=None,
        gigachat_credentials=None,
        gigachat_scope="GIGACHAT_API_PERS",
        gigachat_ca=None,
        corrector=corrector,
    )


@pytest.fixture
async def one(first: FakeOpenAi) -> AsyncIterator[Desk]:
    """A single model, from `first`."""
    async with desk([connect(first, "first")], Offer(chat=["first:best"])) as it:
        yield it


@pytest.fixture
async def two(first: FakeOpenAi, second: FakeOpenAi) -> AsyncIterator[Desk]:
    """`first:best`, then `second:good`."""
    providers = [connect(first, "first"), connect(second, "second")]
    async with desk(providers, Offer(chat=["first:best", "second:good"])) as it:
        yield it


@pytest.fixture
async def hasty(first: FakeOpenAi) -> AsyncIterator[Desk]:
    """As `one`, but nobody waits for more than a second."""
    async with desk([connect(first, "first")], Offer(chat=["first:best"]), patience=HASTY) as it:
        yield it


@pytest.fixture
async def hasty_two(first: FakeOpenAi, second: FakeOpenAi) -> AsyncIterator[Desk]:
    """As `two`, but nobody waits for more than a second."""
    providers = [connect(first, "first"), connect(second, "second")]
    async with desk(providers, Offer(chat=["first:best", "second:good"]), patience=HASTY) as it:
        yield it
