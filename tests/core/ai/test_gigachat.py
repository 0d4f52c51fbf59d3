"""GigaChat by its own SDK, against a server that speaks its OAuth and its API."""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from core.ai.errors import (
    ModelAccessDeniedError,
    ModelOutputInvalidError,
    ModelRefusedError,
    ModelRequestRejectedError,
    ModelUnavailableError,
)
from core.ai.metering import Call
from core.ai.offer import Offer
from core.ai.ports import Provider
from core.ai.providers import gigachat_provider
from core.ai.types import ChatRequest, Finish, Message, PictureRequest, Role, Usage
from core.tasks import Nursery
from core.updates.places import SharedPlaces
from core.updates.store import Store
from tests.core.ai.conftest import ADA, Desk, desk, question, served
from tests.core.ai.fake_gigachat import CREDENTIALS, FakeGigaChat
from tests.core.ai.fake_openai import CANARY, PNG

CAT = PictureRequest(prompt="Нарисуй розового кота")
BORIS = Call("media.paint", person=2)


@pytest.fixture
async def sber() -> AsyncIterator[FakeGigaChat]:
    async with served(FakeGigaChat()) as fake:
        yield fake


def connected(sber: FakeGigaChat) -> Provider:
    return gigachat_provider(CREDENTIALS, base_url=sber.url + "/v1", auth_url=sber.url + "/api/v2/oauth")


@pytest.fixture
async def giga(sber: FakeGigaChat) -> AsyncIterator[Desk]:
    offer = Offer(chat=["gigachat:GigaChat-2-Pro"], image=["gigachat:GigaChat-2-Max"])
    async with desk([connected(sber)], offer) as it:
        yield it


async def test_it_answers_in_pieces_and_tells_what_it_used(giga: Desk, sber: FakeGigaChat) -> None:
    async with giga.models.chat(question(), ADA) as stream:
        pieces = [piece async for piece in stream]

    assert pieces == ["При", "вет."]
    assert stream.answer.finish is Finish.COMPLETE
    assert stream.answer.usage == Usage(tokens_in=55, tokens_out=30)
    assert sber.asked[0]["model"] == "GigaChat-2-Pro"
    assert sber.asked[0]["max_tokens"] == 100


async def test_one_token_serves_until_it_ends(giga: Desk, sber: FakeGigaChat) -> None:
    await giga.models.ask(question(), ADA)
    await giga.models.ask(question(), ADA)
    assert sber.tokens_given == 1

    sber.tokens_given += 1  # the server forgets the token, as after 30 minutes
    await giga.models.ask(question(), ADA)
    assert sber.tokens_given == 3


async def test_a_person_s_key_has_one_stream_at_a_time(giga: Desk, sber: FakeGigaChat) -> None:
    await asyncio.gather(*(giga.models.ask(question(), ADA) for _ in range(4)))

    assert sber.most_at_once == 1


async def test_two_processes_share_the_one_stream_of_a_key(sber: FakeGigaChat, store: Store) -> None:
    offer, nursery = Offer(chat=["gigachat:GigaChat-2-Pro"]), Nursery("places")
    async with AsyncExitStack() as running:
        desks = [
            await running.enter_async_context(desk([connected(sber)], offer, shared=SharedPlaces(store, nursery)))
            for _ in range(2)
        ]
        await asyncio.gather(*(desks[number % 2].models.ask(question(), ADA) for number in range(6)))
    await nursery.close(patience=1)

    assert len(sber.asked) == 6
    assert sber.most_at_once == 1


async def test_the_system_message_is_one_and_comes_first(giga: Desk, sber: FakeGigaChat) -> None:
    messages = (
        Message(Role.SYSTEM, "You are a tutor."),
        Message(Role.USER, "Hello"),
        Message(Role.SYSTEM, "So far: Ada likes trains."),
        Message(Role.USER, "What do I like?"),
    )
    await giga.models.ask(ChatRequest(messages=messages, temperature=0.0), ADA)

    sent = sber.asked[0]
    assert [message["role"] for message in sent["messages"]] == ["system", "user", "user"]
    assert "trains" in sent["messages"][0]["content"]


