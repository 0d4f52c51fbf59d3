"""Which words exist, and which forms a learner makes up by rule: both are mistakes and never slips of the finger."""

from functools import lru_cache

from core.answers.word_lists import listed

_VOWELS = "aeiou"


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether a word in small letters is English."""
    if word in listed("unmeant"):
        return False
    return word in listed("closed") or word in listed("substandard") or bool(_lemmas(word))


def is_made_up_form(typed: str, wanted: str) -> bool:
    """Whether somebody put a regular ending where none belongs: heared, informations, wifes, taked."""
    if typed in _regular_forms(wanted):
        return True
    return any(typed in (forms := _regular_forms(lemma)) and wanted not in forms for lemma in _lemmas(wanted))


@lru_cache(maxsize=20_000)
def _lemmas(word: str) -> frozenset[str]:
    """Empty for what is no noun, verb, adjective or adverb of the dictionary."""
    from lemminflect import getAllLemmas  # loads its tables: half a second, once

    return frozenset(lemma for found in getAllLemmas(word).values() for lemma in found)


@lru_cache(maxsize=5_000)
def _regular_forms(stem: str) -> frozenset[str]:
    """What every rule of endings would make of a stem, right or wrong for this word."""
    endings = ("s", "es", "ed", "ing", "er", "est")
    forms = {stem + ending for ending in endings}
    if stem.endswith("e"):
        forms |= {stem + ending for ending in ("d", "r", "st")} | {f"{stem[:-1]}ing"}
    if stem.endswith("y"):
        forms |= {stem[:-1] + ending for ending in ("ies", "ied", "ier", "iest")}
    if stem and stem[-1] not in _VOWELS:
        forms |= {stem + stem[-1] + ending for ending in ("ed", "ing", "er", "est")}
    return frozenset(forms)
