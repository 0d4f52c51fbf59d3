"""sendMessage, and what all sending methods share: the chat, the reply, the keyboard."""

from typing import Any, Final

from aiogram.client.default import Default
from aiogram.methods import SendChatAction, SendMessage
from aiogram.types import ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove

from playground.telegram.accounts import BotAccount, Chat, Message, Wire
from playground.telegram.composing import post
from playground.telegram.errors import bad_request
from playground.telegram.formatting.text import checked_text
from playground.telegram.formatting.units import Entity
from playground.telegram.keyboards import checked_inline, checked_reply
from playground.telegram.world import World

_ACTIONS: Final = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
_ACTION_SECONDS: Final = 5
"""A chat action is shown for five seconds, or until a message comes."""


def send_message(world: World, bot: BotAccount, call: SendMessage) -> Wire:
    text, entities = checked_text(call.text, call.parse_mode, call.entities)
    chat = world.open_chat(bot, call.chat_id)
    content: Wire = {"text": text, **marked("entities", world, entities)}
    return deliver(world, chat, call, content).wire


def send_chat_action(world: World, bot: BotAccount, call: SendChatAction) -> bool:
    chat = world.open_chat(bot, call.chat_id)
    if call.action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    until = world.timing.now() + _ACTION_SECONDS
    world.bus.publish(chat, {"type": "action", "action": call.action, "until": until})
    return True


def deliver(
    world: World, chat: Chat, call: Any, content: Wire, *, private: Wire | None = None, invoice: bool = False
) -> Message:
    """Post what a sending method made, with the reply, the keyboard and the marks the call asks for."""
    reply_to = replied(chat, call)
    kept = dict(private or {})
    keyboard = _keyboard(world, chat, getattr(call, "reply_markup", None), content, kept, invoice=invoice)
    if getattr(call, "message_effect_id", None):
        content["effect_id"] = call.message_effect_id
    if given(getattr(call, "protect_content", None)):
        content["has_protected_content"] = True
    return post(world, chat, content, by_bot=True, reply_to=reply_to, keyboard=keyboard, private=kept)


def replied(chat: Chat, call: Any) -> Message | None:
    """The message a call answers; a missing one is refused unless the call does not mind."""
    parameters = getattr(call, "reply_parameters", None)
    message_id = parameters.message_id if parameters else getattr(call, "reply_to_message_id", None)
    if not message_id:
        return None
    message = chat.messages.get(message_id)
    forgiving = parameters.allow_sending_without_reply if parameters else call.allow_sending_without_reply
    if message is None and not given(forgiving):
        raise bad_request("message to be replied not found")
    return message


def given(value: Any) -> Any:
    """aiogram marks what a caller left out with a Default."""
    return None if isinstance(value, Default) else value


def marked(name: str, world: World, entities: list[Entity]) -> Wire:
    """The entities under the name the message has for them; a mention of nobody leaves no mark."""
    shown = [_with_user(world, entity) for entity in entities]
    known = [entity for entity in shown if entity is not None]
    return {name: known} if known else {}


def _with_user(world: World, entity: Entity) -> Entity | None:
    if entity["type"] != "text_mention" or "user" in entity:
        return entity
    person = world.people.get(entity["user_id"])
    if person is None:
        return None
    return {**{key: value for key, value in entity.items() if key != "user_id"}, "user": person.user()}


def _keyboard(world: World, chat: Chat, markup: Any, content: Wire, private: Wire, *, invoice: bool) -> str | None:
    """Hang the keyboard on the message or in place of the person's own one."""
    if isinstance(markup, ReplyKeyboardMarkup):
        chat.keyboard = private["keyboard"] = checked_reply(markup)
        world.save_chat(chat)
        return "reply"
    if isinstance(markup, ReplyKeyboardRemove):
        chat.keyboard = None
        world.save_chat(chat)
        return "remove"
    if isinstance(markup, ForceReply):
        return "force"
    inline = checked_inline(
        markup if isinstance(markup, InlineKeyboardMarkup) else None, invoice=invoice and bool(markup)
    )
    if inline is not None:
        content["reply_markup"] = inline
    return "inline" if inline else None
