"""Cuts formatted text into messages that Telegram takes, at the places where a reader would cut it.

Telegram counts in UTF-16 code units (an emoji of one code point is two). A piece ends at a paragraph, else a line,
else a sentence, else a word: outside of every entity if it can, else outside of code, links and the like, which
lose their meaning in halves. Only a block that is longer than a whole message is cut, at one of its lines. A
grapheme cluster (an emoji of several code points, a flag, a letter with its accents) is never cut.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, product
from typing import TypeAlias

import regex
from aiogram.types import MessageEntity

MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024

WHOLE = frozenset({"pre", "code", "text_link", "url", "text_mention", "mention", "custom_emoji", "email"})
"""Entities that lose their meaning in halves."""

PLACES = tuple(map(regex.compile, (r"\n\s*\n", r"\n", r"[.!?…][\"»”)]*\s", r"\s", r"(?s)\X")))
"""Where a piece may end, the best first: paragraph, line, sentence, word, grapheme cluster."""


Span: TypeAlias = tuple[int, int, bool]
"""Start and end of an entity, as positions in the string; whether it must stay whole."""


@dataclass(frozen=True, slots=True)
class RichText:
    """Text with Telegram's entities, whose offsets and lengths are in UTF-16 code units."""

    text: str
    entities: tuple[MessageEntity, ...] = ()

    def followed_by(self, other: "RichText") -> "RichText":
        """This text, then the other one as a paragraph of its own."""
        before = f"{self.text.rstrip()}\n\n" if self.text.strip() else ""
        offset = utf16_length(before)
        moved = (entity.model_copy(update={"offset": entity.offset + offset}) for entity in other.entities)
        return RichText(before + other.text, (*self.entities, *moved))


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(rich: RichText, limit: int = MESSAGE_LIMIT, *, first: int | None = None) -> list[RichText]:
    """Pieces of at most `limit` code units; the first one of at most `first`, when it is a caption."""
    offsets = list(accumulate((1 + (ord(char) > 0xFFFF) for char in rich.text), initial=0))
    places = [[found.end() for found in place.finditer(rich.text)] for place in PLACES]
    spans = _spans(rich, offsets)
    pieces: list[RichText] = []
    start = 0
    while start < len(rich.text):
        window = _window(offsets, start, first if first is not None and not pieces else limit)
        end = len(rich.text) if window >= len(rich.text) else _best_end(places, spans, start, window)
        pieces.append(_piece(rich, offsets, start, end))
        start = end
    return [piece for piece in pieces if piece.text]


def _spans(rich: RichText, offsets: list[int]) -> list[Span]:
    position = {offset: index for index, offset in enumerate(offsets)}
    return [
        (position[entity.offset], position[entity.offset + entity.length], entity.type in WHOLE)
        for entity in rich.entities
        if entity.offset in position and entity.offset + entity.length in position
    ]


def _window(offsets: list[int], start: int, limit: int) -> int:
    """The last position that fits: `limit` code units after `start`, or the end of the text."""
    low, high = start, len(offsets) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if offsets[middle] - offsets[start] <= limit else (low, middle - 1)
    return low


def _best_end(places: list[list[int]], spans: list[Span], start: int, window: int) -> int:
    inside_any = [(begin, end) for begin, end, _ in spans]
    inside_whole = [(begin, end) for begin, end, whole in spans if whole]
    half = start + (window - start) // 2
    readable, clusters = places[:-1], places[-1:]
    for uncut, ends in product((inside_any, inside_whole), (readable, clusters)):
        for least in (half, start):  # rather half a message than a few words
            if (end := _last(ends, uncut, least, window)) is not None:
                return end
    return _last(readable, [], half, window) or _last(clusters, [], start, window) or window


def _last(places: list[list[int]], uncut: list[tuple[int, int]], least: int, most: int) -> int | None:
    """The last end of the best kind in (least, most] that is not inside of an uncut span."""
    for ends in places:
        for end in reversed(ends[bisect_right(ends, least) : bisect_right(ends, most)]):
            if not any(begin < end < stop for begin, stop in uncut):
                return end
    return None


def _piece(rich: RichText, offsets: list[int], start: int, end: int) -> RichText:
    """What is between two positions, without the empty lines around it, and the entities that reach into it."""
    text = rich.text[start:end]
    start += len(text) - len(text.lstrip("\n"))
    text = text.strip("\n").rstrip()
    first, last = offsets[start], offsets[start + len(text)]
    inside = (_clipped(entity, first, last) for entity in rich.entities)
    return RichText(text, tuple(entity for entity in inside if entity is not None))


def _clipped(entity: MessageEntity, first: int, last: int) -> MessageEntity | None:
    begin, end = max(entity.offset, first), min(entity.offset + entity.length, last)
    if begin >= end:
        return None
    return entity.model_copy(update={"offset": begin - first, "length": end - begin})
