"""From what a bot passes (text, parse mode, entities) to what Telegram keeps."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from aiogram.client.default import Default
from aiogram.types import MessageEntity

from playground.telegram.errors import bad_request
from playground.telegram.formatting.detection import detect
from playground.telegram.formatting.html import parse_html
from playground.telegram.formatting.links import checked_link
from playground.telegram.formatting.markdown import parse_markdown
from playground.telegram.formatting.markdown_v2 import parse_markdown_v2
from playground.telegram.formatting.units import Entity, units, utf16_length

Parser = Callable[[str], tuple[str, list[Entity]]]

TEXT_LIMIT: Final = 4096
CAPTION_LIMIT: Final = 1024
ENTITY_LIMIT: Final = 100
_PARSERS: Final[dict[str, Parser]] = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
_GIVEN: Final = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code",
    "pre", "text_link", "text_mention", "custom_emoji", "date_time",
}  # fmt: skip
_FOUND: Final = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card"}
_OPAQUE: Final = {"code", "pre"}
_ORDER: Final = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention", "bold", "italic")


def formatted(
    text: str, parse_mode: str | Default | None, entities: Sequence[MessageEntity] | None
) -> tuple[str, list[Entity]]:
    """The trimmed plain text with its entities, the given ones and those Telegram finds by itself."""
    if isinstance(parse_mode, str) and parse_mode and not entities:
        plain, marked = _parser(parse_mode)(text)
    else:
        plain, marked = text, _given(text, entities or ())
    plain, marked = _trim(plain, _ordered(marked))
    return plain, _with_found(plain, marked)[:ENTITY_LIMIT]


def checked_text(
    text: str, parse_mode: str | Default | None, entities: Sequence[MessageEntity] | None
) -> tuple[str, list[Entity]]:
    """The text of a message: 1 to 4096 UTF-16 units after parsing."""
    if not text:
        raise bad_request("message text is empty")
    plain, marked = formatted(text, parse_mode, entities)
    if not plain:
        raise bad_request("text must be non-empty")
    if utf16_length(plain) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return plain, marked


def checked_caption(
    caption: str | None, parse_mode: str | Default | None, entities: Sequence[MessageEntity] | None
) -> tuple[str, list[Entity]]:
    """The caption of a picture, a file or a recording: up to 1024 UTF-16 units after parsing."""
    plain, marked = formatted(caption or "", parse_mode, entities)
    if utf16_length(plain) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return plain, marked


def _parser(parse_mode: str) -> Parser:
    parser = _PARSERS.get(parse_mode.lower())
    if parser is None:
        raise bad_request("unsupported parse_mode")
    return parser


def _given(text: str, entities: Sequence[MessageEntity]) -> list[Entity]:
    """Entities a bot passed itself; those Telegram finds by itself are ignored, as the server does."""
    if not entities:
        return []
    table = units(text)
    return [_checked(entity, table) for entity in entities if entity.type not in _FOUND and entity.length > 0]


def _checked(entity: MessageEntity, table: list[int]) -> Entity:
    if entity.type not in _GIVEN:
        raise bad_request(f'can\'t parse MessageEntity: unsupported type "{entity.type}" specified')
    end, size = entity.offset + entity.length, len(table) - 1
    if entity.offset < 0 or entity.offset >= size:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if end > size:
        raise bad_request(
            f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the text at UTF-16 offset {end}"
        )
    if table[entity.offset] < 0 or table[end] < 0:
        raise bad_request(f"entity beginning at UTF-16 offset {entity.offset} splits a UTF-16 symbol")
    wire: dict[str, Any] = entity.model_dump(exclude_none=True)
    if entity.type == "text_link":
        wire["url"] = checked_link(entity.url or "")
        if wire["url"] is None:
            raise bad_request(f"entity URL '{entity.url}' is invalid: Wrong HTTP URL")
    return wire


def _ordered(entities: list[Entity]) -> list[Entity]:
    """By place, the outer first; nothing lives inside code, and nothing repeats itself."""
    ranked = sorted(entities, key=lambda e: (e["offset"], -e["length"], _rank(e["type"])))
    kept: list[Entity] = []
    opaque_end = 0
    for entity in ranked:
        if entity["offset"] < opaque_end or entity in kept[-1:]:
            continue
        if entity["type"] in _OPAQUE:
            opaque_end = entity["offset"] + entity["length"]
        kept.append(entity)
    return kept


def _rank(kind: str) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Spaces at the end go; spaces at the start go up to the first entity."""
    trimmed = text.rstrip(" \n\r\t")
    first = entities[0]["offset"] if entities else utf16_length(trimmed)
    lead = min(len(trimmed) - len(trimmed.lstrip(" \n\r\t")), first)
    trimmed = trimmed[lead:]
    if lead == 0 and len(trimmed) == len(text):
        return text, entities
    size = utf16_length(trimmed)
    moved = ({**e, "offset": e["offset"] - lead} for e in entities)
    cut = [{**e, "length": min(e["length"], size - e["offset"])} for e in moved]
    return trimmed, [e for e in cut if e["length"] > 0]


def _with_found(text: str, entities: list[Entity]) -> list[Entity]:
    found = detect(text)
    if not found:
        return entities
    blocking = [e for e in entities if e["type"] in _OPAQUE or e["type"] in {"text_link", "text_mention"}]
    free = [e for e in found if not any(_overlap(e, other) for other in blocking)]
    return sorted([*entities, *free], key=lambda e: (e["offset"], -e["length"])) if free else entities


def _overlap(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
