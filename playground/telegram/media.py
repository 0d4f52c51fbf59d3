"""Pictures, recordings and files as parts of a message, whoever sends them."""

from collections.abc import Callable
from typing import Any, Final

from playground.telegram.accounts import BotAccount, Message, Person, Wire
from playground.telegram.acting import Acting
from playground.telegram.arguments import Upload
from playground.telegram.errors import ActError, ApiError, bad_request
from playground.telegram.files import PHOTO_LIMIT, UPLOAD_LIMIT, FileStore, StoredFile
from playground.telegram.formatting.detection import detect
from playground.telegram.formatting.text import CAPTION_LIMIT
from playground.telegram.formatting.units import utf16_length
from playground.telegram.measuring import picture_size, recording_seconds

KINDS: Final = ("photo", "voice", "audio", "animation", "video", "document", "sticker")
_EDGE_SUM: Final = 10_000
_RATIO: Final = 20
_STICKER_EDGE: Final = 512

Describe = Callable[[StoredFile, bytes, Wire], Any]


def keep(files: FileStore, owner: str, kind: str, upload: Upload, details: Wire) -> Wire:
    """Store an upload; the part of the message that shows it. Raises the 400 the Bot API answers to a bad file."""
    name, data = upload
    if not data:
        raise bad_request("file must be non-empty")
    if len(data) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        _check_photo(data)
    return describe(kind, files.add(owner, data, name, kind, details.get("mime_type")), data, details)


def describe(kind: str, file: StoredFile, data: bytes, details: Wire) -> Wire:
    """A stored file as a message shows it."""
    return {kind: _DESCRIPTIONS[kind](file, data, {k: v for k, v in details.items() if v is not None})}


def _check_photo(data: bytes) -> None:
    if len(data) > PHOTO_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    size = picture_size(data)
    if size is None or not all(size):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > _EDGE_SUM or max(size) > _RATIO * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _photo(file: StoredFile, data: bytes, details: Wire) -> list[Wire]:  # noqa: ARG001 (one shape for all)
    width, height = picture_size(data) or (0, 0)
    return [{**file.wire(), "width": width, "height": height}]


def _voice(file: StoredFile, data: bytes, details: Wire) -> Wire:
    return {**file.wire(), "duration": _seconds(data, details), "mime_type": file.mime}


def _audio(file: StoredFile, data: bytes, details: Wire) -> Wire:
    names: Wire = {key: details[key] for key in ("performer", "title") if key in details}
    return {**_document(file, data, details), "duration": _seconds(data, details), **names}


def _document(file: StoredFile, data: bytes, details: Wire) -> Wire:  # noqa: ARG001
    return {**file.wire(), "file_name": file.name, "mime_type": file.mime}


def _clip(file: StoredFile, data: bytes, details: Wire) -> Wire:
    width, height = picture_size(data) or (int(details.get("width", 0)), int(details.get("height", 0)))
    size = {"width": width, "height": height, "duration": _seconds(data, details)}
    return {**_document(file, data, details), **size}


def _sticker(file: StoredFile, data: bytes, details: Wire) -> Wire:
    width, height = picture_size(data) or (_STICKER_EDGE, _STICKER_EDGE)
    sticker: Wire = {**file.wire(), "type": "regular", "width": width, "height": height}
    emoji = {"emoji": details["emoji"]} if details.get("emoji") else {}
    return {**sticker, "is_animated": False, "is_video": False, **emoji}


def _seconds(data: bytes, details: Wire) -> int:
    """What the sender says, else what the recording says; 0 when nobody knows, as Telegram has it."""
    return int(details.get("duration") or 0) or recording_seconds(data) or 0


_DESCRIPTIONS: Final[dict[str, Describe]] = {
    "photo": _photo, "voice": _voice, "audio": _audio, "animation": _clip, "video": _clip,
    "document": _document, "sticker": _sticker,
}  # fmt: skip


class PeopleMedia:
    """People sending files."""

    def __init__(self, acting: Acting, files: FileStore) -> None:
        self._acting = acting
        self._files = files

    def send(self, bot: BotAccount, person: Person, fields: Wire, upload: Upload) -> Message:
        """Send a file of a kind, with a caption, `duration` in seconds, `media_group_id` for albums."""
        kind, caption = str(fields.get("kind", "document")), str(fields.get("caption") or "")
        if kind not in KINDS:
            raise ActError(f"The kind of a file is one of {', '.join(KINDS)}.")
        if utf16_length(caption) > CAPTION_LIMIT:
            raise ActError(f"A caption holds at most {CAPTION_LIMIT} characters.")
        try:
            content = keep(self._files, bot.name, kind, upload, fields)
        except ApiError as error:
            raise ActError(f"This file cannot be sent as {kind}: {error.description}.") from error
        if caption:
            content["caption"] = caption
            content.update({"caption_entities": found} if (found := detect(caption)) else {})
        if fields.get("media_group_id"):
            content["media_group_id"] = str(fields["media_group_id"])
        return self._acting.send(bot, person, content)
