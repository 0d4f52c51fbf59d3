"""sendPhoto and its like, albums, editMessageMedia, getFile."""

import secrets
from collections.abc import Callable
from typing import Any, Final

from aiogram.methods import EditMessageMedia, GetFile, SendMediaGroup
from aiogram.types import BufferedInputFile, InputFile

from playground.telegram.accounts import BotAccount, Wire
from playground.telegram.errors import NotModelledError, bad_request
from playground.telegram.files import DOWNLOAD_LIMIT, StoredFile
from playground.telegram.formatting.text import checked_caption
from playground.telegram.media import KINDS, describe, keep
from playground.telegram.methods.editing import editable, put
from playground.telegram.methods.sending import deliver, given, marked
from playground.telegram.world import World

_ALBUM: Final = range(2, 11)
_ALONE: Final = {"document", "audio"}
_ALBUM_KINDS: Final = {"photo", "video", "document", "audio"}
_MARKS: Final = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}
_DETAILS: Final = ("duration", "performer", "title", "width", "height", "emoji")


def sender(kind: str) -> Callable[[World, BotAccount, Any], Wire]:
    """The method that sends one file of this kind."""

    def send(world: World, bot: BotAccount, call: Any) -> Wire:
        content = captioned(world, call)
        chat = world.open_chat(bot, call.chat_id)
        content = {**attached(world, bot, kind, getattr(call, kind), call), **content}
        return deliver(world, chat, call, content).wire

    return send


def send_media_group(world: World, bot: BotAccount, call: SendMediaGroup) -> list[Wire]:
    """An album: two to ten pictures and clips, or documents alone, or audio alone. All of it or nothing."""
    if len(call.media) not in _ALBUM:
        raise bad_request("wrong number of media in the album: it must include 2-10 items")
    kinds = {item.type for item in call.media}
    if not kinds <= _ALBUM_KINDS or (kinds & _ALONE and len(kinds) > 1):
        raise bad_request("Can't use the media of the specified type in the album")
    captions = [captioned(world, item) for item in call.media]
    chat = world.open_chat(bot, call.chat_id)
    items = [attached(world, bot, item.type, item.media, item) for item in call.media]
    album = {"media_group_id": str(secrets.randbits(60))}
    contents = [{**item, **caption, **album} for item, caption in zip(items, captions, strict=True)]
    return [deliver(world, chat, call, content).wire for content in contents]


def edit_message_media(world: World, bot: BotAccount, call: EditMessageMedia) -> Wire:
    content = captioned(world, call.media)
    chat, message = editable(world, bot, call)
    if call.media.type not in KINDS:
        raise NotModelledError(f"editMessageMedia to {call.media.type}")
    if "media_group_id" in message.wire and call.media.type not in _ALBUM_KINDS:
        raise bad_request("message can't be edited")
    content = {**attached(world, bot, call.media.type, call.media.media, call.media), **content}
    replaced = (*KINDS, "text", "entities", "caption", "caption_entities", *_MARKS.values())
    return put(world, chat, message, call, content, replaced)


def get_file(world: World, bot: BotAccount, call: GetFile) -> Wire:
    file = world.files.find(call.file_id)
    if file is None or file.owner != bot.name:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {**file.wire(), "file_path": file.path}


def captioned(world: World, call: Any) -> Wire:
    """The caption with its entities, and how it is shown."""
    caption, entities = checked_caption(
        getattr(call, "caption", None), getattr(call, "parse_mode", None), getattr(call, "caption_entities", None)
    )
    content: Wire = {"caption": caption, **marked("caption_entities", world, entities)} if caption else {}
    for name, shown in _MARKS.items():
        if given(getattr(call, name, None)):
            content[shown] = True
    return content


def attached(world: World, bot: BotAccount, kind: str, source: str | InputFile, call: Any) -> Wire:
    """The file part of a message: an upload, or a file this bot has seen, by its id."""
    details = {name: getattr(call, name) for name in _DETAILS if getattr(call, name, None) is not None}
    if isinstance(source, BufferedInputFile):
        return keep(world.files, bot.name, kind, (source.filename or kind, source.data), details)
    if not isinstance(source, str) or source.startswith(("http://", "https://")):
        raise NotModelledError("sending a file by its URL")
    file = world.files.find(source)
    if file is None or file.owner != bot.name:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not _usable(file, kind):
        raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return describe(kind, file, world.files.read(file), details)


def _usable(file: StoredFile, kind: str) -> bool:
    return file.kind == kind or {file.kind, kind} <= {"document", "animation"}
