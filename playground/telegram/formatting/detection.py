"""What Telegram itself marks in a text: commands, mentions, hashtags, links, mail addresses.

An approximation of the server's finder: the common shapes, not its tables of top-level domains.
"""

import re
from typing import Final

from playground.telegram.formatting.units import Entity, utf16_length

_RULES: Final = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}")),
    ("url", re.compile(r"(?<![\w@])https?://[^\s<>\"]+[^\s<>\".,!?:;)\]']", re.IGNORECASE)),
    (
        "url",
        re.compile(
            r"(?<![\w@./])(?:[\w-]+\.)+(?:com|org|net|ru|me|io|dev|app|info|рф)"
            r"(?:/[^\s<>\"]*[^\s<>\".,!?:;)\]'])?(?![\w.])"
        ),
    ),
    ("mention", re.compile(r"(?<![\w/@])@[a-zA-Z][a-zA-Z0-9_]{2,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}")),
)  # fmt: skip
_TRIGGERS: Final = frozenset("/@#.")


def detect(text: str) -> list[Entity]:
    """The entities found in a plain text, by offset, without overlaps."""
    if not _TRIGGERS.intersection(text):
        return []
    taken: list[tuple[int, int, str]] = []
    for kind, pattern in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= a or start >= b for a, b, _ in taken):
                taken.append((start, end, kind))
    return [
        {"type": kind, "offset": utf16_length(text[:start]), "length": utf16_length(text[start:end])}
        for start, end, kind in sorted(taken)
    ]
