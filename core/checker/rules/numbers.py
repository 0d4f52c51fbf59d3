"""Determiners and the number of their nouns: these books, two books, one of my friends, there are many."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be, inflect, is_own_plural, noun_lemma, verb_lemma
from core.checker.rules.notes import proposal
from core.checker.sentences import MODALS, Sentence
from core.checker.types import Tier

_PLURAL_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty many several few "
    "various both numerous".split()
)
_NEVER_PLURAL = frozenset(
    "hundred thousand million billion dozen percent per score people sheep fish deer series species means aircraft "
    "offspring o'clock am pm stone foot inch head cent pound euro dollar degree metre meter times plus minus "
    "point".split()
)
_MUCH = frozenset("time money work water food bread coffee tea milk sugar rain snow sleep space noise help".split())
"""What wants much or little rather than a plural."""
_ONE_OF = frozenset("my your his her its our their the these those".split())
_UNITS = frozenset("year month week day hour minute second kilometre kilometer mile".split())
_TAKEN_AS_ONE = _UNITS | _MUCH | frozenset("dollars years minutes hours miles news percent".split())
"""What takes "is" although it looks like several: ten dollars is enough, the news was bad."""


def plural_after(sentence: Sentence) -> Iterator[Edit]:
    """Two book -> two books; many friend -> many friends; a few day -> a few days."""
    for at in range(len(sentence) - 1):
        word = sentence.low(at)
        if not _is_several(sentence, at) or sentence.low(at - 1) in {
            "the",
            "-",
            "no",
            "number",
            "page",
            "room",
            "day",
            "part",
        }:
            continue
        noun = at + 1
        while sentence.tag(noun) == "JJ":
            noun += 1
        plural = _plural(sentence, noun)
        if word == "both" and can_be(sentence.low(noun), "VB"):  # they both burst out laughing
            continue
        much = word in {"few", "many"} and sentence.low(noun) in _MUCH
        if plural and not much and not _compound(sentence, noun):
            yield proposal("number-plural", sentence, noun, noun + 1, plural, word=word, guard=-1.5)


def _is_several(sentence: Sentence, at: int) -> bool:
    """Two, many, 5; but no year, and no number that names: Route 66, page 5, Apollo 11."""
    word = sentence.low(at)
    if not word.isdigit():
        return word in _PLURAL_WORDS
    named = sentence.is_noun(at - 1) or sentence.low(at - 1) in {"/", "#", "no", "number", "'s"}
    return 1 < int(word) < 1900 and not named and len(word) < 5


def _plural(sentence: Sentence, at: int) -> str | None:
    noun = sentence.low(at)
    if sentence.tag(at) != "NN" or noun in _NEVER_PLURAL or not can_be(noun, "NN") or is_own_plural(noun):
        return None
    return inflect(noun, "NNS")


def _compound(sentence: Sentence, at: int) -> bool:
    """A noun that belongs to the next word: a two day trip, many summer visitors."""
    after = sentence.tokens[at + 1] if at + 1 < len(sentence) else None
    return after is not None and (
        after.tag in {"NN", "NNS", "NNP", "JJ", "POS", "VBG", "CD"}
        or after.lower in {"-", "/", "old", "ago's"}
        or (after.lower in {"and", "or"} and sentence.tag(at + 2) not in {"DT", "PRP$", "PRP", "CD"})
    )


def one_of(sentence: Sentence) -> Iterator[Edit]:
    """One of my friend -> one of my friends; one of the best film -> one of the best films."""
    for at in range(len(sentence) - 3):
        reminded = sentence.tag(at - 1).startswith("VB") and not sentence.has_lemma(at - 1, "be", "meet", "see", "know")
        if reminded or sentence.low(at) != "one" or sentence.low(at + 1) != "of" or sentence.low(at + 2) not in _ONE_OF:
            continue
        phrase = sentence.noun_phrase(at + 2)
        plural = _plural(sentence, phrase.head) if phrase else None
        if phrase and plural and sentence.low(phrase.end) != "of" and not _compound(sentence, phrase.head):
            yield proposal("number-one-of", sentence, phrase.head, phrase.head + 1, plural, guard=-2.5)


def these_this(sentence: Sentence) -> Iterator[Edit]:
    """These book -> these books; this books -> these books."""
    for at in range(len(sentence) - 1):
        word = sentence.low(at)
        if word not in {"this", "that", "these", "those"}:
            continue
        noun = at + 1
        while sentence.tag(noun) in {"JJ", "CD"}:
            noun += 1
        yield from _these(sentence, at, noun)


def _these(sentence: Sentence, at: int, noun: int) -> Iterator[Edit]:
    word, plural = sentence.low(at), _plural(sentence, noun)
    if word in {"these", "those"} and plural and not _compound(sentence, noun):
        yield proposal("number-these", sentence, at, noun + 1, f"{sentence.slice(at, noun)} {plural}", guard=-1.5)
    several = (
        sentence.tag(noun) == "NNS" and not can_be(sentence.low(noun), "NN") and not sentence.low(noun).endswith("ics")
    )
    several = several and not (can_be(sentence.low(noun), "VBZ") and sentence.tag(noun + 1) in {"IN", "RP", "DT", "RB"})
    people = sentence.low(noun) in {"people", "children", "men", "women"}
    if (several or people) and word == "this" and sentence.low(noun) != "news" and not _compound(sentence, noun):
        rest = sentence.slice(at + 1, noun + 1)
        yield proposal("number-these", sentence, at, noun + 1, f"these {rest}", guard=-1.5)
    follows = sentence.low(noun + 1) in {"is", "was", "are", "were"}
    if several and word == "that" and follows and at == 0:
        yield proposal("number-these", sentence, at, noun + 1, f"those {sentence.slice(at + 1, noun + 1)}")


def there_is(sentence: Sentence) -> Iterator[Edit]:
    """There is many people -> there are; there are a book -> there is."""
    for at in range(len(sentence) - 2):
        verb = at + 1
        if sentence.low(at) != "there" or sentence.low(verb) not in {"is", "are", "was", "were", "has", "have"}:
            continue
        noun = verb + (2 if sentence.low(verb + 1) in {"n't", "not", "also", "only", "still", "always"} else 1)
        wanted = _there(sentence, sentence.low(verb), noun)
        if wanted:
            yield proposal("agreement-there", sentence, verb, verb + 1, wanted, guard=-2.5)


def _there(sentence: Sentence, verb: str, at: int) -> str | None:
    phrase, first = sentence.noun_phrase(at), sentence.low(at)
    if phrase is None or verb in {"has", "have"}:
        return None
    several = first in _PLURAL_WORDS | {"lots"} or (
        sentence.tag(phrase.head) == "NNS" or sentence.low(phrase.head) in {"people", "children"}
    )
    lot = first == "a" and sentence.low(at + 1) in {"lot", "few", "couple", "number", "dozen", "lots"}
    if verb in {"is", "was"} and _counted(sentence, at, phrase.head, several):
        return "are" if verb == "is" else "were"
    if verb in {"are", "were"} and first in {"a", "an", "one"} and not lot and sentence.tag(phrase.head) == "NN":
        listed = sentence.low(phrase.end) in {"and", ",", "of", "or"} or sentence.low(phrase.head) in _NEVER_PLURAL
        return None if listed else ("is" if verb == "are" else "was")
    return None


def _counted(sentence: Sentence, at: int, head: int, several: bool) -> bool:
    if not several:
        return False
    noun = sentence.low(head)
    one = noun in _TAKEN_AS_ONE or noun.endswith("ics")
    singular = sentence.low(at) in {"more", "a", "an", "no", "one", "this", "that", "another", "every", "each", "half"}
    return not one and not singular and (head > at or sentence.tag(head) == "NNS")


def relative(sentence: Sentence) -> Iterator[Edit]:
    """People who lives -> live; a man who live -> lives."""
    for at in range(1, len(sentence) - 2):
        if sentence.low(at) not in {"who", "which", "that"} or not sentence.is_noun(at - 1):
            continue
        noun, verb = sentence.low(at - 1), at + 1
        if noun in _PLURAL_WORDS | {"those", "all", "some", "others"}:
            continue
        several = sentence.tag(at - 1) == "NNS" or noun in {"people", "children"}
        wanted = _relative(sentence, at, verb, several)
        doubtful = sentence.low(at) == "that" or _behind_of(sentence, at - 1)
        if wanted and not doubtful:
            yield proposal("agreement-relative", sentence, verb, verb + 1, wanted, subject=noun, guard=-2.0)


def _behind_of(sentence: Sentence, at: int) -> bool:
    return any(sentence.low(back) in {"of", "and", "one", "in", "with"} for back in range(max(0, at - 4), at))


def _relative(sentence: Sentence, at: int, verb: int, several: bool) -> str | None:
    word, tag = sentence.low(verb), sentence.tag(verb)
    if several and word in {"is", "was", "has", "does"}:
        return {"is": "are", "was": "were", "has": "have", "does": "do"}[word]
    if not several and word in {"are", "have", "do"} and sentence.tag(at - 1) == "NN":
        return {"are": "is", "have": "has", "do": "does"}[word]
    if several and tag == "VBZ" and can_be(word, "VBZ"):
        return verb_lemma(word)
    single = sentence.tag(at - 1) == "NN" and sentence.low(at) == "who" and word not in MODALS
    if single and tag in {"VBP", "VB"} and can_be(word, "VB") and not can_be(word, "VBD"):
        return inflect(word, "VBZ")
    return None


def article_before_plural(sentence: Sentence) -> Iterator[Edit]:
    """A new shoes -> new shoes; a children -> children."""
    for at in range(len(sentence) - 1):
        if sentence.low(at) not in {"a", "an"} or sentence.tag(at) != "DT":
            continue
        noun = at + 1
        while sentence.tag(noun) in {"JJ"} and sentence.low(noun) not in {
            "few",
            "many",
            "hundred",
            "couple",
            "great",
            "good",
        }:
            noun += 1
        plural = sentence.tag(noun) == "NNS" and not can_be(sentence.low(noun), "NN")
        lemma = noun_lemma(sentence.low(noun))
        if plural and lemma != sentence.low(noun) and lemma not in _NEVER_PLURAL and not _compound(sentence, noun):
            rest = sentence.slice(at + 1, noun + 1)
            yield proposal("article-plural", sentence, at, noun + 1, rest, guard=-1.0, tier=Tier.SURE)
