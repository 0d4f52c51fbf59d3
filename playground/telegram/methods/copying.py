"""copyMessage, forwardMessage and their plurals."""

from typing import Any, Final

from aiogram.methods import CopyMessage, CopyMessages, ForwardMessage, ForwardMessages

from playground.telegram.accounts import BotAccount, Chat, Message, Wire
from playground.telegram.composing import post
from playground.telegram.errors import bad_request
from playground.telegram.formatting.text import checked_caption
from playground.telegram.methods.sending import deliver, given, marked
from playground.telegram.views import MEDIA_KINDS
from playground.telegram.world import World

_CONTENT: Final = ("text", "entities", "caption", "caption_entities", "has_media_spoiler", *MEDIA_KINDS)
_CAPTION: Final = ("caption", "caption_entities")
_AT_ONCE: Final = 100


def copy_message(world: World, bot: BotAccount, call: CopyMessage) -> Wire:
    """The same content as the bot's own message; an invoice or a receipt cannot be copied."""
    caption, entities = checked_caption(call.caption, call.parse_mode, call.caption_entities)
    chat = world.open_chat(bot, call.chat_id)
    source = _source(world, bot, call, call.message_id, "copy")
    content = _content(source)
    if call.caption is not None and "text" not in content:
        content = {key: value for key, value in content.items() if key not in _CAPTION}
        content.update({"caption": caption, **marked("caption_entities", world, entities)} if caption else {})
    return {"message_id": deliver(world, chat, call, content).id}


def copy_messages(world: World, bot: BotAccount, call: CopyMessages) -> list[Wire]:
    chat = world.open_chat(bot, call.chat_id)
    left_out = _CAPTION if call.remove_caption else ()
    contents = [_content(source) for source in _sources(world, bot, call) if _copyable(source)]
    kept = [{key: value for key, value in content.items() if key not in left_out} for content in contents]
    return [{"message_id": post(world, chat, content, by_bot=True).id} for content in kept]


def forward_message(world: World, bot: BotAccount, call: ForwardMessage) -> Wire:
    chat = world.open_chat(bot, call.chat_id)
    return _forward(world, chat, _source(world, bot, call, call.message_id, "forward")).wire


def forward_messages(world: World, bot: BotAccount, call: ForwardMessages) -> list[Wire]:
    chat = world.open_chat(bot, call.chat_id)
    return [
        {"message_id": _forward(world, chat, source).id} for source in _sources(world, bot, call) if _copyable(source)
    ]


def _forward(world: World, chat: Chat, source: Message) -> Message:
    origin = source.wire.get("forward_origin") or {
        "type": "user",
        "date": source.wire["date"],
        "sender_user": source.wire["from"],
    }
    return post(world, chat, {**_content(source), "forward_origin": origin}, by_bot=True)


def _source(world: World, bot: BotAccount, call: Any, message_id: int, verb: str) -> Message:
    message = world.known_chat(bot, call.from_chat_id).messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if not _copyable(message):
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def _sources(world: World, bot: BotAccount, call: Any) -> list[Message]:
    """Those of the named messages that are there, in the order asked for."""
    if not call.message_ids:
        raise bad_request("message identifiers are not specified")
    if len(call.message_ids) > _AT_ONCE:
        raise bad_request("too many message identifiers specified")
    messages = world.known_chat(bot, call.from_chat_id).messages
    return [messages[message_id] for message_id in call.message_ids if message_id in messages]


def _copyable(message: Message) -> bool:
    wire = message.wire
    return any(key in wire for key in ("text", *MEDIA_KINDS)) and not given(wire.get("has_protected_content"))


def _content(message: Message) -> Wire:
    return {key: message.wire[key] for key in _CONTENT if key in message.wire}
