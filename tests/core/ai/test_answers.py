"""Ada asks, and the provider behaves or does not."""

import asyncio
from decimal import Decimal

import pytest

from core.ai.errors import (
    ModelAccessDeniedError,
    ModelBusyError,
    ModelOutputInvalidError,
    ModelRefusedError,
    ModelRequestRejectedError,
    ModelTimedOutError,
    ModelUnavailableError,
)
from core.ai.metering import Estimate, Outcome, Reservation
from core.ai.types import Finish, Usage
from tests.core.ai.conftest import ADA, NEVER, Desk, question
from tests.core.ai.fake_openai import FakeOpenAi, Refuses, Says, Streams


async def test_an_answer_comes_piece_by_piece_and_ends_with_what_it_used(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=("Say ", "'thank ", "you'.")))

    async with one.models.chat(question(), ADA) as stream:
        pieces = [piece async for piece in stream]

    assert pieces == ["Say ", "'thank ", "you'."]
    assert stream.answer.text == "Say 'thank you'."
    assert stream.answer.finish is Finish.COMPLETE
    assert stream.answer.is_final
    assert str(stream.answer.model) == "first:best"


async def test_the_limit_on_tokens_is_told_from_a_cut(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(finish="length"))

    answer = await one.models.ask(question(), ADA)

    assert answer.finish is Finish.LENGTH
    assert answer.is_final


async def test_a_stream_that_ends_early_is_cut_and_never_final(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=("Half an",), finish=None, usage=None))

    answer = await one.models.ask(question(), ADA)

    assert answer.text == "Half an"
    assert answer.finish is Finish.CUT
    assert not answer.is_final
    assert one.meter.charges[0].outcome is Outcome.CUT


@pytest.mark.parametrize(
    "fault",
    [
        Streams(pieces=("Half ", "an ", "answer"), stalls_after=2),
        Streams(pieces=("Half ", "an ", "answer"), drops_after=2),
        Streams(pieces=("Half ", "an ", "answer"), garbage_after=2),
    ],
    ids=["stalls", "drops the connection", "sends garbage"],
)
async def test_trouble_after_the_first_piece_cuts_the_answer(
    hasty_two: Desk, first: FakeOpenAi, second: FakeOpenAi, fault: Streams
) -> None:
    first.plan(fault)

    answer = await hasty_two.models.ask(question(), ADA)

    assert answer.text == "Half an "
    assert answer.finish is Finish.CUT
    assert answer.usage.estimated
    assert second.asked == [], "nobody else is asked once something was shown"


async def test_usage_that_is_not_told_is_estimated_and_marked(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=("Скажи ", "thank you."), usage=None))

    answer = await one.models.ask(question(), ADA)

    assert answer.usage.estimated
    assert answer.usage.tokens_in > 0
    assert answer.usage.tokens_out == 6  # 21 bytes, four to a token


async def test_an_answer_is_whole_even_if_its_figures_never_come(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(stalls_at_the_end=True))

    answer = await one.models.ask(question(), ADA)

    assert answer.finish is Finish.COMPLETE
    assert answer.usage.estimated


@pytest.mark.parametrize(
    ("play", "error"),
    [
        (Refuses(status=400), ModelRequestRejectedError),
        (Refuses(status=422), ModelRequestRejectedError),
        (Refuses(status=401, code="invalid_api_key"), ModelAccessDeniedError),
        (Refuses(status=403), ModelAccessDeniedError),
        (Refuses(status=400, code="content_filter"), ModelRefusedError),
        (Refuses(status=400, message="Content Exists Risk"), ModelRefusedError),
        (Streams(pieces=(), finish="content_filter"), ModelRefusedError),
    ],
)
async def test_what_another_model_must_not_be_asked_goes_to_the_caller_at_once(
    two: Desk, first: FakeOpenAi, second: FakeOpenAi, play: Refuses | Streams, error: type[Exception]
) -> None:
    first.plan(play)

    with pytest.raises(error):
        await two.models.ask(question(), ADA)

    assert len(first.asked) == 1
    assert second.asked == []
    assert two.meter.charges == []
    assert len(two.meter.released) == 1


