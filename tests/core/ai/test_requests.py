"""What is sent: nothing that a model would not accept, and no more than it needs."""

import logging
import traceback

import pytest
from pydantic import BaseModel

from core.ai.capabilities import Catalogue, ModelRecord
from core.ai.offer import Offer
from core.ai.openai_chat import body
from core.ai.types import Message, ModelRef, Picture, Role, Use
from tests.core.ai.conftest import ADA, KEY, Desk, connect, desk, question
from tests.core.ai.fake_openai import CANARY, FakeOpenAi, Refuses, Streams


class Mark(BaseModel):
    points: int
    remark: str = ""


def record(name: str, dialect: str = "compatible") -> ModelRecord:
    return Catalogue.load().record(ModelRef.parse(name), Use.CHAT, dialect)


async def test_the_body_for_a_reasoning_model_has_no_temperature(first: FakeOpenAi) -> None:
    provider = connect(first, "openai", dialect="openai")
    async with desk([provider], Offer(chat=["openai:o4-mini"])) as it:
        await it.models.ask(question(temperature=0.7), ADA)

    sent = first.asked[0]
    assert "temperature" not in sent
    assert "max_tokens" not in sent
    assert sent["max_completion_tokens"] == 100 + 4_000
    assert sent["stream_options"] == {"include_usage": True}


@pytest.mark.parametrize(
    "name", ["openai:gpt-6-luna", "openai:gpt-6.1-terra", "openai:gpt-6.1-sol", "openai:gpt-5-mini", "openai:o3"]
)
def test_no_reasoning_model_of_the_catalogue_takes_a_temperature(name: str) -> None:
    sent = body(record(name), question(temperature=0.2))

    assert "temperature" not in sent
    assert "max_completion_tokens" in sent


def test_a_model_that_takes_a_temperature_gets_it() -> None:
    assert body(record("openai:gpt-4o-mini"), question(temperature=0.2))["temperature"] == 0.2
    assert "temperature" not in body(record("openai:gpt-4o-mini"), question())


def test_an_unknown_server_is_asked_for_nothing_it_may_not_know() -> None:
    sent = body(record("local:llama3:8b"), question(temperature=0.2))

    assert set(sent) == {"model", "messages", "stream", "max_tokens"}
    assert sent["model"] == "llama3:8b"


def test_deepseek_gets_json_mode_and_the_schema_in_the_prompt() -> None:
    sent = body(record("deepseek:deepseek-v4-flash"), question(shape=Mark))

    assert sent["response_format"] == {"type": "json_object"}
    assert "json" in sent["messages"][0]["content"].lower()
    assert '"points"' in sent["messages"][0]["content"]
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]


def test_a_model_with_schemas_gets_a_strict_one_and_an_untouched_prompt() -> None:
    sent = body(record("openai:gpt-5-mini"), question(shape=Mark))

    schema = sent["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert schema["schema"]["required"] == ["points", "remark"]
    assert schema["schema"]["additionalProperties"] is False
    assert sent["messages"][0]["content"] == "You are a tutor."


def test_a_picture_travels_inside_the_request() -> None:
    seeing = question()
    sent = body(
        record("openai:gpt-5-mini"),
        type(seeing)(messages=(Message(Role.USER, "What is it?", (Picture(b"png"),)),)),
    )

    assert sent["messages"][0]["content"][1]["image_url"]["url"] == "data:image/png;base64,cG5n"


async def test_the_sdk_does_not_retry_by_itself_and_names_no_account(
    monkeypatch: pytest.MonkeyPatch, first: FakeOpenAi
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-somebody")
    async with desk([connect(first, "first")], Offer(chat=["first:best"])) as it:
        first.plan(Refuses(status=400))
        with pytest.raises(Exception):  # noqa: B017, PT011
            await it.models.ask(question(), ADA)

    assert len(first.asked) == 1
    assert "OpenAI-Organization" not in first.headers[0]
    assert first.headers[0]["Authorization"] == f"Bearer {KEY}"


async def test_neither_the_key_nor_a_prompt_nor_a_provider_s_words_reach_the_log(
    two: Desk, first: FakeOpenAi, second: FakeOpenAi, capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    caplog.set_level(logging.INFO)
    first.plan(Refuses(status=500), Refuses(status=429), Refuses(status=503))
    second.plan(Refuses(status=401, code="Incorrect API key provided: sk-secret-key"))

    with pytest.raises(Exception) as caught:  # noqa: PT011
        await two.models.ask(question(CANARY), ADA)
    second.plan(Streams(garbage_after=1))
    await two.models.ask(question(CANARY), ADA, allowed={ModelRef("second", "good")})

    trace = "".join(traceback.format_exception(caught.value))
    written = "".join(capfd.readouterr()) + caplog.text + trace + repr(caught.value)
    assert "model failed" in written
    assert "sk-secret" not in written
    assert CANARY not in written
    assert "do not like" not in written
