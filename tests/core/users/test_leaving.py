"""What a person takes along, and what is left when they have asked to be forgotten."""

import io
import json
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tortoise import Tortoise
from tortoise.fields.base import OnDelete
from tortoise.fields.relational import ForeignKeyFieldInstance

from core.ai.metering import Call, Charge, Estimate, Outcome
from core.ai.types import Cost, ModelRef, Role, Usage
from core.app import HOLDINGS, App
from core.chats import personal_data as chats_data
from core.chats.types import TALK, NewTurn
from core.errors import ForgetTokenInvalidError, LinkCodeInvalidError, PersonUnknownError
from core.subscriptions import personal_data as subscriptions_data
from core.subscriptions.meter import AllowanceMeter
from core.subscriptions.models import HoldRow, ModelCostRow
from core.subscriptions.types import PlanName, Resource
from core.tasks import Nursery
from core.updates.ingest import Ingest
from core.updates.outbox import CarryEvents
from core.updates.store import Store
from core.users import personal_data as users_data
from core.users.models import PersonRow
from core.users.types import AccountId, Caller, MemoryKind, Person, PersonId
from tests.clocks import HandClock
from tests.core.people import MEDIA, TUTOR, update

pytestmark = pytest.mark.usefixtures("tables")

SECRET = "The cat's name is Byron"
LIVED_IN = (*users_data.HOLDINGS, *chats_data.HOLDINGS, *subscriptions_data.HOLDINGS)
"""Where `live` leaves rows; what other subjects keep, their own tests fill."""


async def live(app: App, person: Person, clock: HandClock, account: str) -> None:
    """Leaves a row in every table that holds people."""
    caller = Caller(telegram_id=person.telegram_id, first_name=person.first_name)
    await app.meet_person(caller, MEDIA)
    chat = await app.open_chat(person.id, TUTOR, TALK, update())
    said = NewTurn(role=Role.USER, text="draft", key=update(), message_ids=(5,))
    await app.add_turn(person.id, chat.id, said)
    await app.edit_turn(person.id, TUTOR, 5, SECRET)
    await app.remember(person.id, MemoryKind.FACT, SECRET, TUTOR)
    await app.usage(person.id)
    await app.put_on_plan(person.id, PlanName("free"))
    await app.hold_units(person.id, Resource.PICTURES, 1, update())
    await ask(person, clock)
    with pytest.raises(LinkCodeInvalidError):
        await app.accept_link.in_telegram(person.id, "wrong")
    await app.offer_link.from_telegram(person.id)
    await app.accept_link.in_account(AccountId(account), (await app.offer_link.from_telegram(person.id)).code)
    await app.unlink.from_telegram(person.id)
    await app.accept_link.in_telegram(person.id, (await app.offer_link.from_account(AccountId(account))).payload)
    await app.request_forget(person.id)


async def ask(person: Person, clock: HandClock) -> None:
    meter, model = AllowanceMeter(clock=clock), ModelRef("first", "best")
    call = Call("tutor.talk", person.id, update())
    cost = Cost(Decimal("0.00042"), "USD", date(2026, 1, 1))
    asked = Estimate(call=call, model=model, tier="basic", usage=Usage(), cost=cost)
    done = Charge(call=call, model=model, usage=Usage(tokens_out=3), cost=cost, outcome=Outcome.ANSWERED, seconds=1)
    await meter.settle(await meter.reserve(asked), done)


def unzipped(packed: bytes) -> dict[str, list[dict[str, Any]]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name.removesuffix(".json"): json.loads(archive.read(name)) for name in archive.namelist()}


async def test_no_table_about_people_is_on_no_list() -> None:
    models = [model for models in Tortoise.apps.values() for model in models.values()]
    about: set[Any] = {PersonRow}
    while True:
        more = {model for model in models if any(target in about for _, target in links(model))} - about
        if not more:
            break
        about |= more

    assert {holding.table for holding in HOLDINGS} == about
    assert len(HOLDINGS) == len(about)
    for holding in HOLDINGS:
        if holding.table is not PersonRow:
            way = holding.table._meta.fields_map[holding.person.partition("__")[0].removesuffix("_id")]
            assert isinstance(way, ForeignKeyFieldInstance)
            assert way.on_delete == (OnDelete.SET_NULL if holding.kept else OnDelete.CASCADE), holding.name


def links(model: Any) -> list[tuple[OnDelete, Any]]:
    fields = model._meta.fields_map.values()
    return [(one.on_delete, one.related_model) for one in fields if isinstance(one, ForeignKeyFieldInstance)]


