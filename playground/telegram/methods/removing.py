"""deleteMessage and deleteMessages: within 48 hours."""

from typing import Final

from aiogram.methods import DeleteMessage, DeleteMessages

from playground.telegram.accounts import BotAccount, Message
from playground.telegram.composing import remove
from playground.telegram.errors import bad_request
from playground.telegram.world import World

_DELETABLE_SECONDS: Final = 48 * 3600
_AT_ONCE: Final = 100


def delete_message(world: World, bot: BotAccount, call: DeleteMessage) -> bool:
    chat = world.known_chat(bot, call.chat_id)
    message = chat.messages.get(call.message_id)
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(world, message):
        raise bad_request("message can't be deleted")
    remove(world, chat, message.id)
    return True


def delete_messages(world: World, bot: BotAccount, call: DeleteMessages) -> bool:
    """Those that are not there, or are too old, are passed over."""
    chat = world.known_chat(bot, call.chat_id)
    if not call.message_ids:
        raise bad_request("message identifiers are not specified")
    if len(call.message_ids) > _AT_ONCE:
        raise bad_request("too many message identifiers specified")
    for message_id in call.message_ids:
        message = chat.messages.get(message_id)
        if message is not None and _deletable(world, message):
            remove(world, chat, message_id)
    return True


def _deletable(world: World, message: Message) -> bool:
    return world.timing.since(message.wire["date"]) <= _DELETABLE_SECONDS
