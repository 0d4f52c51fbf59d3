"""A missing "the": the best player, the same day, the only way."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be
from core.checker.rules.notes import proposal
from core.checker.sentences import Sentence

_SUPERLATIVE_AFTER = frozenset("of in i that you we ever".split())


def superlative(sentence: Sentence) -> Iterator[Edit]:
    """He is best player in the team -> the best player; in same city -> in the same city."""
    for at in range(1, len(sentence) - 1):
        before = sentence.low(at - 1)
        if sentence.tag(at - 1) in {"DT", "PRP$", "POS", "JJ", "JJS", "CD", "PDT", "WDT"} or before in {
            "'s",
            "-",
            "whose",
            "which",
        }:
            continue
        if _superlative(sentence, at) or _same(sentence, at):
            yield proposal("article-superlative", sentence, at, at + 1, f"the {sentence.slice(at, at + 1)}", guard=-2.0)


def _superlative(sentence: Sentence, at: int) -> bool:
    most = sentence.low(at) == "most" and sentence.tag(at + 1) == "JJ"
    form = (
        sentence.tag(at) == "JJS"
        and can_be(sentence.low(at), "JJS")
        and sentence.low(at) not in {"most", "least", "best", "last"}
    )
    best = sentence.low(at) == "best" and sentence.tag(at + 1) == "NN"
    if not (most or form or best):
        return False
    noun = at + (2 if most else 1)
    placed = sentence.low(at - 1) in {
        "is",
        "was",
        "are",
        "were",
        "'re",
        "'m",
        "am",
        "in",
        "of",
        "it",
        "become",
        "became",
        "visited",
        "saw",
    }
    return placed and sentence.tag(noun) in {"NN", "NNS"} and sentence.low(noun + 1) in _SUPERLATIVE_AFTER


def _same(sentence: Sentence, at: int) -> bool:
    word, before = sentence.low(at), sentence.low(at - 1)
    if word == "same":
        return sentence.is_noun(at + 1) and before in {
            "in",
            "at",
            "on",
            "have",
            "has",
            "had",
            "is",
            "are",
            "was",
            "from",
            "of",
            "with",
            "wear",
        }
    if word == "only":
        return before in {"is", "was", "'m", "am", "'re", "are"} and sentence.low(at + 1) in {
            "person",
            "way",
            "child",
            "son",
            "daughter",
            "thing",
            "reason",
            "problem",
        }
    ordinal = word in {"first", "second", "third"} and before in {"is", "was", "'s", "in", "my"}
    return (
        ordinal
        and sentence.low(at + 1) in {"time", "day", "person", "man", "woman", "floor", "year"}
        and before != "my"
    )
