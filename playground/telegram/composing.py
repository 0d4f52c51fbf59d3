"""Putting messages into chats, changing and removing them; watchers see it happen."""

from typing import Any, Final

from playground.telegram.accounts import Chat, Message, Wire
from playground.telegram.views import message_view
from playground.telegram.world import World

_NESTED_LEFT_OUT: Final = ("reply_to_message",)


def post(
    world: World,
    chat: Chat,
    content: Wire,
    *,
    by_bot: bool,
    reply_to: Message | None = None,
    keyboard: str | None = None,
    private: Wire | None = None,
) -> Message:
    """A new message at the end of the chat."""
    author = chat.bot.user() if by_bot else chat.person.user()
    wire: Wire = {
        "message_id": world.next_message_id(chat.bot),
        "from": author,
        "chat": chat.person.chat(),
        "date": world.now(),
    }
    if reply_to is not None:
        wire["reply_to_message"] = without_nesting(reply_to.wire)
    message = Message({**wire, **content}, by_bot, keyboard, private or {})
    chat.messages[message.id] = message
    world.save_message(chat, message)
    if by_bot:
        end_draft(world, chat)
        answered(world, chat)
    _show(world, chat, "message", message)
    return message


def change(world: World, chat: Chat, message: Message, wire: Wire, *, silent: bool = False) -> Message:
    """Replace what a message says; `silent` leaves no "edited" mark."""
    message.wire = wire if silent else {**wire, "edit_date": world.now()}
    world.save_message(chat, message)
    if message.by_bot:
        answered(world, chat)
    _show(world, chat, "edited", message)
    return message


def remove(world: World, chat: Chat, message_id: int) -> None:
    world.forget_message(chat, message_id)
    world.bus.publish(chat, {"type": "deleted", "message_id": message_id})


def end_draft(world: World, chat: Chat) -> None:
    """The preview gives way to the message."""
    if chat.draft is None:
        return
    draft, chat.draft = chat.draft, None
    world.bus.publish(chat, {"type": "draft", "draft_id": draft.id, "text": "", "entities": [], "can_stop": False})


def answered(world: World, chat: Chat) -> None:
    """The first thing a bot does in a chat after an update is its answer."""
    if chat.last_update is None:
        return
    (update_id, acted_at), chat.last_update = chat.last_update, None
    if world.bus.watched(chat):
        ms = round((world.timing.now() - acted_at) * 1000, 1)
        event = {"type": "delivery", "stage": "answered", "update_id": update_id, "ms": ms, "status": 200}
        world.bus.publish(chat, event)


def without_nesting(wire: Wire) -> Wire:
    """A message inside another one carries no third one."""
    return {key: value for key, value in wire.items() if key not in _NESTED_LEFT_OUT}


def _show(world: World, chat: Chat, kind: str, message: Message) -> None:
    if world.bus.watched(chat):
        event: dict[str, Any] = {"type": kind, "message": message_view(message, world.files)}
        world.bus.publish(chat, event)
