"""Telegram's way of counting: positions in UTF-16 code units."""

from aiogram.types import MessageEntity


def part(text: str, entity: MessageEntity) -> str:
    """What an entity covers."""
    raw = text.encode("utf-16-le")
    return raw[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")
