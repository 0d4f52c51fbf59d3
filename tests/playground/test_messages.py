"""Sending, editing and deleting messages, with the real aiogram client over HTTP."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramServerError
from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    WebAppInfo,
)

from tests.playground.actors import TOKENS, Actor, Refused, Stage


def keys(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[button] for button in buttons])


def key(text: str, data: str = "data") -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data)


async def test_a_message_arrives_as_text_with_entities(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "Hello, <b>Ada</b>", parse_mode="HTML", reply_markup=keys(key("Go on")))

    seen = await ada.sees_last()
    assert seen["message_id"] == sent.message_id
    assert (seen["from"], seen["text"]) == ("bot", "Hello, Ada")
    assert seen["entities"] == [{"type": "bold", "offset": 7, "length": 3}]
    assert seen["buttons"] == [[{"text": "Go on", "data": "data"}]]
    assert seen["edited"] is False


async def test_a_bot_cannot_write_first(scene: Stage, bot: Bot) -> None:
    grace = await scene.actor("Grace")
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(grace.id, "Hello")


async def test_each_bot_needs_its_own_first_word(scene: Stage, ada: Actor) -> None:
    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation"):
        await scene.bot("tutor").send_message(ada.id, "Hello")


async def test_an_unknown_chat_is_not_found(bot: Bot, scene: Stage) -> None:
    with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
        await bot.send_message(12345, "Hello")
    with pytest.raises(TelegramBadRequest, match="Bad Request: chat not found"):
        await bot.send_message("@nobody", "Hello")
    tutor_id = int(TOKENS["tutor"].partition(":")[0])
    with pytest.raises(TelegramForbiddenError, match="bots can't send messages to bots"):
        await bot.send_message(tutor_id, "Hello")


async def test_a_blocked_bot_is_told_so_until_the_person_writes_again(bot: Bot, ada: Actor) -> None:
    await ada.does("block")
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_message(ada.id, "Hello")
    with pytest.raises(TelegramForbiddenError, match="Forbidden: bot was blocked by the user"):
        await bot.send_chat_action(ada.id, "typing")

    await ada.says("I am back")
    await bot.send_message(ada.id, "Welcome back")
    blocked, unblocked = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert (blocked.new_chat_member.status, unblocked.new_chat_member.status) == ("kicked", "member")


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        (key("x", "я" * 33), "BUTTON_DATA_INVALID"),
        (InlineKeyboardButton(text="x"), "Text buttons are unallowed in the inline keyboard"),
        (InlineKeyboardButton(text="", callback_data="x"), "inline keyboard button text must be non-empty"),
        (InlineKeyboardButton(text="x", url="http://localhost"), "inline keyboard button URL 'http://localhost'"),
        (
            InlineKeyboardButton(text="x", web_app=WebAppInfo(url="http://a.org")),
            "inline keyboard button Web App URL 'http://a.org' is invalid: Only HTTPS links are allowed",
        ),
        (InlineKeyboardButton(text="x", pay=True), "BUTTON_TYPE_INVALID"),
        (InlineKeyboardButton(text="x", callback_data="x", url="https://a.org"), "BUTTON_TYPE_INVALID"),
    ],
)
async def test_keyboards_have_rules(bot: Bot, ada: Actor, button: InlineKeyboardButton, reason: str) -> None:
    with pytest.raises(TelegramBadRequest, match="Bad Request: ") as refusal:
        await bot.send_message(ada.id, "Hello", reply_markup=keys(button))
    assert reason in refusal.value.message


async def test_sixty_four_bytes_of_data_are_not_too_many(bot: Bot, ada: Actor) -> None:
    await bot.send_message(ada.id, "Hello", reply_markup=keys(key("x", "я" * 32)))


async def test_an_edit_replaces_the_text_and_the_keyboard(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "One", reply_markup=keys(key("Go on")))
    edited = await bot.edit_message_text("Two", chat_id=ada.id, message_id=sent.message_id)

    assert isinstance(edited, Message)
    assert edited.edit_date is not None
    seen = await ada.sees_last()
    assert (seen["text"], seen["buttons"], seen["edited"]) == ("Two", [], True)


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "One", reply_markup=keys(key("Go on")))
    with pytest.raises(TelegramBadRequest) as refusal:
        await bot.edit_message_text("One", chat_id=ada.id, message_id=sent.message_id, reply_markup=keys(key("Go on")))
    assert refusal.value.message == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    await bot.edit_message_text("One", chat_id=ada.id, message_id=sent.message_id, reply_markup=keys(key("Stop")))


async def test_only_what_is_there_and_the_bots_own_can_be_edited(bot: Bot, ada: Actor) -> None:
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to edit not found"):
        await bot.edit_message_text("Two", chat_id=ada.id, message_id=999)
    own = (await ada.sees())[0]["message_id"]
    with pytest.raises(TelegramBadRequest, match="Bad Request: message can't be edited"):
        await bot.edit_message_text("Two", chat_id=ada.id, message_id=own)


@pytest.mark.parametrize(
    "markup",
    [ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Yes")]]), ReplyKeyboardRemove(), ForceReply()],
    ids=["keyboard", "remove", "force"],
)
async def test_a_message_with_a_reply_keyboard_cannot_be_edited(
    bot: Bot, ada: Actor, markup: ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply
) -> None:
    sent = await bot.send_message(ada.id, "Ready?", reply_markup=markup)
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("Two", chat_id=ada.id, message_id=sent.message_id)


async def test_a_reply_keyboard_stands_until_it_is_removed(bot: Bot, ada: Actor) -> None:
    markup = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Yes"), KeyboardButton(text="No")]])
    asked = await bot.send_message(ada.id, "Ready?", reply_markup=markup)
    assert (await ada.sees_last())["keyboard"] == [["Yes", "No"]]

    await ada.presses(asked.message_id, "Yes")
    said = await ada.sees_last()
    assert (said["from"], said["text"]) == ("person", "Yes")

    await bot.send_message(ada.id, "Good", reply_markup=ReplyKeyboardRemove())
    assert (await ada.sees_last())["keyboard"] == []
    with pytest.raises(Refused, match="There is no button 'No'"):
        await ada.presses(asked.message_id, "No")


async def test_the_keyboard_alone_can_be_changed_and_leaves_no_edited_mark(bot: Bot, ada: Actor) -> None:
    sent = await bot.send_message(ada.id, "One", reply_markup=keys(key("Go on")))
    await bot.edit_message_reply_markup(chat_id=ada.id, message_id=sent.message_id)
    seen = await ada.sees_last()
    assert (seen["buttons"], seen["edited"]) == ([], False)


async def test_deleting_is_final(bot: Bot, ada: Actor) -> None:
    one, two = [await bot.send_message(ada.id, text) for text in ("One", "Two")]
    await bot.delete_message(ada.id, one.message_id)
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to delete not found"):
        await bot.delete_message(ada.id, one.message_id)
    await bot.delete_messages(ada.id, [one.message_id, two.message_id])
    assert [message["text"] for message in await ada.sees()] == ["/start"]


async def test_a_reply_names_its_message(bot: Bot, ada: Actor) -> None:
    first = (await ada.sees())[0]["message_id"]
    sent = await bot.send_message(ada.id, "Yes?", reply_parameters=ReplyParameters(message_id=first))
    assert sent.reply_to_message is not None
    assert (await ada.sees_last())["reply_to"] == first
    with pytest.raises(TelegramBadRequest, match="Bad Request: message to be replied not found"):
        await bot.send_message(ada.id, "Yes?", reply_parameters=ReplyParameters(message_id=999))
    await bot.send_message(
        ada.id, "Yes?", reply_parameters=ReplyParameters(message_id=999, allow_sending_without_reply=True)
    )


async def test_a_copy_has_no_author_and_a_forward_has(bot: Bot, ada: Actor) -> None:
    first = (await ada.sees())[0]["message_id"]
    copied = await bot.copy_message(ada.id, ada.id, first)
    forwarded = await bot.forward_message(ada.id, ada.id, first)
    assert forwarded.forward_origin is not None
    assert [message["text"] for message in await ada.sees()] == ["/start"] * 3
    assert copied.message_id < forwarded.message_id
    with pytest.raises(TelegramBadRequest, match="message to copy not found"):
        await bot.copy_message(ada.id, ada.id, 999)


async def test_a_protected_message_is_not_forwarded(bot: Bot, ada: Actor) -> None:
    secret = await bot.send_message(ada.id, "Secret", protect_content=True)
    with pytest.raises(TelegramBadRequest, match="message can't be forwarded"):
        await bot.forward_message(ada.id, ada.id, secret.message_id)


async def test_a_reaction_is_seen_on_the_message(bot: Bot, ada: Actor) -> None:
    first = (await ada.sees())[0]["message_id"]
    await bot.set_message_reaction(ada.id, first, [ReactionTypeEmoji(emoji="🔥")])
    assert (await ada.sees())[0]["reactions"] == ["🔥"]
    with pytest.raises(TelegramBadRequest, match="REACTION_INVALID"):
        await bot.set_message_reaction(ada.id, first, [ReactionTypeEmoji(emoji="🦊")])


async def test_what_is_not_modelled_says_so_and_never_pretends(bot: Bot, ada: Actor) -> None:
    with pytest.raises(TelegramServerError, match="Not Implemented: sendPoll is not modelled by the playground"):
        await bot.send_poll(ada.id, "Well?", ["Yes", "No"])
    with pytest.raises(TelegramServerError, match="the argument message_thread_id of sendMessage is not modelled"):
        await bot.send_message(ada.id, "Hello", message_thread_id=3)
    assert len(await ada.sees()) == 1


async def test_message_ids_are_one_row_for_all_chats_of_a_bot(scene: Stage, bot: Bot, ada: Actor) -> None:
    boris = await scene.actor("Boris")
    first, second = await ada.says("One"), await boris.says("Two")
    assert second["message_id"] == first["message_id"] + 1
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=boris.id, message_id=first["message_id"])


async def test_an_edited_message_of_a_person_is_an_update(bot: Bot, ada: Actor) -> None:
    said = await ada.says("Helo")
    await ada.does("edit", message_id=said["message_id"], text="Hello")
    (edited,) = [update.edited_message for update in await bot.get_updates() if update.edited_message]
    assert (edited.text, edited.edit_date is not None) == ("Hello", True)
    assert (await ada.sees_last())["edited"] is True
