"""/sim: people, their acts, and one sentence for every request that makes no sense."""

import pytest
from aiogram.types import KeyboardButton, ReplyKeyboardMarkup

from tests.playground.actors import Actor, Refused, Stage


async def test_people_are_listed_with_what_they_said_of_themselves(scene: Stage) -> None:
    response = await scene.http.post(
        "/sim/people", json={"name": "Ada Lovelace", "language_code": "ru", "username": "ada_l"}
    )
    assert response.status == 201
    person = await response.json()
    assert person["id"] > 2**32
    assert await scene.get("/sim/people") == [person]


async def test_a_full_name_has_two_parts_for_the_bot(scene: Stage) -> None:
    response = await scene.http.post("/sim/people", json={"name": "Ada Lovelace", "username": "ada_l"})
    ada = Actor((await response.json())["id"], "mentor", scene.http)
    await ada.says("/start")
    (update,) = await scene.bot().get_updates()
    assert update.message is not None
    assert update.message.from_user is not None
    user = update.message.from_user
    assert (user.first_name, user.last_name, user.username, user.is_bot) == ("Ada", "Lovelace", "ada_l", False)
    assert (await scene.bot().get_chat(ada.id)).first_name == "Ada"


@pytest.mark.parametrize(
    ("path", "body", "status", "sentence"),
    [
        ("/sim/people", b"{", 400, "The body is not JSON"),
        ("/sim/people", b"[]", 400, "The body must be a JSON object."),
        ("/sim/people", b"{}", 400, "The field name must be a text."),
        ("/sim/chats/mentor/1/messages", b'{"text": "Hi"}', 404, "There is no person with the id 1."),
        ("/sim/chats/nobody/1/messages", b'{"text": "Hi"}', 404, "There is no bot called nobody."),
        ("/sim/chats/mentor/ada/messages", b'{"text": "Hi"}', 404, "ada is not the id of a person."),
        ("/sim/nowhere", b"{}", 404, "Not Found: POST /sim/nowhere"),
    ],
)
async def test_bad_input_is_answered_with_a_sentence(
    scene: Stage, path: str, body: bytes, status: int, sentence: str
) -> None:
    response = await scene.http.post(path, data=body)
    assert response.status == status
    assert (await response.json())["error"].startswith(sentence)


async def test_a_wrong_method_is_a_sentence_too(scene: Stage) -> None:
    response = await scene.http.delete("/sim/people")
    assert (response.status, await response.json()) == (405, {"error": "Method Not Allowed: DELETE /sim/people"})


@pytest.mark.parametrize(("text", "sentence"), [("  ", "needs a text"), ("a" * 4097, "at most 4096 characters")])
async def test_a_person_says_something_but_not_everything(ada: Actor, text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        await ada.says(text)


async def test_only_own_texts_can_be_corrected(scene: Stage, ada: Actor) -> None:
    sent = await scene.bot().send_message(ada.id, "Hello")
    with pytest.raises(Refused, match="Only an own text message can be edited"):
        await ada.does("edit", message_id=sent.message_id, text="Mine")


async def test_a_person_answers_a_message(scene: Stage, ada: Actor) -> None:
    sent = await scene.bot().send_message(ada.id, "Ready?")
    await ada.says("Yes", reply_to=sent.message_id)
    update = (await scene.bot().get_updates())[-1]
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.message_id == sent.message_id
    with pytest.raises(Refused, match="There is no message 999 to answer"):
        await ada.says("Yes", reply_to=999)


async def test_an_empty_chat_is_an_empty_list(scene: Stage) -> None:
    grace = await scene.actor("Grace")
    assert await grace.sees() == []


async def test_blocking_twice_is_one_update(scene: Stage, ada: Actor) -> None:
    for _ in range(2):
        await ada.does("block")
    kinds = [update.event_type for update in await scene.bot().get_updates()]
    assert kinds == ["message", "my_chat_member"]


async def test_the_page_is_served_and_nothing_beside_it(scene: Stage) -> None:
    page = await scene.http.get("/")
    assert (page.status, page.content_type) == (200, "text/html")
    for path in ("/page/..%2Fserver%2Fapp.py", "/page/none.js", "/page/"):
        assert (await scene.http.get(path)).status == 404


async def test_a_page_of_another_site_may_not_act(scene: Stage) -> None:
    response = await scene.http.post("/sim/people", json={"name": "Mallory"}, headers={"Origin": "https://evil.org"})
    assert response.status == 403
    assert await scene.get("/sim/people") == []


async def test_a_contact_is_sent_by_its_button_or_by_itself(scene: Stage, ada: Actor) -> None:
    ask = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Share", request_contact=True)]])
    sent = await scene.bot().send_message(ada.id, "Your number?", reply_markup=ask)
    await ada.presses(sent.message_id, "Share")
    await ada.does("messages", contact={"phone_number": "+1", "first_name": "Grace"})
    shared = [update.message.contact for update in await scene.bot().get_updates() if update.message]
    assert [contact and contact.first_name for contact in shared] == [None, "Ada", "Grace"]
