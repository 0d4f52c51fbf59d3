"""editMessageText, …Caption, …ReplyMarkup, and the rules of all edits."""

from typing import Any

from aiogram.methods import EditMessageCaption, EditMessageReplyMarkup, EditMessageText

from playground.telegram.accounts import BotAccount, Chat, Message, Wire
from playground.telegram.composing import change
from playground.telegram.errors import ApiError, bad_request
from playground.telegram.formatting.text import checked_caption, checked_text
from playground.telegram.keyboards import checked_inline
from playground.telegram.methods.sending import marked
from playground.telegram.views import MEDIA_KINDS
from playground.telegram.world import World

_FIXED_KEYBOARDS = frozenset({"reply", "force", "remove"})


def edit_message_text(world: World, bot: BotAccount, call: EditMessageText) -> Wire:
    text, entities = checked_text(call.text or "", call.parse_mode, call.entities)
    chat, message = editable(world, bot, call)
    if "text" not in message.wire:
        raise bad_request("there is no text in the message to edit")
    content = {"text": text, **marked("entities", world, entities)}
    return put(world, chat, message, call, content, ("text", "entities"))


def edit_message_caption(world: World, bot: BotAccount, call: EditMessageCaption) -> Wire:
    caption, entities = checked_caption(call.caption, call.parse_mode, call.caption_entities)
    chat, message = editable(world, bot, call)
    if not any(kind in message.wire for kind in MEDIA_KINDS):
        raise bad_request("there is no caption in the message to edit")
    content: Wire = {"caption": caption, **marked("caption_entities", world, entities)} if caption else {}
    return put(world, chat, message, call, content, ("caption", "caption_entities"))


def edit_message_reply_markup(world: World, bot: BotAccount, call: EditMessageReplyMarkup) -> Wire:
    chat, message = editable(world, bot, call)
    return put(world, chat, message, call, {}, (), silent=True)


def editable(world: World, bot: BotAccount, call: Any) -> tuple[Chat, Message]:
    """The bot's own message with nothing or an inline keyboard under it."""
    chat = world.known_chat(bot, call.chat_id)
    if not call.message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(call.message_id)
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot or message.keyboard in _FIXED_KEYBOARDS or "refunded_payment" in message.wire:
        raise bad_request("message can't be edited")
    return chat, message


def put(
    world: World,
    chat: Chat,
    message: Message,
    call: Any,
    content: Wire,
    replaced: tuple[str, ...],
    *,
    silent: bool = False,
) -> Wire:
    """Replace the named parts and the keyboard: a call without a keyboard takes it away."""
    left_out = {*replaced, "reply_markup", "edit_date"}
    wire = {key: value for key, value in message.wire.items() if key not in left_out}
    inline = checked_inline(call.reply_markup, invoice="invoice" in wire and bool(call.reply_markup))
    wire.update(content)
    if inline is not None:
        wire["reply_markup"] = inline
    if wire == {key: value for key, value in message.wire.items() if key != "edit_date"}:
        raise _not_modified()
    if silent and "edit_date" in message.wire:
        wire["edit_date"] = message.wire["edit_date"]
    return change(world, chat, message, wire, silent=silent).wire


def _not_modified() -> ApiError:
    return bad_request(
        "message is not modified: specified new message content and reply markup are exactly the same as a "
        "current content and reply markup of the message"
    )
