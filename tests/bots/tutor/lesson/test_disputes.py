"""“My answer is right too”, and what the editors say: told once, in the learner's language."""

from collections.abc import AsyncIterator

import pytest
from tortoise.transactions import in_transaction

from bots.kit.events import perform, read_event
from core.app import App
from core.lessons.models import DisputeRow
from core.updates.models import OutboxRow
from core.users.types import TelegramId
from tests.bots.telegram import Person, Telegram
from tests.bots.tutor.lesson.conftest import begins, sees


@pytest.fixture(autouse=True)
async def the_editors_have_nothing_else_to_do(course: None) -> AsyncIterator[None]:
    """What they decide holds for everybody: also for the people of other tests."""
    await DisputeRow.all().delete()
    yield
    await DisputeRow.all().delete()


async def disputes(person: Person, telegram: Telegram, words: str) -> None:
    """The translation of the first lesson."""
    await begins(person, telegram)
    await sees(person, telegram, place=9)
    await person.says("Where can I find the station?")
    await person.presses(words)


async def settled(person: Person, app: App, *, accepted: bool) -> None:
    """The editors have looked; what they say is carried to the chat."""
    (dispute,) = await app.lessons.open_disputes()
    await app.lessons.settle(dispute.id, accepted=accepted)
    me = await app.find_person(TelegramId(person.id))
    async with in_transaction():
        rows = await OutboxRow.filter(person_id=me.id)
        await OutboxRow.filter(person_id=me.id).delete()
    for row in rows:
        await perform(person.house.bot, person.house.dispatcher, read_event(row.body.encode()))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accepted", "says", "hides"),
    [(True, "✅ Твой ответ верный! Редакторы его приняли", "не подходит"), (False, "не подходит", "приняли")],
)
async def test_the_learner_hears_what_became_of_it(
    anna: Person, telegram: Telegram, app: App, accepted: bool, says: str, hides: str
) -> None:
    await disputes(anna, telegram, "Мой ответ тоже верный")
    before = len(telegram.chat)

    await settled(anna, app, accepted=accepted)

    told = telegram.calls("sendMessage")[-1]["text"]
    assert len(telegram.chat) == before + 1
    assert "Where can I find the station?" in told
    assert says in told
    assert hides not in told
    assert ("+10 XP" in told) is accepted
    assert ("Where is the station?" in told) is not accepted


async def test_the_lesson_under_way_goes_on_below_the_news(anna: Person, telegram: Telegram, app: App) -> None:
    await disputes(anna, telegram, "Мой ответ тоже верный")
    assert " 10/13" in telegram.text
    await settled(anna, app, accepted=True)
    await anna.says("The train leaves at six")

    assert "✅ Верно." in telegram.text
    assert len(telegram.live_screens) == 1
