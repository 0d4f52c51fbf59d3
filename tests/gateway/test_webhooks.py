"""What Telegram hears: 200 only for what is on disk, 4xx for what is no update, 503 while the store is away."""

import asyncio

import pytest

from core.updates import keys
from core.updates.store import Store
from tests.core.updates.conftest import message
from tests.gateway.conftest import Telegram, gateway
from tests.valkey import TestValkey


async def stored(store: Store) -> int:
    streams = [keys.inbound(p) for p in range(keys.PARTITIONS)] + [keys.express(p) for p in range(keys.PARTITIONS)]
    return sum([await store.client.xlen(stream) for stream in streams])


async def test_an_update_is_stored_and_its_repeat_is_a_duplicate(telegram: Telegram, store: Store) -> None:
    first = await telegram.posts(message(1))
    second = await telegram.posts(message(1))
    assert (first.status, second.status) == (200, 200)
    assert await stored(store) == 1


async def test_twenty_deliveries_at_once_store_one_update(telegram: Telegram, store: Store) -> None:
    answers = await asyncio.gather(*(telegram.posts(message(2)) for _ in range(20)))
    assert {answer.status for answer in answers} == {200}
    assert await stored(store) == 1


@pytest.mark.parametrize(
    "secret",
    [None, "", "wrong", "tutor-secre", "tutor-secret-and-more", "mentor-secret", "тайна".encode(), b"\xff\xfe"],
    ids=["missing", "empty", "wrong", "prefix", "longer", "another bot's", "Cyrillic", "no text at all"],
)
async def test_mallory_without_the_secret_is_refused(
    telegram: Telegram, store: Store, secret: str | bytes | None
) -> None:
    answer = await telegram.posts(message(3), secret=secret)
    assert answer.status == 401
    assert await stored(store) == 0


async def test_an_unknown_bot_answers_as_a_wrong_secret_does(telegram: Telegram) -> None:
    unknown = await telegram.posts(message(4), bot="nobody", secret="tutor-secret")
    wrong = await telegram.posts(message(4), secret="wrong")
    assert unknown.status == wrong.status == 401
    assert unknown.body == wrong.body
    assert unknown.headers == wrong.headers


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"{}",
        b'{"update_id": "7"}',
        b'{"update_id": -1}',
        b"\xff\xff",
        b"[" * 5000,
    ],
)
async def test_what_is_no_update_is_refused_for_good(telegram: Telegram, store: Store, body: bytes) -> None:
    assert (await telegram.posts(body)).status == 400
    assert await stored(store) == 0


@pytest.mark.parametrize(
    "body",
    [
        b'{"update_id": 5}',
        b'{"update_id": 5, "a_type_of_next_year": {"id": 1}}',
        b'{"update_id": 5, "message": {"chat": "not a chat"}}',
        b'{"update_id": 5, "message": null}',
        b'{"update_id": 18446744073709551615, "message": {}}',
    ],
)
async def test_an_update_of_an_unknown_kind_is_stored(telegram: Telegram, store: Store, body: bytes) -> None:
    assert (await telegram.posts(body)).status == 200
    assert await stored(store) == 1


async def test_two_megabytes_are_refused_and_one_is_not(telegram: Telegram, store: Store) -> None:
    assert (await telegram.posts(message(6, text="x" * 2 * 1024 * 1024))).status == 413
    assert (await telegram.posts(message(6, text="x" * (1024 * 1024 - 300)))).status == 200
    assert await stored(store) == 1


async def test_only_a_post_brings_updates(telegram: Telegram) -> None:
    status, _ = await telegram.gets("/telegram/tutor")
    assert status == 405


async def test_while_the_store_is_away_telegram_is_told_to_come_again() -> None:
    server = TestValkey()
    server.start()
    async with gateway(server.url) as telegram:
        assert (await telegram.posts(message(1))).status == 200
        server.kill()
        away = await telegram.posts(message(2))
        assert away.status == 503
        assert int(away.headers["Retry-After"]) >= 1
        server.start()
        assert (await telegram.posts(message(2))).status == 200
        again = await telegram.posts(message(1))
        assert (again.status, again.body) == (200, b"duplicate"), "the restart lost an acknowledged update"
    server.remove()


async def test_a_store_without_memory_refuses_and_forgets_nothing() -> None:
    server = TestValkey(options=("--maxmemory", "6mb"))
    server.start()
    async with gateway(server.url) as telegram:
        answers = [(await telegram.posts(message(n, text="x" * 100_000))).status for n in range(1, 60)]
        assert set(answers) == {200, 503}
        accepted = [number for number, status in enumerate(answers, start=1) if status == 200]
        again = [await telegram.posts(message(number, text="x" * 100_000)) for number in accepted]
        assert {answer.body for answer in again} == {b"duplicate"}
    server.remove()
