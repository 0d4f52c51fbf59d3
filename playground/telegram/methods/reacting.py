"""setMessageReaction: one reaction of a bot to a message."""

from typing import Final

from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from playground.telegram.accounts import BotAccount
from playground.telegram.composing import change
from playground.telegram.errors import NotModelledError, bad_request
from playground.telegram.world import World

_LISTED: Final = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 "
    "🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
    "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
EMOJI: Final = frozenset(_LISTED.split())
"""Source: core.telegram.org/bots/api#reactiontypeemoji"""


def set_message_reaction(world: World, bot: BotAccount, call: SetMessageReaction) -> bool:
    chat = world.open_chat(bot, call.chat_id)
    message = chat.messages.get(call.message_id)
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.reaction or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(not isinstance(one, ReactionTypeEmoji) for one in reactions):
        raise NotModelledError("a reaction that is not an emoji")
    emoji = [one.emoji for one in reactions if isinstance(one, ReactionTypeEmoji)]
    if not EMOJI.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    message.private["reactions"] = emoji
    change(world, chat, message, message.wire, silent=True)
    return True
