"""What a model writes arrives formatted, or plain, but it arrives."""

import pytest
from aiogram.types import MessageEntity

from bots.kit import sending
from bots.kit.actions import OpenHelp
from bots.kit.rendering import render
from bots.kit.screens import Button, Screen
from bots.kit.sending import Chat, edit, send, send_markdown, strip
from bots.kit.splitting import RichText
from bots.kit.words import Html
from tests.bots.telegram import Person, Telegram
from tests.bots.units import part

ANSWER = """# Plan

1. **Bold** and *italic* and `code` and ~~struck~~
2. [Docs](https://example.org/a_b) but never [this](javascript:alert(1))

> a quote

```python
def f(x): return x < 1 & True
```

| a | b |
|---|---|
| 1 | 2 |

Half-open **bold and <b>tags</b> & snake_case_name
"""


@pytest.fixture
async def chat(ada: Person) -> Chat:
    await ada.says("/start")
    return Chat(ada.id)


async def test_markdown_arrives_as_entities(ada: Person, telegram: Telegram, chat: Chat) -> None:
    await send_markdown(ada.house.bot, chat, ANSWER)

    shown = {
        (one["type"], part(telegram.text, MessageEntity.model_validate(one))) for one in telegram.screen["entities"]
    }
    assert {("bold", "Bold"), ("italic", "italic"), ("code", "code"), ("strikethrough", "struck")} <= shown
    assert ("text_link", "Docs") in shown
    assert ("pre", "def f(x): return x < 1 & True") in shown
    assert "snake_case_name" in telegram.text
    assert telegram.calls("sendMessage")[-1].get("parse_mode") is None
    assert telegram.refused == []


def test_a_link_that_could_run_something_is_shown_as_text() -> None:
    for link in ("javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd", "vbscript:x"):
        assert [one.url for one in render(f"[press]({link})").entities if one.url] == []


async def test_a_long_answer_takes_several_messages_with_the_buttons_under_the_last(
    ada: Person, telegram: Telegram, chat: Chat
) -> None:
    keyboard = Screen(Html("-"), ((Button("More", OpenHelp()),),)).keyboard()
    messages = await send_markdown(ada.house.bot, chat, "A sentence of some words. " * 500, keyboard)

    assert len(messages) == 4
    assert [bool(message["buttons"]) for message in telegram.chat[-4:]] == [False, False, False, True]


async def test_entities_that_telegram_refuses_are_left_out(ada: Person, telegram: Telegram, chat: Chat) -> None:
    wrong = RichText("Hello", (MessageEntity(type="bold", offset=40, length=5),))

    await sending.send_rich(ada.house.bot, chat, wrong)

    assert len(telegram.refused) == 1
    assert (telegram.text, telegram.screen["entities"]) == ("Hello", [])


async def test_our_own_markup_gone_wrong_still_arrives(ada: Person, telegram: Telegram, chat: Chat) -> None:
    await send(ada.house.bot, chat, Html("<b>5 &lt; 6, <i>is it?</b>"))

    assert telegram.text == "5 < 6, is it?"


async def test_an_edit_that_changes_nothing_is_a_success(ada: Person, telegram: Telegram, chat: Chat) -> None:
    screen = Screen(Html("Here"), ((Button("More", OpenHelp()),),))
    message = await send(ada.house.bot, chat, screen.text, screen.keyboard())

    assert await edit(ada.house.bot, chat, message.message_id, screen)


async def test_an_edit_of_a_message_that_is_gone_says_so(ada: Person, telegram: Telegram, chat: Chat) -> None:
    assert not await edit(ada.house.bot, chat, 999_999, Screen(Html("Here")))
    await strip(ada.house.bot, chat, 999_999)
