"""How hard a text is for a level, by the words in it. What a hard word is stands in `core.levels.wording`."""

import re

from core.levels.types import Level
from core.levels.wording import hard_words, known_to_all, level_of_word

FAR_ABOVE = 0.10
"""Of the different words of a text: above this share it is far too hard. Of 180 beginnings of 25 words, taken from the
scenes, none is too hard for its own level or for the one below; for a beginner 30 % of those of C2 are, and 16 % of
C1: everyday words are what all levels talk with, and the share catches what stands out."""
LEAST = 2
"""Hard words: a single one is learnt from what stands around it."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def different_words(text: str) -> int:
    """How many different words there are."""
    return len({word.lower() for word in _WORD.findall(text)})


def is_far_above(text: str, level: Level) -> bool:
    """Whether a text is too hard to be said to a learner."""
    hard = {word.lower() for word in hard_words(text, level)}
    return len(hard) >= LEAST and len(hard) > FAR_ABOVE * different_words(text)


def is_common(word: str) -> bool:
    """Whether a word in small letters is listed below C2: what is listed there is as often a slip as a word."""
    level = level_of_word(word)
    return word in known_to_all() or (level is not None and level < Level.C2)
