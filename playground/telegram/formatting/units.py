"""Telegram counts text in UTF-16 code units; Python in code points."""

from typing import Any

Entity = dict[str, Any]


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def utf8_offset(text: str, position: int) -> int:
    """The byte offset of a code point: what parse errors name."""
    return len(text[:position].encode("utf-8", "surrogatepass"))


def units(text: str) -> list[int]:
    """For each UTF-16 unit of the text the index of its code point, and one more for the end.

    The second unit of a surrogate pair is -1: an entity may neither begin nor end there.
    """
    table: list[int] = []
    for index, character in enumerate(text):
        table.append(index)
        if ord(character) > 0xFFFF:
            table.append(-1)
    table.append(len(text))
    return table


def cut(text: str, entity: Entity) -> str:
    """The part of the text an entity covers."""
    raw = text.encode("utf-16-le")
    start = entity["offset"] * 2
    return raw[start : start + entity["length"] * 2].decode("utf-16-le")
