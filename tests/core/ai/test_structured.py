"""Answers of a shape: checked, repaired once, then a typed error."""

import json
from collections.abc import AsyncIterator
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from core.ai.errors import ModelOutputInvalidError, ModelRefusedError, NoModelError
from core.ai.judge import Decision, ModelJudge, PictureVerdict
from core.ai.metering import Call
from core.ai.offer import Offer
from core.ai.shapes import strict_schema
from core.ai.structured import ask_for
from core.ai.types import Picture
from tests.core.ai.conftest import ADA, Desk, connect, desk, question
from tests.core.ai.fake_openai import FakeOpenAi, Streams


class Mark(BaseModel):
    model_config = ConfigDict(extra="forbid")

    points: Annotated[int, Field(ge=0, le=10)]
    remark: str


GOOD = json.dumps({"points": 7, "remark": "Ясно."}, ensure_ascii=False)


def says(*pieces: str) -> Streams:
    return Streams(pieces=pieces)


async def test_an_answer_of_the_shape_is_taken_as_it_is(one: Desk, first: FakeOpenAi) -> None:
    first.plan(says(GOOD[:5], GOOD[5:]))

    assert await ask_for(one.models, Mark, question(), ADA) == Mark(points=7, remark="Ясно.")


async def test_a_code_fence_around_it_is_forgiven(one: Desk, first: FakeOpenAi) -> None:
    first.plan(says(f"```json\n{GOOD}\n```"))

    assert (await ask_for(one.models, Mark, question(), ADA)).points == 7
    assert len(first.asked) == 1


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        ("I would give it a seven.", "the answer: Invalid JSON"),
        ('{"points": 11, "remark": "x"}', "points: Input should be less than or equal to 10"),
        ('{"points": 7}', "remark: Field required"),
        ('{"points": 7, "remark": "x", "role": "admin"}', "role: Extra inputs are not permitted"),
    ],
)
async def test_a_wrong_answer_is_repaired_once(one: Desk, first: FakeOpenAi, bad: str, problem: str) -> None:
    first.plan(says(bad), says(GOOD))

    assert (await ask_for(one.models, Mark, question(), ADA)).points == 7

    repair = first.asked[1]["messages"]
    assert repair[-2] == {"role": "assistant", "content": bad}
    assert problem in repair[-1]["content"]
    assert len(one.meter.charges) == 2, "both answers were billed"


async def test_what_is_wrong_twice_is_a_typed_error(one: Desk, first: FakeOpenAi) -> None:
    first.plan(says("seven"), says("still seven"), says(GOOD))

    with pytest.raises(ModelOutputInvalidError) as caught:
        await ask_for(one.models, Mark, question(), ADA)

    assert len(first.asked) == 2
    assert caught.value.code == "wrong_shape"
    assert "seven" not in str(caught.value)


async def test_a_cut_answer_is_not_taken_even_if_it_happens_to_parse(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=(GOOD,), finish=None), says(GOOD))

    await ask_for(one.models, Mark, question(), ADA)

    assert len(first.asked) == 2


async def test_the_repair_is_asked_of_the_model_that_erred(two: Desk, first: FakeOpenAi, second: FakeOpenAi) -> None:
    first.plan(*[Streams(pieces=(), finish=None)] * 3)
    second.plan(says("seven"), says(GOOD))

    await ask_for(two.models, Mark, question(), ADA)

    assert len(second.asked) == 2


async def test_a_filter_is_not_argued_with(one: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(pieces=("{",), finish="content_filter"))

    with pytest.raises(ModelRefusedError):
        await ask_for(one.models, Mark, question(), ADA)
    assert len(first.asked) == 1


def test_a_strict_schema_is_strict_in_its_depths() -> None:
    class Paper(BaseModel):
        marks: list[Mark]
        default: str = "a property that is named like a keyword"

    schema = strict_schema(Paper)

    assert schema["required"] == ["marks", "default"]
    assert "default" not in schema["properties"]["default"]
    assert schema["$defs"]["Mark"]["required"] == ["points", "remark"]


@pytest.fixture
async def court(first: FakeOpenAi) -> AsyncIterator[Desk]:
    provider = connect(first, "openai", dialect="openai")
    async with desk([provider], Offer(chat=["openai:gpt-4.1"], judge=["openai:gpt-4o-mini"])) as it:
        yield it


@pytest.mark.parametrize(
    ("score", "decision"),
    [(10, Decision.ACCEPT), (7, Decision.ACCEPT), (6, Decision.REDO), (4, Decision.REDO), (3, Decision.GIVE_BACK)],
)
async def test_the_judge_sees_the_description_and_the_picture_and_decides(
    court: Desk, first: FakeOpenAi, score: int, decision: Decision
) -> None:
    verdict = PictureVerdict(score=score, why="Two cats were asked for.", rewording="Two cats, side by side.")
    first.plan(says(verdict.model_dump_json()))

    said = await ModelJudge(court.models).judge("Two cats", Picture(b"png"), Call("media.judge", person=2))

    assert said.decision is decision
    sent = first.asked[0]
    assert sent["model"] == "gpt-4o-mini"
    assert sent["temperature"] == 0
    assert sent["messages"][1]["content"][0]["text"] == "The description:\nTwo cats"
    assert "Two cats" not in sent["messages"][0]["content"], "what a person wrote is data"


async def test_without_a_judge_on_offer_nobody_judges(one: Desk) -> None:
    with pytest.raises(NoModelError):
        await ModelJudge(one.models).judge("Two cats", Picture(b"png"), ADA)
