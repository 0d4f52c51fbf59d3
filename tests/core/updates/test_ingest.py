"""The way in: where an update belongs, and when it is refused."""

import orjson
import pytest

from core.tasks import Nursery
from core.updates.addressing import Address, MalformedUpdateError, Passage, address_of
from core.updates.ingest import Ingest, Outcome, StoreFullError
from core.updates.store import Store
from tests.core.updates.conftest import checkout, message


def of(**update: object) -> Address:
    return address_of(orjson.dumps({"update_id": 1, **update}))


@pytest.mark.parametrize(
    ("update", "lane", "passage"),
    [
        ({"message": {"chat": {"id": -100}, "from": {"id": 5}}}, "-100", Passage.LANE),
        ({"edited_message": {"chat": {"id": 5}}}, "5", Passage.LANE),
        ({"callback_query": {"from": {"id": 5}, "message": {"chat": {"id": -100}}}}, "-100", Passage.LANE),
        ({"callback_query": {"from": {"id": 5}, "inline_message_id": "x"}}, "5", Passage.LANE),
        ({"business_message": {"business_connection_id": "c1", "chat": {"id": 5}}}, "c1/5", Passage.LANE),
        ({"my_chat_member": {"chat": {"id": 5}, "from": {"id": 5}}}, "5", Passage.LANE),
        ({"poll_answer": {"user": {"id": 5}}}, "5", Passage.LANE),
        ({"pre_checkout_query": {"from": {"id": 5}}}, "5", Passage.EXPRESS),
        ({"inline_query": {"from": {"id": 5}}}, "5", Passage.EXPRESS),
        ({"message": {"chat": {"id": 5}, "text": "/cancel"}}, "5", Passage.INTERRUPT),
        ({"message": {"chat": {"id": 5}, "text": "/cancel@tutor_bot please"}}, "5", Passage.INTERRUPT),
        ({"message": {"chat": {"id": 5}, "text": "/cancellation"}}, "5", Passage.LANE),
        ({"message": {"chat": {"id": 5}, "text": "please /cancel"}}, "5", Passage.LANE),
        ({"something_new": {"id": 5}}, "0", Passage.LANE),
    ],
)
def test_every_kind_of_update_has_its_lane(update: dict[str, object], lane: str, passage: Passage) -> None:
    assert of(**update) == Address(1, lane, passage)


@pytest.mark.parametrize("body", [b"", b"[1]", b'{"update_id": true}', b'{"update_id": 1.5}'])
def test_what_has_no_number_is_no_update(body: bytes) -> None:
    with pytest.raises(MalformedUpdateError):
        address_of(body)


async def test_a_full_partition_refuses_messages_before_payments(store: Store) -> None:
    nursery = Nursery("test")
    ingest = Ingest(store, nursery, lane_limit=3, express_limit=4)
    assert [await ingest("tutor", message(number)) for number in (1, 2, 3)] == [Outcome.STORED] * 3
    with pytest.raises(StoreFullError):
        await ingest("tutor", message(4))
    assert await ingest("tutor", checkout(5)) == Outcome.STORED
    assert await ingest("tutor", message(1)) == Outcome.DUPLICATE, "a repeat of what is stored is never refused"
    await nursery.close()


async def test_marks_of_stored_updates_outlive_the_day_in_which_telegram_repeats(store: Store) -> None:
    nursery = Nursery("test")
    await Ingest(store, nursery)("tutor", message(1))
    [seen] = [key async for key in store.client.scan_iter("*seen*")]
    assert await store.client.ttl(seen) > 25 * 3600
    await nursery.close()
