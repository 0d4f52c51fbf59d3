"""What progress keeps of a person can be taken along, and goes when they go."""

import io
import json
import zipfile

import pytest

from core.app import App
from core.levels.types import Level
from core.progress.models import LeagueSeatRow
from core.progress.personal_data import HOLDINGS
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import update
from tests.core.progress.learners import answer, finish

pytestmark = pytest.mark.usefixtures("tables")


async def test_everything_is_in_the_export_and_nothing_is_left_afterwards(
    app: App, ada: Person, mallory: Person, clock: HandClock
) -> None:
    for person in (ada, mallory):
        await app.progress.place(person.id, Level.B1, update())
        await answer(app, person, answer="my own words")
        await finish(app, person)
        await app.progress.join_league(person.id)

    with zipfile.ZipFile(io.BytesIO(await app.export_my_data(ada.id))) as archive:
        exported = {name.removesuffix(".json"): json.loads(archive.read(name)) for name in archive.namelist()}
    request = await app.request_forget(ada.id)
    await app.confirm_forget(ada.id, request.token)

    assert exported["attempts"][0]["answer"] == "my own words"
    assert [len(exported[holding.name]) for holding in HOLDINGS] == [
        await holding.count(mallory.id) for holding in HOLDINGS
    ]
    assert all([await holding.count(ada.id) == 0 for holding in HOLDINGS])
    assert await LeagueSeatRow.filter(person_id=mallory.id).count() == 1
