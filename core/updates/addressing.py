"""Where an update belongs: which lane keeps its order, and whether it may pass that lane.

The rules follow Telegram's own lanes: messages are ordered by chat, payments and inline queries by user. A button
press is laned by the chat its message stands in, which in a private chat is the user's number as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson

from core.errors import AtelierError

_CANCEL = re.compile(r"/cancel(@\w+)?(\s|$)")
_EXPRESS = frozenset({"pre_checkout_query", "shipping_query", "inline_query", "stopped_message_generation"})
EXPRESS_MARK = "!"
"""What the data of a button begins with when its press must not wait for its lane: "stop" under an answer that is
being written. Such a press runs beside the lane, so it stops what it means and nothing else; it writes no state."""
_PATHS_TO_LANE = (
    ("chat", "id"),
    ("message", "chat", "id"),
    ("from", "id"),
    ("user", "id"),
    ("user_chat_id",),
)
_NO_LANE = "0"


class MalformedUpdateError(AtelierError):
    """The body is no JSON object with an integer `update_id`."""


class Passage(StrEnum):
    """How an update travels: in its lane, beside it, or ahead of it after stopping what runs there.

    An event is no update of Telegram's but the core's own, such as a reminder; it keeps the lane's order too.
    """

    LANE = "lane"
    EVENT = "event"
    EXPRESS = "express"
    INTERRUPT = "interrupt"


@dataclass(frozen=True, slots=True)
class Address:
    """An update's place: its number, its lane within the bot, its passage."""

    update_id: int
    lane: str
    passage: Passage


def address_of(body: bytes) -> Address:
    """Read the address from a raw update.

    Raises:
        MalformedUpdateError: the body is not JSON, or not an update.
    """
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise MalformedUpdateError from error
    if not isinstance(update, dict) or type(update_id := update.get("update_id")) is not int or update_id < 0:
        raise MalformedUpdateError
    for kind, content in update.items():
        if isinstance(content, dict):
            return Address(update_id, _lane(content), _passage(kind, content))
    return Address(update_id, _NO_LANE, Passage.LANE)


def _lane(content: Mapping[str, Any]) -> str:
    for path in _PATHS_TO_LANE:
        value: Any = content
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        if type(value) is int:
            connection = content.get("business_connection_id")
            return f"{connection}/{value}" if isinstance(connection, str) else str(value)
    return _NO_LANE


def _passage(kind: str, content: Mapping[str, Any]) -> Passage:
    if kind in _EXPRESS:
        return Passage.EXPRESS
    if kind == "callback_query" and str(content.get("data", "")).startswith(EXPRESS_MARK):
        return Passage.EXPRESS
    text = content.get("text")
    if kind == "message" and isinstance(text, str) and _CANCEL.match(text):
        return Passage.INTERRUPT
    return Passage.LANE
