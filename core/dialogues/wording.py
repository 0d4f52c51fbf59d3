"""How hard a text is for a level, by the words in it. What a hard word is stands in `core.levels.wording`."""

import re

from core.levels.types import Level
from core.levels.wording import hard_words, known_to_all, level_of_word

FAR_ABOVE = 0.15
"""Of the different words of a reply: from this share on it is too hard. The graphs of a level, which a teacher would
sign, stay under a quarter of it; the graphs two levels up are above it in most replies (tests/core/dialogues)."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def different_words(text: str) -> int:
    """How many different words there are."""
    return len({word.lower() for word in _WORD.findall(text)})


def share_of_hard(text: str, level: Level) -> float:
    """Of the different words of a text, how many stand more than a level above; 0 to 1."""
    words = different_words(text)
    return len({word.lower() for word in hard_words(text, level)}) / words if words else 0.0


def is_far_above(text: str, level: Level) -> bool:
    """Whether a text is too hard to be said to a learner."""
    return share_of_hard(text, level) > FAR_ABOVE


def is_common(word: str) -> bool:
    """Whether a word in small letters is listed below C2: what is listed there is as often a slip as a word."""
    level = level_of_word(word)
    return word in known_to_all() or (level is not None and level < Level.C2)
