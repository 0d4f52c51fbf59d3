"""Which words exist, and which forms a learner makes up by rule: both are mistakes and never slips of the finger."""

from functools import lru_cache

from core.answers.numerals import number_words
from core.answers.word_lists import listed

_VOWELS = "aeiou"
_LISTS = ("closed", "little", "substandard", "calendar")
_PARTICIPLES = ("VBN", "VBD")
"""The dictionary lacks a participle here and there; the past form stands in for it."""


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether a word in small letters is English."""
    if word in listed("unmeant"):
        return False
    return any(word in listed(name) for name in _LISTS) or word in number_words() or bool(_lemmas(word))


@lru_cache(maxsize=5_000)
def is_participle(word: str) -> bool:
    """Whether it can stand after “has”."""
    return any(word in _inflections(lemma, _PARTICIPLES) for lemma in _verbs(word))


@lru_cache(maxsize=5_000)
def is_verb(word: str) -> bool:
    """Whether it can stand after “would”."""
    return word in _verbs(word)


@lru_cache(maxsize=20_000)
def is_made_up_form(typed: str, wanted: str) -> bool:
    """Whether somebody put a regular ending where none belongs: heared, informations, wifes, taked, broked, knewn. A
    letter too few or too many of a pair is another thing: writen, stoped."""
    if _single_letters(typed) == _single_letters(wanted):
        return False
    if typed in _forms_by_rule(wanted):
        return True
    stems = {form for lemma in _lemmas(wanted) for form in (lemma, *_inflections(lemma, ("VBD", "VBN", "VBZ")))}
    return any(typed in _forms_by_rule(stem) and wanted not in _regular_forms(stem) for stem in stems)


@lru_cache(maxsize=20_000)
def _lemmas(word: str) -> frozenset[str]:
    """Empty for what is no noun, verb, adjective or adverb of the dictionary."""
    from lemminflect import getAllLemmas  # loads its tables: half a second, once

    return frozenset(lemma for found in getAllLemmas(word).values() for lemma in found)


@lru_cache(maxsize=5_000)
def _verbs(word: str) -> frozenset[str]:
    from lemminflect import getAllLemmas

    found = getAllLemmas(word)
    return frozenset((*found.get("VERB", ()), *found.get("AUX", ())))


@lru_cache(maxsize=5_000)
def _inflections(lemma: str, tags: tuple[str, ...]) -> frozenset[str]:
    from lemminflect import getAllInflections

    found = getAllInflections(lemma)
    return frozenset(form for tag in tags for form in found.get(tag, ()))


def _forms_by_rule(stem: str) -> frozenset[str]:
    """With the participles that are made like broken."""
    return _regular_forms(stem) | {f"{stem}n", f"{stem}en"}


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


def _single_letters(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if place == 0 or word[place - 1] != letter)