async def test_a_temperature_is_never_sent_as_zero(giga: Desk, sber: FakeGigaChat) -> None:
    await giga.models.ask(question(temperature=0.0), ADA)

    assert sber.asked[0]["temperature"] == 0.001


async def test_its_black_list_is_a_refusal_and_its_excuse_is_not_shown(giga: Desk, sber: FakeGigaChat) -> None:
    sber.pieces, sber.finish = [], "blacklist"

    with pytest.raises(ModelRefusedError):
        await giga.models.ask(question(), ADA)


async def test_its_black_list_half_way_ends_the_answer_as_refused(giga: Desk, sber: FakeGigaChat) -> None:
    sber.finish = "blacklist"

    assert (await giga.models.ask(question(), ADA)).finish is Finish.REFUSED


async def test_a_stream_without_an_end_is_cut(giga: Desk, sber: FakeGigaChat) -> None:
    sber.finish = None

    answer = await giga.models.ask(question(), ADA)

    assert answer.finish is Finish.CUT
    assert answer.usage.estimated


async def test_stopping_hangs_up_within_half_a_second(giga: Desk, sber: FakeGigaChat) -> None:
    sber.stalls = True
    async with giga.models.chat(question(), ADA) as stream:
        async for _ in stream:
            break

    await asyncio.wait_for(sber.left.wait(), 0.5)
    assert stream.answer.finish is Finish.CUT


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (422, ModelRequestRejectedError),
        (400, ModelRequestRejectedError),
        (403, ModelAccessDeniedError),
        (404, ModelUnavailableError),
        (500, ModelUnavailableError),
    ],
)
async def test_its_statuses_have_our_types(giga: Desk, sber: FakeGigaChat, status: int, error: type[Exception]) -> None:
    sber.statuses.extend([status] * 3)

    with pytest.raises(error):
        await giga.models.ask(question(), ADA)


async def test_rate_limits_are_waited_for(giga: Desk, sber: FakeGigaChat) -> None:
    sber.statuses.extend([429, 429])

    assert (await giga.models.ask(question(), ADA)).is_final
    assert len(giga.pauses) == 2


async def test_a_wrong_key_is_access_denied(sber: FakeGigaChat) -> None:
    provider = gigachat_provider("d3Jvbmc=", base_url=sber.url + "/v1", auth_url=sber.url + "/api/v2/oauth")
    async with desk([provider], Offer(chat=["gigachat:GigaChat-2"])) as it:
        with pytest.raises(ModelAccessDeniedError):
            await it.models.ask(question(), ADA)


async def test_what_it_cannot_read_is_not_written_to_the_log(
    giga: Desk, sber: FakeGigaChat, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    sber.garbage = True

    answer = await giga.models.ask(question(), ADA)

    assert answer.finish is Finish.CUT
    assert CANARY not in caplog.text + "".join(capfd.readouterr())


async def test_a_picture_is_fetched_by_the_file_it_names(giga: Desk, sber: FakeGigaChat) -> None:
    picture = await giga.models.paint(CAT, BORIS)

    assert picture.data == PNG
    assert sber.asked[0]["function_call"] == "auto"
    assert giga.meter.charges[0].usage == Usage(tokens_in=55, tokens_out=30)


async def test_an_answer_in_words_is_no_picture_though_it_was_billed(giga: Desk, sber: FakeGigaChat) -> None:
    sber.drawing = "Я бы с радостью, но сегодня не рисую."

    with pytest.raises(ModelOutputInvalidError):
        await giga.models.paint(CAT, BORIS)
    assert giga.meter.charges[0].usage == Usage(tokens_in=55, tokens_out=30)


async def test_a_refused_picture_is_a_refusal(giga: Desk, sber: FakeGigaChat) -> None:
    sber.drawing, sber.finish = "Не люблю менять тему разговора, но вот сейчас тот самый случай.", "blacklist"

    with pytest.raises(ModelRefusedError):
        await giga.models.paint(CAT, BORIS)


async def test_no_environment_switches_the_check_of_certificates_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIGACHAT_VERIFY_SSL_CERTS", "false")
    provider = gigachat_provider(CREDENTIALS)

    settings = provider.chat._client._settings  # type: ignore[union-attr]
    assert settings.verify_ssl_certs is True
    assert settings.ssl_context.verify_mode is ssl.CERT_REQUIRED
    await provider.close()
