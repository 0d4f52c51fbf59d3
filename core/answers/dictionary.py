"""Which words exist, and which forms a learner makes up by rule: both are mistakes and never slips of the finger."""

from collections.abc import Mapping
from functools import lru_cache

from core.answers.numerals import number_words
from core.answers.word_lists import listed

_VOWELS = "aeiou"
_AFTER_E = ("ed", "ing", "er", "est")
_SAME = {"es": "s", "en": "n"}
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
    return any(typed in (forms := _forms_by_rule(stem)) and forms.get(wanted) != forms[typed] for stem in stems)


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


@lru_cache(maxsize=5_000)
def _forms_by_rule(stem: str) -> Mapping[str, str]:
    """What every rule of endings would make of a stem, right or wrong for this word, each with its ending."""
    ways = [(stem, "s"), (stem, "es"), *((stem, ending) for ending in _AFTER_E)]
    if stem.endswith("e"):
        ways += [(stem[:-1], ending) for ending in (*_AFTER_E, "en")] + [(stem, "n")]
    if stem.endswith("y"):
        ways += [(f"{stem[:-1]}i", ending) for ending in ("es", "ed", "er", "est")]
    if stem and stem[-1] not in _VOWELS:
        ways += [(stem + stem[-1], ending) for ending in _AFTER_E]
    ways += [(stem, "n"), (stem, "en")]
    return {f"{head}{ending}": _SAME.get(ending, ending) for head, ending in ways}


def _single_letters(word: str) -> str:
    return "".join(letter for place, letter in enumerate(word) if place == 0 or word[place - 1] != letter)
