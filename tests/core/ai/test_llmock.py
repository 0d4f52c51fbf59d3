"""Against LLMock, a provider double that we did not write: it breaks as real providers do, and judges its client."""

import time
from collections.abc import AsyncIterator, Callable

import pytest
from llmock.pytest_plugin import LLMock

from core.ai.errors import ModelRequestRejectedError, ModelUnavailableError
from core.ai.metering import InMemoryMeter
from core.ai.offer import Offer, build_models
from core.ai.patience import Patience
from core.ai.providers import openai_compatible
from core.ai.retries import Backoff, Retries
from core.ai.router import Models
from core.ai.structured import ask_for
from core.ai.types import Finish
from core.clock import SystemClock
from tests.core.ai.conftest import ADA, KEY, PATIENT, question
from tests.core.ai.test_structured import Mark


@pytest.fixture
async def models(llmock: LLMock) -> AsyncIterator[Models]:
    """A model of the double; real pauses and a real clock: it measures both."""
    provider = openai_compatible("double", KEY, llmock.base_url("openai"))
    patience = Patience(between_tokens=1.5)
    models = build_models(
        Offer(chat=["double:best"]), {"double": provider}, clock=SystemClock(), meter=InMemoryMeter(),
        patience=patience,
        retries=Retries(Backoff(), chance=lambda: 0.5),
    )  # fmt: skip
    yield models
    await models.close()


async def test_an_answer(models: Models, llmock: LLMock) -> None:
    llmock.reply("Say thank you.")

    answer = await models.ask(question(), ADA)

    assert (answer.text, answer.finish) == ("Say thank you.", Finish.COMPLETE)
    llmock.assert_resilient(strict=True)


async def test_a_rate_limit_is_waited_out_as_long_as_it_asks(models: Models, llmock: LLMock) -> None:
    llmock.rate_limit(times=2, retry_after=1.2)

    assert (await models.ask(question(), ADA)).is_final
    llmock.assert_resilient(strict=True)


async def test_a_passing_failure(models: Models, llmock: LLMock) -> None:
    llmock.fail(503, times=2)

    assert (await models.ask(question(), ADA)).is_final
    llmock.assert_resilient(strict=True)


async def test_an_outage_is_given_up_after_a_few_tries(models: Models, llmock: LLMock) -> None:
    llmock.outage()

    with pytest.raises(ModelUnavailableError):
        await models.ask(question(), ADA)
    llmock.assert_resilient(strict=True)


async def test_a_prompt_that_is_too_long_is_not_sent_again(models: Models, llmock: LLMock) -> None:
    llmock.context_overflow()

    with pytest.raises(ModelRequestRejectedError) as caught:
        await models.ask(question(), ADA)
    assert caught.value.code == "context_length_exceeded"
    llmock.assert_resilient(strict=True)


@pytest.mark.parametrize(
    "fault",
    [
        lambda double: double.truncate(after_chunks=3),
        lambda double: double.disconnect(after_chunks=3),
        lambda double: double.corrupt(after_chunks=3),
        lambda double: double.stall(after_chunks=3, seconds=20),
    ],
    ids=["truncated", "disconnected", "corrupted", "stalled"],
)
async def test_a_broken_stream_is_cut_and_never_final(
    models: Models, llmock: LLMock, fault: Callable[[LLMock], LLMock]
) -> None:
    fault(llmock)
    started = time.monotonic()

    answer = await models.ask(question(), ADA)

    assert answer.text
    assert answer.finish is Finish.CUT
    assert answer.usage.estimated
    assert time.monotonic() - started < 15


async def test_a_stream_that_breaks_before_its_first_word_is_tried_again(models: Models, llmock: LLMock) -> None:
    llmock.truncate(after_chunks=0)

    assert (await models.ask(question(), ADA)).is_final
    llmock.assert_resilient(strict=True)


async def test_a_shape_from_its_schema(llmock: LLMock) -> None:
    provider = openai_compatible("openai", KEY, llmock.base_url("openai"), dialect="openai")
    models = build_models(
        Offer(chat=["openai:gpt-4o-mini"]), {"openai": provider}, clock=SystemClock(), meter=InMemoryMeter(),
        patience=PATIENT,
    )  # fmt: skip
    try:
        assert isinstance(await ask_for(models, Mark, question(), ADA), Mark)
    finally:
        await models.close()
