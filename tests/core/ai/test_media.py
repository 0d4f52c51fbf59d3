"""Voice and pictures."""

import base64
from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from core.ai.errors import ModelOutputInvalidError, ModelRefusedError, ModelTimedOutError, NoModelError
from core.ai.metering import Call
from core.ai.offer import Offer
from core.ai.types import PictureRequest, Recording, Usage
from tests.core.ai.conftest import ADA, HASTY, NEVER, Desk, connect, desk
from tests.core.ai.fake_openai import PNG, FakeOpenAi, Refuses, Says, Streams

BORIS = Call("media.paint", person=2)
VOICE = Recording(b"OggS...", seconds=12.5)
POSTER = PictureRequest(prompt="A poster", width=1000, height=2000)
ENCODED = base64.b64encode(PNG).decode()


@pytest.fixture
async def studio(first: FakeOpenAi) -> AsyncIterator[Desk]:
    offer = Offer(
        speech=["openai:tts-1"], transcription=["openai:whisper-1"], image=["openai:gpt-image-1-mini", "openai:other"]
    )  # fmt: skip
    async with desk([connect(first, "openai", dialect="openai")], offer, patience=HASTY) as it:
        yield it


async def test_a_voice_message_is_written_down_and_billed_by_its_length(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Says(body={"text": " I go to school yesterday. "}))

    assert await studio.models.transcribe(VOICE, ADA, language="en") == "I go to school yesterday."

    charge = studio.meter.charges[0]
    assert charge.usage == Usage(seconds=Decimal("12.5"), estimated=True)
    assert charge.cost is not None
    assert charge.cost.amount == Decimal("0.00125")


@pytest.mark.parametrize(
    ("told", "usage"),
    [
        ({"type": "duration", "seconds": 13}, Usage(seconds=Decimal(13))),
        ({"type": "tokens", "input_tokens": 9, "output_tokens": 4}, Usage(tokens_in=9, tokens_out=4)),
    ],
)
async def test_the_provider_s_own_figures_come_first(
    studio: Desk, first: FakeOpenAi, told: object, usage: Usage
) -> None:
    first.plan(Says(body={"text": "Yes", "usage": told}))

    await studio.models.transcribe(VOICE, ADA)

    assert studio.meter.charges[0].usage == usage


async def test_a_text_is_spoken_as_ogg(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Says(body=b"OggS-sound", content_type="audio/ogg"))

    speech = await studio.models.speak("Good evening", ADA)

    assert speech.data == b"OggS-sound"
    assert first.asked[0]["response_format"] == "opus"
    assert studio.meter.charges[0].usage == Usage(characters=12)
    assert studio.meter.charges[0].cost is not None


async def test_sound_of_another_kind_is_not_passed_on_though_it_was_billed(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Says(body=b"<html>", content_type="audio/ogg"))

    with pytest.raises(ModelOutputInvalidError):
        await studio.models.speak("Good evening", ADA)
    assert studio.meter.charges[0].usage == Usage(characters=12)


async def test_a_picture_comes_as_base64_with_its_tokens(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Says(body={"created": 1, "data": [{"b64_json": ENCODED}], "usage": {"input_tokens": 10, "output_tokens": 1056, "total_tokens": 1066}}))  # fmt: skip  # noqa: E501

    picture = await studio.models.paint(POSTER, BORIS)

    assert (picture.data, picture.mime) == (PNG, "image/png")
    assert first.asked[0]["size"] == "992x1536", "multiples of 16, within the model's limit"
    assert first.asked[0]["quality"] == "medium"
    assert "response_format" not in first.asked[0]
    charge = studio.meter.charges[0]
    assert charge.usage == Usage(tokens_in=10, tokens_out=1056)
    assert charge.cost is not None
    assert charge.cost.amount == Decimal("0.00847")


async def test_a_picture_without_figures_costs_what_a_picture_costs(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Says(body={"created": 1, "data": [{"b64_json": ENCODED}]}))

    await studio.models.paint(POSTER, BORIS)

    assert studio.meter.charges[0].usage == Usage(pictures=1, estimated=True)
    assert studio.meter.charges[0].cost is not None
    assert studio.meter.charges[0].cost.amount == Decimal("0.01100")


async def test_a_picture_may_be_fetched_from_the_server_itself(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Says(body={"created": 1, "data": [{"url": first.url + "/files/picture"}]}))

    assert (await studio.models.paint(POSTER, BORIS)).data == PNG
    assert len(first.headers) == 1, "the fetch carries no key: it is not among the API's requests"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/files/picture", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd",
        "https://pictures.example/p.png", "{server}/files/elsewhere", "{server}@evil.example/files/picture",
        "{server}.evil.example/files/picture", "//127.0.0.1/p.png", "gopher://127.0.0.1/", "http://[::1]/",
        "http://2130706433/", "http://0x7f.1/", "http://localhost/", "https://metadata.google.internal/",
        "http://10.0.0.1/", "data:image/png;base64,AA==",
    ],
)  # fmt: skip
async def test_an_address_in_an_answer_is_not_trusted(studio: Desk, first: FakeOpenAi, url: str) -> None:
    answer = Says(body={"created": 1, "data": [{"url": url.format(server=first.url)}]})
    first.plan(answer, answer)

    with pytest.raises(ModelOutputInvalidError):
        await studio.models.paint(POSTER, BORIS)


async def test_another_server_s_picture_is_not_fetched(studio: Desk, first: FakeOpenAi, second: FakeOpenAi) -> None:
    answer = Says(body={"created": 1, "data": [{"url": second.url + "/files/picture"}]})
    first.plan(answer, answer)

    with pytest.raises(ModelOutputInvalidError):
        await studio.models.paint(POSTER, BORIS)


@pytest.mark.parametrize("data", [[], [{}], [{"b64_json": "@@@"}]])
async def test_an_answer_without_a_picture_goes_to_the_next_model(
    studio: Desk, first: FakeOpenAi, data: list[object]
) -> None:
    first.plan(Says(body={"created": 1, "data": data}), Says(body={"created": 1, "data": [{"b64_json": ENCODED}]}))

    assert (await studio.models.paint(POSTER, BORIS)).data == PNG
    assert first.asked[1]["model"] == "other"


async def test_a_description_that_is_refused_is_not_tried_elsewhere(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Refuses(status=400, code="moderation_blocked"))

    with pytest.raises(ModelRefusedError):
        await studio.models.paint(POSTER, BORIS)
    assert len(first.asked) == 1
    assert studio.meter.charges == []


async def test_a_picture_that_takes_too_long_is_given_up(studio: Desk, first: FakeOpenAi) -> None:
    first.plan(Streams(first_after=NEVER), Streams(first_after=NEVER))

    with pytest.raises(ModelTimedOutError):
        await studio.models.paint(POSTER, BORIS)
    assert studio.meter.charges == []


async def test_what_nobody_offers_is_said_so(one: Desk) -> None:
    with pytest.raises(NoModelError):
        await one.models.transcribe(VOICE, ADA)
