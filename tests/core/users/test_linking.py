"""One person in Telegram and in the REST API: codes that expire, work once, and cannot be guessed."""

import asyncio
import itertools
import re
from datetime import timedelta

import pytest

from core.app import App
from core.errors import (
    LinkCodeInvalidError,
    LinkTakenError,
    LinkTriesSpentError,
    LinkUnknownError,
    PersonUnknownError,
)
from core.users.models import LinkCodeRow, LinkEventRow, LinkRow
from core.users.types import AccountId, Person, PersonId, Side
from tests.clocks import HandClock

pytestmark = pytest.mark.usefixtures("tables")

_accounts = itertools.count(1)


@pytest.fixture
def account() -> AccountId:
    """Boris' account of the REST API."""
    return AccountId(f"api-{next(_accounts)}")


def spoilt(code: str) -> str:
    return code[:-1] + ("A" if code[-1] != "A" else "B")


async def test_ada_opens_the_link_that_her_account_shows(
    app: App, ada: Person, account: AccountId, clock: HandClock
) -> None:
    code = await app.offer_link.from_account(account)
    assert re.fullmatch(r"link_[A-Za-z0-9_-]{1,59}", code.payload)
    assert code.expires_at == clock.now() + timedelta(minutes=10)

    change = await app.accept_link.in_telegram(ada.id, code.payload)

    assert (change.linked, change.by, change.at) == (True, Side.PERSON, clock.now())
    assert (change.link.person_id, change.link.account) == (ada.id, account)
    assert await app.find_link.of_person(ada.id) == change.link
    assert await app.find_link.person_of(account) == ada


async def test_the_account_takes_the_code_that_ada_reads_out(app: App, ada: Person, account: AccountId) -> None:
    code = (await app.offer_link.from_telegram(ada.id)).code
    typed = f"  {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "

    change = await app.accept_link.in_account(account, typed)

    assert (change.by, change.link.person_id) == (Side.ACCOUNT, ada.id)


async def test_the_code_stands_nowhere_in_the_database(app: App, account: AccountId) -> None:
    code = await app.offer_link.from_account(account)

    row = await LinkCodeRow.get(account=account)

    letters = code.code.replace("-", "")
    assert letters[6:] not in str(await LinkCodeRow.filter(id=row.id).values())
    assert row.selector == letters[:6]


async def test_a_code_expires_after_ten_minutes(app: App, ada: Person, account: AccountId, clock: HandClock) -> None:
    code = await app.offer_link.from_account(account)
    clock.move(minutes=10)

    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(ada.id, code.payload)


async def test_a_code_works_once_and_a_replay_finds_its_link(
    app: App, ada: Person, mallory: Person, account: AccountId
) -> None:
    code = await app.offer_link.from_account(account)
    change = await app.accept_link.in_telegram(ada.id, code.payload)

    assert await app.accept_link.in_telegram(ada.id, code.payload) == change
    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(mallory.id, code.payload)
    assert await LinkEventRow.filter(account=account).count() == 1


async def test_of_two_who_give_a_code_at_once_one_gets_the_link(
    app: App, ada: Person, mallory: Person, account: AccountId
) -> None:
    code = await app.offer_link.from_account(account)

    ends = await asyncio.gather(
        *(app.accept_link.in_telegram(person.id, code.payload) for person in (ada, mallory) * 2),
        return_exceptions=True,
    )

    assert await LinkRow.filter(account=account).count() == 1
    assert sum(isinstance(end, LinkCodeInvalidError) for end in ends) == 2


async def test_five_wrong_secrets_kill_a_code_whoever_gave_them(
    app: App, ada: Person, mallory: Person, account: AccountId, clock: HandClock
) -> None:
    code = await app.offer_link.from_account(account)
    for _ in range(5):
        with pytest.raises(LinkCodeInvalidError):
            await app.accept_link.in_telegram(mallory.id, spoilt(code.payload))

    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(ada.id, code.payload)


async def test_whoever_gives_five_wrong_codes_waits_and_nobody_else(
    app: App, ada: Person, mallory: Person, account: AccountId, clock: HandClock
) -> None:
    tries = (app.accept_link.in_telegram(mallory.id, f"link_{n:020}") for n in range(30))
    ends = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(end, LinkCodeInvalidError) for end in ends) == 5
    assert sum(isinstance(end, LinkTriesSpentError) for end in ends) == 25

    code = await app.offer_link.from_account(account)
    with pytest.raises(LinkTriesSpentError) as refusal:
        await app.accept_link.in_telegram(mallory.id, code.payload)
    assert refusal.value.until == clock.now() + timedelta(minutes=10)
    await app.accept_link.in_telegram(ada.id, code.payload)

    clock.move(minutes=10)
    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(mallory.id, code.payload)


@pytest.mark.parametrize("text", ["", "link_", "link_'; DROP TABLE links; --", "Ж" * 20, "link_" + "A" * 300])
async def test_what_is_no_code_is_a_wrong_code(app: App, ada: Person, text: str) -> None:
    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(ada.id, text)


async def test_a_code_of_telegram_links_no_telegram(app: App, ada: Person, mallory: Person) -> None:
    code = await app.offer_link.from_telegram(ada.id)

    for person in (mallory, ada):
        with pytest.raises(LinkCodeInvalidError):
            await app.accept_link.in_telegram(person.id, code.payload)


async def test_neither_side_is_linked_twice(app: App, ada: Person, mallory: Person, account: AccountId) -> None:
    await app.accept_link.in_telegram(ada.id, (await app.offer_link.from_account(account)).payload)

    with pytest.raises(LinkTakenError):
        await app.accept_link.in_telegram(mallory.id, (await app.offer_link.from_account(account)).payload)
    other = AccountId(account + "-other")
    with pytest.raises(LinkTakenError):
        await app.accept_link.in_telegram(ada.id, (await app.offer_link.from_account(other)).payload)
    assert await app.find_link.person_of(account) == ada


async def test_either_side_may_unlink_and_link_again(app: App, ada: Person, account: AccountId) -> None:
    for unlink in (app.unlink.from_telegram(ada.id), app.unlink.from_account(account)):
        await app.accept_link.in_telegram(ada.id, (await app.offer_link.from_account(account)).payload)
        change = await unlink
        assert (change.linked, change.link.person_id, change.link.account) == (False, ada.id, account)

    assert await app.find_link.of_person(ada.id) is None
    with pytest.raises(LinkUnknownError):
        await app.unlink.from_telegram(ada.id)
    assert await LinkEventRow.filter(account=account).order_by("id").values_list("linked", "by") == [
        (True, "person"), (False, "person"), (True, "person"), (False, "account"),
    ]  # fmt: skip


async def test_a_used_code_does_not_link_again_what_was_unlinked(app: App, ada: Person, account: AccountId) -> None:
    code = await app.offer_link.from_account(account)
    await app.accept_link.in_telegram(ada.id, code.payload)
    await app.unlink.from_account(account)

    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(ada.id, code.payload)
    assert await app.find_link.of_person(ada.id) is None


async def test_the_three_latest_codes_of_a_side_work(app: App, ada: Person, account: AccountId) -> None:
    codes = [await app.offer_link.from_account(account) for _ in range(4)]

    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(ada.id, codes[0].payload)
    await app.accept_link.in_telegram(ada.id, codes[1].payload)


async def test_a_stranger_has_no_code_to_give(app: App) -> None:
    with pytest.raises(PersonUnknownError):
        await app.offer_link.from_telegram(PersonId(10**12))
