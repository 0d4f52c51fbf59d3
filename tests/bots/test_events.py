"""What the core puts into lanes: told in the person's words, and nothing left of who was forgotten, in any bot."""

from collections.abc import AsyncIterator

import pytest

from bots.kit.discovery import discover
from core.app import App
from core.jobs import jobs_of
from core.updates import keys
from core.updates.dead_letters import DeadLetters
from core.updates.outbox import CarryCopies, CarryEvents
from core.updates.store import Store
from core.users.types import AccountId, BotName, PersonId, TelegramId
from tests.bots.lanes import LaneTelegram, lanes
from tests.bots.telegram import Person
from tests.clocks import HandClock

SITE = AccountId("ada@site")


@pytest.fixture
async def telegram(app: App, clock: HandClock, store: Store, tables: None) -> AsyncIterator[LaneTelegram]:
    async with lanes(app, clock, discover(), store) as telegram:
        yield telegram


@pytest.fixture
def ada(telegram: LaneTelegram) -> Person:
    return telegram.person("Ada", "tutor")


async def tick(telegram: LaneTelegram, app: App, store: Store, clock: HandClock) -> None:
    """What the scheduler does within a second."""
    carry_events = CarryEvents(store=store, ingest=telegram.ingest)
    for job in jobs_of(app, carry_events, CarryCopies(ingest=telegram.ingest, clock=clock)):
        await job.work(clock.now())


async def until_idle(telegram: LaneTelegram, store: Store) -> None:
    """Every update and event is committed."""

    async def waiting() -> int:
        streams = [stream(p) for p in range(keys.PARTITIONS) for stream in (keys.inbound, keys.express)]
        return sum([await store.client.xlen(stream) for stream in streams])

    while await waiting():
        await telegram.simulator.settled()


async def states_of(store: Store, person: Person) -> dict[str, dict[bytes, bytes]]:
    """What the store keeps of the conversations of this person, by bot."""
    found = {}
    for bot in ("tutor", "mentor", "media"):
        lane = str(person.id)
        state = await store.client.hgetall(keys.state(keys.partition_of(bot, lane), bot, lane))  # type: ignore[misc]
        if state:
            found[bot] = state
    return found


async def test_whoever_is_forgotten_in_one_bot_has_no_conversation_left_in_any(
    ada: Person, telegram: LaneTelegram, app: App, store: Store, clock: HandClock
) -> None:
    for bot in ("tutor", "mentor", "media"):
        await ada.in_bot(bot).says("/settings")
        await until_idle(telegram, store)
    mentor = ada.in_bot("mentor")
    await mentor.presses("Time zone")
    await until_idle(telegram, store)
    assert set(await states_of(store, ada)) == {"tutor", "mentor", "media"}

    await ada.says("/forget")
    await until_idle(telegram, store)
    await ada.presses("Delete everything…")
    await until_idle(telegram, store)
    await ada.presses("Yes, delete for good")
    await until_idle(telegram, store)
    assert set(await states_of(store, ada)) == {"mentor", "media"}, "the others are cleared in their own lanes"
    await tick(telegram, app, store, clock)
    await until_idle(telegram, store)

    assert await states_of(store, ada) == {}
    await mentor.says("Kazan")
    await until_idle(telegram, store)
    assert "Kazan" not in str((await app.find_person(TelegramId(ada.id))).time_zone), "no form is open any more"


async def test_somebody_elses_conversation_stays(
    ada: Person, telegram: LaneTelegram, app: App, store: Store, clock: HandClock
) -> None:
    boris = telegram.person("Boris", "mentor")
    await boris.says("/settings")
    await ada.says("/start")
    await until_idle(telegram, store)
    person = await app.find_person(TelegramId(ada.id))
    await app.confirm_forget(person.id, (await app.request_forget(person.id)).token)
    await tick(telegram, app, store, clock)
    await until_idle(telegram, store)

    assert set(await states_of(store, boris)) == {"mentor"}


async def test_what_was_given_up_of_somebody_forgotten_goes_too(
    ada: Person, telegram: LaneTelegram, app: App, store: Store, clock: HandClock
) -> None:
    await ada.says("/start")
    await until_idle(telegram, store)
    person = await app.find_person(TelegramId(ada.id))
    for lane in (str(ada.id), "1"):
        await telegram.ingest.event("tutor", lane, int(lane) % 1000, b"of no known kind")
    letters = DeadLetters(store)
    while await letters.count() < 2:
        await telegram.simulator.settled()

    await app.confirm_forget(person.id, (await app.request_forget(person.id)).token)
    await tick(telegram, app, store, clock)

    assert [letter.lane async for letter in letters.all()] == ["1"]


async def link(app: App, person: PersonId) -> None:
    code = await app.offer_link.from_telegram(person)
    await app.accept_link.in_account(SITE, code.code)


@pytest.mark.parametrize(
    ("language", "linked", "undone"),
    [
        ("en", "was linked with you here, by your code", "was undone, in the account"),
        ("ru", "связан с этим чатом по коду отсюда", "отменена в самом кабинете"),
    ],
)
async def test_what_an_account_does_with_the_link_is_told_once_in_telegram(
    telegram: LaneTelegram, app: App, store: Store, clock: HandClock, language: str, linked: str, undone: str
) -> None:
    ada = telegram.person("Ada", "tutor", language=language)
    await ada.says("/start")
    await until_idle(telegram, store)
    clock.move(minutes=2)
    await ada.in_bot("mentor").says("/start")
    await until_idle(telegram, store)
    person = await app.find_person(TelegramId(ada.id))

    await link(app, person.id)
    for _ in range(2):
        await tick(telegram, app, store, clock)
        await until_idle(telegram, store)
    await app.unlink.from_account(SITE)
    await tick(telegram, app, store, clock)
    await until_idle(telegram, store)

    told = [view["text"] for view in ada.in_bot("mentor").chat if view["from"] == "bot"][1:]
    assert [linked in told[0], undone in told[1]] == [True, True], told
    assert len(told) == 2
    assert SITE in told[0]
    assert len([view for view in ada.chat if view["from"] == "bot"]) == 1, "one bot tells, the one they wrote to last"


async def test_what_a_person_does_themselves_is_not_told_a_second_time(
    ada: Person, telegram: LaneTelegram, app: App, store: Store, clock: HandClock
) -> None:
    code = await app.offer_link.from_account(AccountId("ada@elsewhere"))
    await ada.says(f"/start {code.payload}")
    await until_idle(telegram, store)
    before = len(ada.chat)
    await tick(telegram, app, store, clock)
    await until_idle(telegram, store)

    assert len(ada.chat) == before


async def test_whoever_has_blocked_every_bot_is_told_nothing(
    ada: Person, telegram: LaneTelegram, app: App, store: Store, clock: HandClock
) -> None:
    await ada.says("/start")
    await until_idle(telegram, store)
    person = await app.find_person(TelegramId(ada.id))
    await app.mark_unreachable(person.telegram_id, BotName("tutor"))
    code = await app.offer_link.from_telegram(person.id)
    await app.accept_link.in_account(AccountId("ada@third"), code.code)
    before = len(telegram.calls())
    await tick(telegram, app, store, clock)
    await until_idle(telegram, store)

    assert len(telegram.calls()) == before