@pytest.mark.parametrize(
    ("play", "error"),
    [
        (Refuses(status=500), ModelUnavailableError),
        (Refuses(status=404, code="model_not_found"), ModelUnavailableError),
        (Refuses(status=402), ModelUnavailableError),
        (Refuses(status=429), ModelBusyError),
        (Refuses(status=429, code="insufficient_quota"), ModelBusyError),
        (Streams(first_after=NEVER), ModelTimedOutError),
        (Streams(pieces=(), finish=None), ModelUnavailableError),
        (Streams(pieces=(), finish="stop", usage=None), ModelOutputInvalidError),
        (Streams(garbage_after=0), ModelUnavailableError),
        (Streams(drops_after=0), ModelUnavailableError),
        (Says(body=b"<html>Bad gateway</html>", content_type="text/html"), ModelUnavailableError),
        (Says(body=b'{"choices": [{', content_type="application/json"), ModelUnavailableError),
    ],
)
async def test_before_the_first_piece_trouble_has_a_type(
    hasty: Desk, first: FakeOpenAi, play: Refuses | Streams | Says, error: type[Exception]
) -> None:
    first.plan(play, play, play)

    with pytest.raises(error) as caught:
        await hasty.models.ask(question(), ADA)

    assert type(caught.value) is error
    assert "sk-secret" not in str(caught.value)


async def test_a_refusal_that_was_billed_is_charged_as_billed(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=(), finish="content_filter"))
    asking = question()
    record = one.models.offered()[0].record
    assert not record.stream_usage  # the cautious default of an unlisted model: it is not asked for usage

    with pytest.raises(ModelRefusedError):
        await one.models.ask(asking, ADA)

    assert one.meter.charges == []
    assert len(one.meter.released) == 1


async def test_a_filter_that_strikes_half_way_leaves_the_half_and_says_so(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=("One could ",), finish="content_filter"))

    answer = await one.models.ask(question(), ADA)

    assert answer.finish is Finish.REFUSED
    assert not answer.is_final
    assert one.meter.charges[0].outcome is Outcome.REFUSED


async def test_thinking_keeps_a_slow_model_alive_and_is_shown_to_nobody(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(thoughts=("Let me ", "see."), pieces=("Yes.",), usage=None))

    answer = await one.models.ask(question(), ADA)

    assert answer.text == "Yes."
    assert answer.usage.tokens_out == 4  # the thoughts are billed: 3 tokens, and one for the answer


async def test_stopping_hangs_up_within_half_a_second_and_charges_what_was_streamed(
    one: Desk, first: FakeOpenAi
) -> None:
    first.plan(Streams(pieces=("One, ", "two, ", "three."), stalls_after=2))
    got: list[str] = []

    async def read() -> None:
        async with one.models.chat(question(), ADA) as stream:
            async for piece in stream:
                got.append(piece)

    reading = asyncio.get_running_loop().create_task(read())
    while len(got) < 2:
        await asyncio.sleep(0.005)
    stopped = asyncio.get_running_loop().time()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await asyncio.wait_for(first.left.wait(), 0.5)

    assert asyncio.get_running_loop().time() - stopped < 0.5
    charge = one.meter.charges[0]
    assert charge.outcome is Outcome.CUT
    assert charge.usage.tokens_out == 3  # "One, two, "
    assert charge.usage.estimated


async def test_leaving_the_block_early_hangs_up_too(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=("One, ", "two, ", "three."), stalls_after=2))

    async with one.models.chat(question(), ADA) as stream:
        async for _ in stream:
            break

    await asyncio.wait_for(first.left.wait(), 0.5)
    assert stream.answer.finish is Finish.CUT


async def test_stopping_before_the_first_piece_costs_nothing(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(first_after=NEVER))
    asking = asyncio.get_running_loop().create_task(one.models.ask(question(), ADA))
    while not first.asked:
        await asyncio.sleep(0.005)

    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking

    await asyncio.wait_for(first.left.wait(), 0.5)
    assert one.meter.charges == []
    assert len(one.meter.released) == 1


async def test_the_estimate_is_the_most_that_the_call_can_use(one: Desk, first: FakeOpenAi) -> None:
    reserved: list[Usage] = []
    reserve = one.meter.reserve

    async def watch(estimate: Estimate) -> Reservation:
        reserved.append(estimate.usage)
        return await reserve(estimate)

    one.meter.reserve = watch  # type: ignore[method-assign]
    await one.models.ask(question(), ADA)

    assert reserved[0].tokens_out == 100
    assert reserved[0].estimated
    assert one.meter.charges[0].cost is None, "an unlisted model has no price, and none is made up"
    assert one.meter.spent == Decimal(0)
