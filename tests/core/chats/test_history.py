"""The history that a person takes along."""

import json

import pytest

from core.ai.types import Role
from core.app import App
from core.chats.types import TALK, NewTurn, Rating, TurnState
from core.users.types import Person
from tests.core.people import MEDIA, TUTOR, update

pytestmark = pytest.mark.usefixtures("tables")


@pytest.fixture
async def talked(app: App, ada: Person) -> Person:
    chat = await app.open_chat(ada.id, TUTOR, TALK, update())
    said = NewTurn(role=Role.USER, text="Привет!\n# Not a heading", key=update())
    await app.add_turn(ada.id, chat.id, said)
    turn = await app.add_turn(
        ada.id, chat.id, NewTurn(role=Role.ASSISTANT, text="Hello", key=update(), state=TurnState.CUT)
    )
    await app.rate_turn(ada.id, turn.id, Rating.UP)
    await app.choose_time_zone(ada.id, "Asia/Tokyo")
    return ada


async def test_as_json_it_holds_every_turn_with_its_state(app: App, talked: Person) -> None:
    history = json.loads(await app.export_history_json(talked.id, TUTOR))

    (chat,) = history["chats"]
    assert [(turn["role"], turn["text"], turn["state"]) for turn in chat["turns"]] == [
        ("user", "Привет!\n# Not a heading", "complete"),
        ("assistant", "Hello", "cut"),
    ]
    assert chat["turns"][0]["said_at"] == "2026-11-02T12:00:00Z"


async def test_as_markdown_it_is_quotations_in_local_time(app: App, talked: Person) -> None:
    history = await app.export_history_markdown(talked.id, TUTOR)

    assert history == (
        "# Ada · tutor\n\n## 2026-11-02 21:00 · talk\n\n"
        "**Ada** · 2026-11-02 21:00\n\n> Привет!\n> # Not a heading\n\n"
        "**tutor** · 2026-11-02 21:00 👍\n\n> Hello\n"
    )


async def test_another_bots_chats_are_not_in_it(app: App, talked: Person) -> None:
    assert json.loads(await app.export_history_json(talked.id, MEDIA))["chats"] == []
