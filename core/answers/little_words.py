"""Words without a meaning of their own: articles, pronouns, prepositions, auxiliaries, their short forms.

They are what is asked for most, and they lie close together: what may as well be another one of them is no slip.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from core.answers.contractions import short_forms
from core.answers.edits import distance
from core.answers.word_lists import in_order, listed

_FAR = 2


@cache
def little_words() -> frozenset[str]:
    """All of them."""
    return listed("closed") | listed("little") | short_forms()


@lru_cache(maxsize=5_000)
def is_rather_another(typed: str, wanted: str) -> bool:
    """For a slip of a little word. Whether another one is nearer; or as near, and it alone begins as what was typed
    or is of the wanted one's family: dosn't may be doesn't or don't."""
    if wanted not in little_words():
        return False
    said, own = typed.replace("'", ""), distance(typed.replace("'", ""), wanted.replace("'", ""), _FAR)
    return any(
        how_far < own or (how_far == own and _wins(typed, wanted, other))
        for other in little_words()
        if other != wanted and (how_far := distance(said, other.replace("'", ""), own)) <= own
    )


def _wins(typed: str, wanted: str, other: str) -> bool:
    """Letters are left out more often than put in: hav is have, though has is as near."""
    if _leaves_out(typed, wanted) and not _leaves_out(typed, other):
        return False
    begins = typed[:1] == other[:1] and typed[:1] != wanted[:1]
    return begins or not _families_of(wanted).isdisjoint(_families_of(other))


def _leaves_out(typed: str, word: str) -> bool:
    letters = iter(word)
    return all(letter in letters for letter in typed)


def _families_of(word: str) -> frozenset[int]:
    return _families().get(word.removesuffix("n't") if word.endswith("n't") else word.partition("'")[0], frozenset())


@cache
def _families() -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, family in enumerate(in_order("families")):
        for word in family.split("/"):
            found[word] = found.get(word, frozenset()) | {number}
    return {**found, "ca": found["can"], "wo": found["will"], "sha": found["shall"]}
