"""Words by their lemmas, for texts in which something has to be mentioned."""

from collections.abc import Sequence
from functools import lru_cache

from core.answers.contractions import readings
from core.answers.normalising import normal_form


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """The word and everything that it may be a form of."""
    from lemminflect import getAllLemmas  # loads its tables: half a second, once

    return frozenset({word, *(lemma for found in getAllLemmas(word).values() for lemma in found)})


def mentions_one(text: str, wanted: Sequence[str]) -> bool:
    """Whether a lemma or a phrase of the list occurs. A phrase is found by the lemmas of its words too."""
    texts = [reading.split() for reading in readings(text)] + [normal_form(text).split()]
    return any(_occurs(normal_form(one).split(), words) for one in wanted for words in texts)


def _occurs(phrase: Sequence[str], words: Sequence[str]) -> bool:
    return any(
        all(_same(word, said) for word, said in zip(phrase, words[start:], strict=False))
        for start in range(len(words) - len(phrase) + 1)
    )


def _same(wanted: str, said: str) -> bool:
    return wanted == said or wanted in lemmas(said)
