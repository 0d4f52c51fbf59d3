"""Who someone is, told by calling the App on a real PostgreSQL."""

import asyncio
import dataclasses
import itertools

import pytest

from core.app import App, build_app
from core.errors import LanguageUnknownError, PersonUnknownError, TimeZoneUnknownError
from core.users.models import ContactRow, PersonRow
from core.users.types import BotName, Caller, PersonId, TelegramId
from tests.clocks import HandClock

pytestmark = pytest.mark.usefixtures("tables")

TUTOR, MEDIA = BotName("tutor"), BotName("media")
_ids = itertools.count(1001)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def app(clock: HandClock) -> App:
    return build_app(clock=clock)


@pytest.fixture
def ada() -> Caller:
    return Caller(telegram_id=TelegramId(next(_ids)), first_name="Ada", username="ada", language_code="ru")


async def test_ada_is_known_after_her_first_message(app: App, ada: Caller, clock: HandClock) -> None:
    person = await app.meet_person(ada, TUTOR)

    assert (person.first_name, person.username, person.telegram_language) == ("Ada", "ada", "ru")
    assert (person.language, person.time_zone, person.roles) == (None, None, frozenset())
    assert person.created_at == clock.now()
    assert await app.find_person(ada.telegram_id) == person


async def test_ada_is_one_person_in_two_bots(app: App, ada: Caller) -> None:
    in_tutor = await app.meet_person(ada, TUTOR)
    in_media = await app.meet_person(ada, MEDIA)

    assert in_tutor == in_media
    assert await ContactRow.filter(person_id=in_tutor.id).count() == 2


async def test_twenty_first_messages_at_once_make_one_person(app: App, ada: Caller) -> None:
    people = await asyncio.gather(*(app.meet_person(ada, bot) for bot in (TUTOR, MEDIA) * 10))

    assert len({person.id for person in people}) == 1
    assert await PersonRow.filter(telegram_id=ada.telegram_id).count() == 1
    assert await ContactRow.filter(person__telegram_id=ada.telegram_id).count() == 2


async def test_a_new_name_is_taken_over(app: App, ada: Caller) -> None:
    await app.meet_person(ada, TUTOR)
    renamed = dataclasses.replace(ada, first_name="Augusta", last_name="King", username=None)

    person = await app.meet_person(renamed, TUTOR)

    assert (person.first_name, person.last_name, person.username) == ("Augusta", "King", None)
    assert await app.find_person(ada.telegram_id) == person


async def test_seen_is_written_once_a_minute(app: App, ada: Caller, clock: HandClock) -> None:
    first = clock.now()
    person = await app.meet_person(ada, TUTOR)

    clock.move(seconds=59)
    await app.meet_person(ada, TUTOR)
    assert (await ContactRow.get(person_id=person.id)).seen_at == first

    clock.move(seconds=1)
    await app.meet_person(ada, TUTOR)
    assert (await ContactRow.get(person_id=person.id)).seen_at == clock.now()


async def test_a_person_who_blocked_a_bot_is_reachable_again_when_they_write(app: App, ada: Caller) -> None:
    person = await app.meet_person(ada, TUTOR)
    await app.meet_person(ada, MEDIA)

    await app.mark_unreachable(ada.telegram_id, TUTOR)
    assert not await app.is_reachable(person.id, TUTOR)
    assert await app.is_reachable(person.id, MEDIA)

    await app.meet_person(ada, TUTOR)
    assert await app.is_reachable(person.id, TUTOR)


async def test_a_bot_does_not_write_first_to_somebody_who_never_wrote_to_it(app: App, ada: Caller) -> None:
    person = await app.meet_person(ada, TUTOR)

    assert not await app.is_reachable(person.id, MEDIA)


async def test_language_and_time_zone_are_chosen_once_for_all_bots(app: App, ada: Caller) -> None:
    person = await app.meet_person(ada, TUTOR)
    await app.choose_language(person.id, "en")
    await app.choose_time_zone(person.id, "Asia/Yekaterinburg")

    in_media = await app.meet_person(ada, MEDIA)

    assert (in_media.language, in_media.time_zone) == ("en", "Asia/Yekaterinburg")
    assert str(in_media.zone) == "Asia/Yekaterinburg"


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../../etc/passwd", "Europe"])
async def test_a_time_zone_that_is_none_is_refused(app: App, ada: Caller, name: str) -> None:
    person = await app.meet_person(ada, TUTOR)

    with pytest.raises(TimeZoneUnknownError):
        await app.choose_time_zone(person.id, name)


async def test_a_language_that_is_none_is_refused(app: App, ada: Caller) -> None:
    person = await app.meet_person(ada, TUTOR)

    with pytest.raises(LanguageUnknownError):
        await app.choose_language(person.id, "ru'; --")


async def test_a_stranger_is_unknown(app: App) -> None:
    with pytest.raises(PersonUnknownError):
        await app.find_person(TelegramId(404))
    with pytest.raises(PersonUnknownError):
        await app.choose_language(PersonId(404), "en")


async def test_pictures_are_light_until_somebody_wants_them_dark(app: App, ada: Caller) -> None:
    person = await app.meet_person(ada, TUTOR)
    dark = await app.choose_palette(person.id, dark=True)
    light = await app.choose_palette(person.id, dark=False)

    assert (person.dark_pictures, dark.dark_pictures, light.dark_pictures) == (False, True, False)
    with pytest.raises(PersonUnknownError):
        await app.choose_palette(PersonId(0), dark=True)
