"""Short forms and what they stand for: I'm is I am, he's is he is or he has."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product

from core.answers.dictionary import is_participle, is_verb, is_word
from core.answers.normalising import normal_form
from core.answers.word_lists import in_order, listed

MOST_READINGS = 64
_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "let's": "let us",
}
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will"}
_ASKING = frozenset(("who", "what", "where", "when", "why", "how", "which"))
"""After them the verb stands behind its subject: What's he done?"""
_HAS_ONLY = frozenset(("been", "got", "gotten", "had"))
_UNALIKE = {"can": "can't", "will": "won't", "shall": "shan't"}
_STEMS = {
    "m": ("i",),
    "re": ("you", "we", "they", "who", "what", "there"),
    "ve": ("i", "you", "we", "they", "who", "would", "could", "should", "might", "must"),
    "ll": ("i", "you", "he", "she", "it", "we", "they", "who", "there", "that"),
    "d": ("i", "you", "he", "she", "it", "we", "they", "who", "there"),
    "s": ("he", "she", "it", "who", "what", "where", "how", "there", "that", "here", "let"),
}


@lru_cache(maxsize=5_000)
def readings(text: str) -> frozenset[str]:
    """Everything that an answer may mean: its short forms written out, in each way that the next words allow."""
    words = normal_form(text).split()
    ways = [tuple(_ways(word, words[place + 1 :])) for place, word in enumerate(words)]
    if not ways:
        return frozenset({""})
    return frozenset(" ".join(one) for one, _ in zip(product(*ways), range(MOST_READINGS), strict=False))


@lru_cache(maxsize=5_000)
def meanings(answer: str, accepted: tuple[str, ...]) -> frozenset[str]:
    """The readings of an accepted answer. Where another one says in full which of them is meant, the others are not:
    beside “has been” nobody means “is been” by “'s been”."""
    found = readings(answer)
    in_full = [readings(other) for other in accepted if "'" not in normal_form(other)]
    return found & frozenset().union(*in_full) or found


@lru_cache(maxsize=5_000)
def is_short_form(word: str) -> bool:
    """Whether it is of the shape of one: he'd, doesn't, he've."""
    stem, apostrophe, ending = word.rpartition("'")
    if not apostrophe:
        return False
    if ending == "t":
        return word in _WHOLE or (stem.endswith("n") and stem[:-1] in listed("auxiliaries"))
    return ending in _STEMS and (is_word(stem) or is_short_form(stem))


@cache
def short_forms() -> frozenset[str]:
    """Those of little words."""
    negations = (_UNALIKE.get(one, f"{one}n't") for one in in_order("auxiliaries") if one not in {"am", "may", "dare"})
    others = (f"{stem}'{ending}" for ending, stems in _STEMS.items() for stem in stems)
    return frozenset((*negations, *others))


@cache
def without_apostrophe() -> Mapping[str, str]:
    """The same as they are often typed: dont, youre. One that is another word as well is not among them."""
    return {bare: one for one in short_forms() if not is_word(bare := one.replace("'", ""))}


def with_apostrophes(text: str) -> str | None:
    """What was meant by `I dont know`; None when no apostrophe is missing."""
    words = normal_form(text).split()
    meant = [without_apostrophe().get(word, word) for word in words]
    return " ".join(meant) if meant != words else None


def _ways(word: str, following: Sequence[str]) -> Iterator[str]:
    if word in _WHOLE:
        yield _WHOLE[word]
        return
    stem, apostrophe, ending = word.rpartition("'")
    if not apostrophe:
        yield word
    elif ending == "t" and stem.endswith("n"):
        yield f"{stem[:-1]} not".strip()
    elif ending in _STEMS:
        heads = tuple(_ways(stem, ())) if stem else ("",)
        yield from (f"{head} {meant}".strip() for head in heads for meant in _meant(stem, ending, following))
        if ending == "s":
            yield word
    else:
        yield word


def _meant(stem: str, ending: str, following: Sequence[str]) -> tuple[str, ...]:
    if ending in _ENDINGS:
        return (_ENDINGS[ending],)
    verb = next((word for word in following if word not in listed("between")), "")
    return _meant_by_d(stem, verb) if ending == "d" else _meant_by_s(stem, verb)


def _meant_by_s(stem: str, verb: str) -> tuple[str, ...]:
    """A participle follows “has”, and “is” as well where something is done to somebody."""
    if verb in _HAS_ONLY:
        return ("has",)
    return ("is", "has") if not verb or stem in _ASKING or is_participle(verb) else ("is",)


def _meant_by_d(stem: str, verb: str) -> tuple[str, ...]:
    """A participle follows “had”, a base form “would”."""
    if stem in _ASKING:
        return ("would", "had", "did")
    if verb == "better":
        return ("had",)
    if is_participle(verb) and not is_verb(verb):
        return ("had",)
    return ("would",) if is_verb(verb) and not is_participle(verb) else ("would", "had")
