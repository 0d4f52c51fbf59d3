"""What a bot says about itself: name, descriptions, commands, menu button."""

import re
from typing import Any, Final

import orjson
from aiogram.methods import (
    DeleteMyCommands,
    GetChat,
    GetChatMenuButton,
    GetMe,
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetChatMenuButton,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
)

from playground.telegram.accounts import BotAccount, Wire
from playground.telegram.errors import bad_request
from playground.telegram.formatting.units import utf16_length
from playground.telegram.world import World

_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
_COMMANDS_LIMIT: Final = 100
_COMMAND_TEXT: Final = 256
_NAME: Final = 64
_DESCRIPTION: Final = 512
_SHORT: Final = 120
_DEFAULT_SCOPE: Final[Wire] = {"type": "default"}


def get_me(world: World, bot: BotAccount, call: GetMe) -> Wire:  # noqa: ARG001 (a handler's shape)
    return {
        **bot.user(),
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, bot: BotAccount, call: GetChat) -> Wire:
    chat = world.known_chat(bot, call.chat_id)
    gifts = {"unlimited_gifts": True, "limited_gifts": True, "unique_gifts": True, "premium_subscription": True}
    return {
        **chat.person.chat(),
        "accent_color_id": chat.person.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": {**gifts, "gifts_from_channels": True},
    }


def set_my_commands(world: World, bot: BotAccount, call: SetMyCommands) -> bool:
    if len(call.commands) > _COMMANDS_LIMIT:
        raise bad_request("too many bot commands specified")
    for command in call.commands:
        if not _COMMAND.fullmatch(command.command.removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(command.description) <= _COMMAND_TEXT:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    given = [one.model_dump(exclude_none=True, mode="json") for one in call.commands]
    commands = [{**one, "command": one["command"].removeprefix("/")} for one in given]
    bot.profile.commands[command_key(call.scope, call.language_code)] = commands
    world.save_bot(bot)
    return True


def get_my_commands(world: World, bot: BotAccount, call: GetMyCommands) -> list[Wire]:  # noqa: ARG001
    return bot.profile.commands.get(command_key(call.scope, call.language_code), [])


def delete_my_commands(world: World, bot: BotAccount, call: DeleteMyCommands) -> bool:
    bot.profile.commands.pop(command_key(call.scope, call.language_code), None)
    world.save_bot(bot)
    return True


def command_key(scope: Any, language_code: str | None) -> str:
    """Where a command list belongs: its scope and its language, as text."""
    wire = scope.model_dump(exclude_none=True, mode="json") if scope is not None else _DEFAULT_SCOPE
    return orjson.dumps([wire, language_code or ""], option=orjson.OPT_SORT_KEYS).decode()


def set_my_name(world: World, bot: BotAccount, call: SetMyName) -> bool:
    return _set(world, bot, bot.profile.names, call.name, call.language_code, _NAME)


def set_my_description(world: World, bot: BotAccount, call: SetMyDescription) -> bool:
    return _set(world, bot, bot.profile.descriptions, call.description, call.language_code, _DESCRIPTION)


def set_my_short_description(world: World, bot: BotAccount, call: SetMyShortDescription) -> bool:
    texts = bot.profile.short_descriptions
    return _set(world, bot, texts, call.short_description, call.language_code, _SHORT)


def _set(
    world: World, bot: BotAccount, texts: dict[str, str], text: str | None, language_code: str | None, limit: int
) -> bool:
    """Keep a text for a language; an empty one makes the language use the common text again."""
    if utf16_length(text or "") > limit:
        raise bad_request("text is too long")
    if text:
        texts[language_code or ""] = text
    else:
        texts.pop(language_code or "", None)
    world.save_bot(bot)
    return True


def get_my_name(world: World, bot: BotAccount, call: GetMyName) -> Wire:  # noqa: ARG001
    return {"name": bot.display_name(call.language_code)}


def get_my_description(world: World, bot: BotAccount, call: GetMyDescription) -> Wire:  # noqa: ARG001
    return {"description": in_language(bot.profile.descriptions, call.language_code)}


def get_my_short_description(world: World, bot: BotAccount, call: GetMyShortDescription) -> Wire:  # noqa: ARG001
    return {"short_description": in_language(bot.profile.short_descriptions, call.language_code)}


def in_language(texts: dict[str, str], language_code: str | None) -> str:
    return texts.get(language_code or "") or texts.get("", "")


def set_chat_menu_button(world: World, bot: BotAccount, call: SetChatMenuButton) -> bool:
    key = str(world.known_chat(bot, call.chat_id).person.id) if call.chat_id else ""
    button = call.menu_button
    bot.profile.menu_buttons[key] = button.model_dump(exclude_none=True, mode="json") if button else {"type": "default"}
    world.save_bot(bot)
    return True


def get_chat_menu_button(world: World, bot: BotAccount, call: GetChatMenuButton) -> Wire:  # noqa: ARG001
    buttons = bot.profile.menu_buttons
    return buttons.get(str(call.chat_id or "")) or buttons.get("") or {"type": "commands"}