async def test_my_data_is_everything_of_ada_and_nothing_of_mallory(
    app: App, ada: Person, mallory: Person, clock: HandClock
) -> None:
    await live(app, ada, clock, "ada-api")
    await live(app, mallory, clock, "mallory-api")

    data = unzipped(await app.export_my_data(ada.id))

    assert set(data) == {holding.name for holding in HOLDINGS}
    assert [holding.name for holding in LIVED_IN if not data[holding.name]] == []
    assert [turn["text"] for turn in data["turns"]] == [SECRET]
    assert [edit["text_before"] for edit in data["turn_edits"]] == ["draft"]
    assert data["model_costs"][0]["amount"] == "0.00042"
    assert data["people"][0]["first_name"] == "Ada"
    written = json.dumps(data)
    assert "mallory-api" not in written
    assert {row.get("person_id", ada.id) for rows in data.values() for row in rows} == {ada.id}
    assert "hash" not in written
    assert "digest" not in written


async def test_the_first_step_forgets_nothing_and_says_what_there_is(app: App, ada: Person, clock: HandClock) -> None:
    await live(app, ada, clock, "ada-first")

    request = await app.request_forget(ada.id)

    assert len(request.token) == 43
    assert (request.rows["turns"], request.rows["contacts"]) == (1, 2)
    assert (await app.find_person(ada.telegram_id)).id == ada.id
    assert (await app.profile_of(ada.id)).entries != ()


async def test_after_the_second_step_ada_is_a_stranger_and_the_books_are_right(
    app: App, ada: Person, mallory: Person, clock: HandClock
) -> None:
    await live(app, ada, clock, "ada-second")
    await live(app, mallory, clock, "mallory-second")
    request = await app.request_forget(ada.id)
    lines, mallorys = await ModelCostRow.all().count(), await app.export_my_data(mallory.id)

    forgotten = await app.confirm_forget(ada.id, request.token)

    assert forgotten.telegram_id == ada.telegram_id
    assert forgotten.bots == (MEDIA, TUTOR)
    assert forgotten.accounts == ("ada-second",)
    for holding in HOLDINGS:
        assert await holding.count(ada.id) == 0, holding.name
    assert await ModelCostRow.all().count() == lines
    assert await HoldRow.filter(person_id=None).exclude(key=None).count() == 0
    assert await app.export_my_data(mallory.id) == mallorys
    with pytest.raises(PersonUnknownError):
        await app.find_person(ada.telegram_id)

    stranger = await app.meet_person(Caller(telegram_id=ada.telegram_id, first_name="Ada"), TUTOR)
    assert stranger.id != ada.id
    assert (await app.profile_of(stranger.id)).entries == ()
    assert await app.find_chat(stranger.id, TUTOR, TALK) is None
    assert (stranger.language, stranger.time_zone, stranger.model) == (None, None, None)


async def test_nothing_but_the_marks_of_bookkeeping_is_left_of_what_ada_said(
    app: App, ada: Person, clock: HandClock, store: Store
) -> None:
    await live(app, ada, clock, "ada-left")
    request = await app.request_forget(ada.id)

    await app.confirm_forget(ada.id, request.token)
    nursery = Nursery("test")
    await CarryEvents(store=store, ingest=Ingest(store, nursery))(clock.now())
    await nursery.close()

    for models in Tortoise.apps.values():
        for model in models.values():
            if model._meta.db_table != "aerich":
                rows = str(await model.all().values())
                assert "ada-left" not in rows, model
                assert str(ada.telegram_id) not in rows, model


async def test_a_confirmation_delivered_twice_forgets_once(app: App, ada: Person) -> None:
    token = (await app.request_forget(ada.id)).token
    await app.confirm_forget(ada.id, token)
    again = await app.meet_person(Caller(telegram_id=ada.telegram_id, first_name="Ada"), TUTOR)

    assert (await app.confirm_forget(again.id, token)).telegram_id == ada.telegram_id
    assert await app.find_person(ada.telegram_id) == again


async def test_a_confirmation_is_adas_own_and_expires(app: App, ada: Person, mallory: Person, clock: HandClock) -> None:
    token = (await app.request_forget(ada.id)).token

    for person, said in ((mallory, token), (ada, ""), (ada, token[:-1]), (ada, "x" * 43)):
        with pytest.raises(ForgetTokenInvalidError):
            await app.confirm_forget(person.id, said)
    clock.move(minutes=10)
    with pytest.raises(ForgetTokenInvalidError):
        await app.confirm_forget(ada.id, token)
    assert await app.find_person(ada.telegram_id)
    assert await app.find_person(mallory.telegram_id)


async def test_nobody_has_nothing_to_take_along(app: App) -> None:
    with pytest.raises(PersonUnknownError):
        await app.export_my_data(PersonId(10**12))
    with pytest.raises(PersonUnknownError):
        await app.request_forget(PersonId(10**12))
