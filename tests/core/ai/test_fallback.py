"""From model to model: retries, breakers, places, preferences."""

import asyncio

import pytest

from core.ai.errors import (
    ModelBusyError,
    ModelRequestRejectedError,
    ModelTimedOutError,
    ModelUnavailableError,
    NoModelError,
)
from core.ai.offer import Offer
from core.ai.retries import Backoff, RetryBudget
from core.ai.types import Message, ModelRef, Picture, Role
from tests.core.ai.conftest import ADA, HASTY, NEVER, Desk, connect, desk, question
from tests.core.ai.fake_openai import FakeOpenAi, Refuses, Streams

BEST = ModelRef("first", "best")
GOOD = ModelRef("second", "good")
DOWN = Refuses(status=503)


@pytest.mark.parametrize("play", [DOWN, Streams(first_after=NEVER), Refuses(status=404), Streams(pieces=())])
async def test_the_second_model_answers_when_the_first_cannot(
    hasty_two: Desk, first: FakeOpenAi, second: FakeOpenAi, play: Refuses | Streams
) -> None:
    first.plan(play, play, play)

    answer = await hasty_two.models.ask(question(), ADA)

    assert answer.model == GOOD
    assert [charge.model for charge in hasty_two.meter.charges] == [GOOD]


async def test_a_failure_that_passes_is_tried_again_on_the_same_model(
    two: Desk, first: FakeOpenAi, second: FakeOpenAi
) -> None:
    first.plan(DOWN, Refuses(status=500))

    answer = await two.models.ask(question(), ADA)

    assert answer.model == BEST
    assert len(first.asked) == 3
    assert two.pauses == [0.5, 1.0]  # doubled; with the longest jitter


async def test_no_answer_in_time_is_not_waited_for_twice(hasty_two: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(first_after=NEVER))

    assert (await hasty_two.models.ask(question(), ADA)).model == GOOD
    assert len(first.asked) == 1


async def test_retry_after_is_honoured(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Refuses(status=429, headers={"Retry-After": "2"}))

    await one.models.ask(question(), ADA)

    assert len(one.pauses) == 1
    assert one.pauses[0] >= 2


async def test_a_long_retry_after_is_not_waited_for_and_the_model_rests(
    two: Desk, first: FakeOpenAi, second: FakeOpenAi
) -> None:
    first.plan(Refuses(status=429, headers={"Retry-After": "60"}))

    await two.models.ask(question(), ADA)
    await two.models.ask(question(), ADA)
    assert two.pauses == []
    assert len(first.asked) == 1, "it asked for a minute, and has it"

    two.clock.move(seconds=61)
    assert (await two.models.ask(question(), ADA)).model == BEST


async def test_an_empty_account_is_not_tried_again(two: Desk, first: FakeOpenAi) -> None:
    first.plan(Refuses(status=429, code="insufficient_quota"))

    assert (await two.models.ask(question(), ADA)).model == GOOD
    assert len(first.asked) == 1


async def test_five_failures_in_a_row_open_the_breaker_and_a_probe_closes_it(two: Desk, first: FakeOpenAi) -> None:
    first.plan(*[Streams(first_after=0.0, pieces=(), finish=None)] * 5)
    await two.models.ask(question(), ADA)  # three attempts
    await two.models.ask(question(), ADA)  # two more: open
    asked = len(first.asked)
    assert asked == 5

    await two.models.ask(question(), ADA)
    assert len(first.asked) == asked, "open: it is not even asked"

    two.clock.move(seconds=31)
    assert (await two.models.ask(question(), ADA)).model == BEST
    assert (await two.models.ask(question(), ADA)).model == BEST


async def test_a_probe_that_fails_opens_the_breaker_again(two: Desk, first: FakeOpenAi) -> None:
    first.plan(*[DOWN] * 6)
    await two.models.ask(question(), ADA)
    await two.models.ask(question(), ADA)
    two.clock.move(seconds=31)

    await two.models.ask(question(), ADA)
    assert len(first.asked) == 6, "one probe, and no retry against a resting model"
    await two.models.ask(question(), ADA)
    assert len(first.asked) == 6


async def test_while_one_probes_others_go_to_the_next_model(two: Desk, first: FakeOpenAi) -> None:
    first.plan(*[DOWN] * 5, Streams(first_after=0.2))
    await two.models.ask(question(), ADA)
    await two.models.ask(question(), ADA)
    two.clock.move(seconds=31)

    answers = await asyncio.gather(*(two.models.ask(question(), ADA) for _ in range(4)))

    assert sorted(str(answer.model) for answer in answers) == ["first:best", *["second:good"] * 3]


