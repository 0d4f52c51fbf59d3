"""How hard a text is: which of its words stand above a level, by cefrpy.

cefrpy is right to a level in 99 of 100 words up to B2, and knows C1 and C2 as one: so a word counts as hard when even
the easiest reading of any of its forms is two levels up. Names, numbers and words that it does not know do not count.
"""

from functools import cache, lru_cache

from cefrpy import CEFRAnalyzer
from lemminflect import getAllLemmas

from core.checker.tokens import sentence_spans, tokenize
from core.levels.types import Level

MARGIN = 1
"""Levels above which a word is hard."""
_HARDEST_COMMON = 5
"""On cefrpy's scale, A1 is 1 and C2 is 6. What stands above is as often a typo as a word."""


def hard_words(text: str, level: Level) -> list[str]:
    """The words of a text that stand more than a level above, as often as they stand there."""
    return [word for word in counted_words(text) if (rank_of(word) or 0) > level.rank + MARGIN]


def share_of_hard(text: str, level: Level) -> float:
    """Of all words that count, 0 to 1."""
    words = counted_words(text)
    return len(hard_words(text, level)) / len(words) if words else 0.0


def counted_words(text: str) -> list[str]:
    """The English words of a text in small letters, without names."""
    words: list[str] = []
    for start, end in sentence_spans(text):
        tokens = [token for token in tokenize(text, start, end) if token.is_word and not token.lower.startswith("'")]
        words += [token.lower for at, token in enumerate(tokens) if at == 0 or not token.text[0].isupper()]
    return [word for word in words if word.isascii() and word.isalpha()]


@lru_cache(maxsize=50_000)
def rank_of(word: str) -> int | None:
    """0 for A1 to 5 for C2; None for a word that cefrpy does not know."""
    lemmas = {lemma for kind in getAllLemmas(word).values() for lemma in kind}
    known = [value for value in map(_value_of, {word, *lemmas}) if value is not None]
    return min(known) - 1 if known else None


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether cefrpy knows a word, and not only as a rare one."""
    value = _value_of(word)
    return value is not None and value <= _HARDEST_COMMON


def _value_of(word: str) -> int | None:
    levels = _analyzer().get_pos_level_dict_for_word(word)
    return min(level.value for level in levels.values()) if levels else None


@cache
def _analyzer() -> CEFRAnalyzer:
    return CEFRAnalyzer()
