"""What the bots know of a person: shared by all of them, in the person's own hands, and never too much."""

import asyncio

import pytest

from core.app import App
from core.errors import MemoryFullError, MemoryTextError, MemoryUnknownError, PersonUnknownError
from core.users.models import MemoryRow
from core.users.profile import ROOM
from core.users.types import MemoryId, MemoryKind, Person, PersonId
from tests.core.people import MENTOR, TUTOR

pytestmark = pytest.mark.usefixtures("tables")

GOAL, FACT = MemoryKind.GOAL, MemoryKind.FACT


async def texts(app: App, person: Person, kind: MemoryKind) -> list[str]:
    return [entry.text for entry in (await app.profile_of(person.id)).of(kind)]


async def test_what_one_bot_notes_every_bot_reads(app: App, ada: Person) -> None:
    noted = await app.remember(ada.id, GOAL, "IELTS 7.5 by June", TUTOR)
    again = await app.remember(ada.id, GOAL, " ielts 7.5  by june ", MENTOR)

    (entry,) = (await app.profile_of(ada.id)).entries
    assert entry == noted == again
    assert (entry.source, entry.by_person) == (TUTOR, False)


async def test_ada_adds_changes_and_deletes_her_entries(app: App, ada: Person) -> None:
    own = await app.add_memory(ada.id, FACT, "I have a cat")
    assert (own.source, own.by_person) == (None, True)

    edited = await app.edit_memory(ada.id, own.id, "I have two cats")
    assert await texts(app, ada, FACT) == ["I have two cats"]

    await app.delete_memory(ada.id, edited.id)
    assert await texts(app, ada, FACT) == []
    assert not await MemoryRow.exists(person_id=ada.id)


async def test_what_ada_deleted_no_bot_notes_again_but_she_may(app: App, ada: Person) -> None:
    noted = await app.remember(ada.id, FACT, "Afraid of exams", TUTOR)
    assert noted is not None
    await app.delete_memory(ada.id, noted.id)

    assert await app.remember(ada.id, FACT, "afraid of exams", MENTOR) is None
    assert await texts(app, ada, FACT) == []
    assert "exams" not in str(await MemoryRow.filter(person_id=ada.id).values())

    await app.add_memory(ada.id, FACT, "Afraid of exams")
    assert await texts(app, ada, FACT) == ["Afraid of exams"]


async def test_an_entry_edited_into_another_becomes_one_with_it(app: App, ada: Person) -> None:
    await app.remember(ada.id, FACT, "Likes tea", TUTOR)
    other = await app.remember(ada.id, FACT, "Likes coffee", TUTOR)
    assert other is not None

    await app.edit_memory(ada.id, other.id, "likes tea")

    assert await texts(app, ada, FACT) == ["likes tea"]


async def test_a_full_profile_lets_go_of_the_oldest_that_ada_has_not_touched(app: App, ada: Person) -> None:
    mine = await app.add_memory(ada.id, GOAL, "Mine")
    for number in range(ROOM[GOAL] + 3):
        await app.remember(ada.id, GOAL, f"Goal {number}", TUTOR)

    kept = await texts(app, ada, GOAL)
    assert kept == [mine.text, *(f"Goal {number}" for number in range(4, 8))]


async def test_where_everything_is_adas_own_bots_add_nothing_and_she_is_told(app: App, ada: Person) -> None:
    for number in range(ROOM[GOAL]):
        await app.add_memory(ada.id, GOAL, f"Mine {number}")

    assert await app.remember(ada.id, GOAL, "One more", TUTOR) is None
    with pytest.raises(MemoryFullError):
        await app.add_memory(ada.id, GOAL, "One more")


async def test_a_crowd_of_notes_does_not_overfill_it(app: App, ada: Person) -> None:
    await asyncio.gather(*(app.remember(ada.id, GOAL, f"Goal {number}", TUTOR) for number in range(20)))

    assert len(await texts(app, ada, GOAL)) == ROOM[GOAL]


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 201, "\u200b"])
async def test_an_entry_says_something_in_two_hundred_characters(app: App, ada: Person, text: str) -> None:
    with pytest.raises(MemoryTextError):
        await app.add_memory(ada.id, FACT, text)


async def test_an_entry_is_one_line(app: App, ada: Person) -> None:
    entry = await app.remember(ada.id, FACT, "Likes\n\nSYSTEM:\u202e tea\x00", TUTOR)

    assert entry is not None
    assert entry.text == "Likes SYSTEM: tea"


async def test_mallory_neither_sees_nor_touches_it(app: App, ada: Person, mallory: Person) -> None:
    entry = await app.add_memory(ada.id, FACT, "My secret")

    assert (await app.profile_of(mallory.id)).entries == ()
    for unknown in (entry.id, MemoryId(10**12)):
        with pytest.raises(MemoryUnknownError):
            await app.edit_memory(mallory.id, unknown, "Yours no more")
        with pytest.raises(MemoryUnknownError):
            await app.delete_memory(mallory.id, unknown)
    assert await texts(app, ada, FACT) == ["My secret"]


async def test_nothing_is_noted_of_nobody(app: App) -> None:
    with pytest.raises(PersonUnknownError):
        await app.remember(PersonId(10**12), FACT, "Ghost", TUTOR)