async def test_answers_that_are_cut_count_against_the_model(two: Desk, first: FakeOpenAi) -> None:
    first.plan(*[Streams(finish=None)] * 5)
    for _ in range(5):
        assert not (await two.models.ask(question(), ADA)).is_final

    assert (await two.models.ask(question(), ADA)).model == GOOD


async def test_a_rejected_request_does_not_count_against_the_model(two: Desk, first: FakeOpenAi) -> None:
    first.plan(*[Refuses(status=400)] * 6)
    for _ in range(6):
        with pytest.raises(ModelRequestRejectedError):
            await two.models.ask(question(), ADA)

    assert (await two.models.ask(question(), ADA)).model == BEST


async def test_when_nobody_can_the_last_error_is_told(hasty_two: Desk, first: FakeOpenAi, second: FakeOpenAi) -> None:
    first.plan(DOWN, DOWN, DOWN)
    second.plan(Streams(first_after=NEVER))

    with pytest.raises(ModelTimedOutError):
        await hasty_two.models.ask(question(), ADA)
    assert hasty_two.meter.charges == []


async def test_the_person_s_choice_is_asked_first_and_what_is_not_allowed_never(
    two: Desk, first: FakeOpenAi, second: FakeOpenAi
) -> None:
    assert (await two.models.ask(question(), ADA, prefer=GOOD)).model == GOOD
    assert first.asked == []

    first.plan(DOWN, DOWN, DOWN)
    with pytest.raises(ModelUnavailableError):
        await two.models.ask(question(), ADA, allowed={BEST})
    assert len(second.asked) == 1


async def test_a_picture_is_only_shown_to_models_that_see(two: Desk) -> None:
    asking = question()
    seeing = Message(Role.USER, "What is this?", (Picture(b"png"),))

    with pytest.raises(NoModelError):
        await two.models.ask(type(asking)(messages=(seeing,)), ADA)


async def test_what_does_not_fit_the_context_is_not_sent(one: Desk, first: FakeOpenAi) -> None:
    with pytest.raises(NoModelError):
        await one.models.ask(question("слово " * 6_000), ADA)
    assert first.asked == []


async def test_a_provider_takes_no_more_than_its_places(first: FakeOpenAi) -> None:
    providers = [connect(first, "first", at_once=2)]
    async with desk(providers, Offer(chat=["first:best"])) as it:
        first.plan(*[Streams(first_after=0.03)] * 8)
        await asyncio.gather(*(it.models.ask(question(), ADA) for _ in range(8)))

    assert first.most_at_once == 2


async def test_without_a_place_in_time_the_next_model_is_asked(first: FakeOpenAi, second: FakeOpenAi) -> None:
    providers = [connect(first, "first", at_once=1), connect(second, "second")]
    async with desk(providers, Offer(chat=["first:best", "second:good"]), patience=HASTY) as it:
        async with it.models.chat(question(), ADA):
            assert (await it.models.ask(question(), ADA)).model == GOOD
        assert (await it.models.ask(question(), ADA)).model == BEST


async def test_without_another_model_a_full_provider_is_told(first: FakeOpenAi) -> None:
    async with (
        desk([connect(first, "first", at_once=1)], Offer(chat=["first:best"]), patience=HASTY) as it,
        it.models.chat(question(), ADA),
    ):
        with pytest.raises(ModelBusyError):
            await it.models.ask(question(), ADA)


def test_retries_are_a_fifth_of_the_calls_in_the_long_run() -> None:
    budget = RetryBudget()
    spent = 0
    for _ in range(1000):
        budget.earn()
        spent += budget.spend()

    assert spent == pytest.approx(210, abs=2)  # 1000 / 5, and the ten it had saved


async def test_nobody_waits_for_one_retry_after_behind_another(
    two: Desk, first: FakeOpenAi, second: FakeOpenAi
) -> None:
    limited = Refuses(status=429, headers={"Retry-After": "3"})
    first.plan(limited, limited, limited)

    assert (await two.models.ask(question(), ADA)).model == GOOD
    assert len(first.asked) == 2
    assert sum(two.pauses) <= 5


def test_pauses_differ_from_call_to_call_and_all_of_a_call_have_an_end() -> None:
    backoff, error = Backoff(retries=10), ModelUnavailableError()

    assert backoff.pause(0, error, chance=0.0) == 0.25
    assert backoff.pause(0, error, chance=1.0) == 0.5
    assert backoff.pause(2, error, chance=1.0, paused=3.0) == 2.0
    assert backoff.pause(2, error, chance=1.0, paused=3.1) is None
    assert backoff.pause(10, error, chance=1.0) is None
