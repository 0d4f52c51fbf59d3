"""The CEFR levels of words (cefrpy): which words of a text are too hard for a learner.

cefrpy tells a word's level within one level for 99 % of A1 to B2; C1 and C2 are one band to it. A word counts as
hard as its easiest reading, and no harder than the word it is a form of.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from core.levels.types import Level

if TYPE_CHECKING:
    from cefrpy import CEFRAnalyzer

SLACK = 1
"""A word may be this many levels above its text: learners guess it from the context."""
_WORDS = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_ENDINGS = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")


def hard_words(text: str, level: Level, *, allowed: Collection[str] = ()) -> tuple[str, ...]:
    """The words more than one level above the text's, each once, as they stand there. Names are no words: what has a
    capital letter inside of a sentence is taken for one."""
    found = dict.fromkeys(word for word in _words(text) if word.casefold() not in allowed)
    return tuple(word for word in found if _rank(word.casefold()) > level.rank + SLACK)


def level_of_word(word: str) -> Level | None:
    """The level at which a word is learnt, or None when cefrpy does not know it."""
    rank = _rank(word.casefold())
    return None if rank < 0 else list(Level)[rank]


def _words(text: str) -> Iterator[str]:
    for match in _WORDS.finditer(text):
        begins = not text[: match.start()].rstrip(" \"'“‘(—–-") or text[: match.start()].rstrip()[-1:] in ".!?:\n"
        if not match[0][0].isupper() or begins:
            yield _ENDINGS.sub("", match[0].replace("’", "'"))


@lru_cache(maxsize=20_000)
def _rank(word: str) -> int:
    """0 for A1 to 5 for C2; -1 for what is not in the list."""
    if word in known_to_all() or len(word) < 2:
        return -1
    ranks = [rank for form in (word, *_lemmas(word)) if (rank := _listed_rank(form)) is not None]
    return min(ranks, default=-1)


def _listed_rank(word: str) -> int | None:
    if not _analyzer().is_word_in_database(word):
        return None
    readings = _analyzer().get_pos_level_dict_for_word(word).values()
    return min((level.value for level in readings), default=len(Level)) - 1


def _lemmas(word: str) -> frozenset[str]:
    from lemminflect import getAllLemmas

    return frozenset(lemma for found in getAllLemmas(word).values() for lemma in found)


@cache
def known_to_all() -> frozenset[str]:
    """Everyday words that cefrpy has too high or not at all."""
    return frozenset((files("core.levels") / "known_words.txt").read_text(encoding="utf-8").split())


@cache
def _analyzer() -> "CEFRAnalyzer":
    from cefrpy import CEFRAnalyzer

    return CEFRAnalyzer()
