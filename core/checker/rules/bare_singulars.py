"""A countable singular without any determiner, wherever it stands: in small town, lost passport."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.checker.edits import Edit
from core.checker.fluency import Fluency
from core.checker.morphology import can_be
from core.checker.packs import article
from core.checker.rules.countables import (
    FIRST_WORDS,
    NOT_OBJECTS,
    ONE_OF_MANY,
    SET_PHRASES,
    every_countable,
    load_countables,
)
from core.checker.rules.notes import proposal
from core.checker.sentences import BE, DETERMINERS, MODALS, NOMINATIVE, OBJECTIVE, TIME_ADVERBS, Sentence
from core.checker.types import Tier

_MODIFIERS = frozenset({"JJ", "VBG", "VBN"})
_TOLD_OF = frozenset({"nearest", "whole", "main", "former", "present", "local", "central", "following", "previous"})
"""Adjectives that leave one thing only: the nearest stop."""
_GIVING = frozenset(
    "give send show tell buy make bring lend find offer write get recommend cook order build sell leave pass".split()
)
_NO_TAKERS = frozenset(
    "be do help let go come dare play turn become call name elect appoint change keep set cast hold stay remain stand "
    "lie fall grow feel look seem sound smell taste mean remember say think hear act take join cross share beat lose "
    "catch type talk pronounce spell read fly work live die run walk serve".split()
)
"""Verbs beside which a bare noun is often none: fly economy, change train, go shop; and "lose face", "keep watch"."""
_LOSING = frozenset({"lose", "take", "catch", "hold", "keep", "change", "read", "share", "remember", "cross"})
"""Of these, those that take plain things as well: lose passport."""
_ORDINARY = frozenset(
    "passport umbrella wallet phone laptop bag suitcase purse book magazine newspaper taxi selfie dog cat baby ticket "
    "bus bike bicycle child parrot kitten jacket coat sandwich pill tablet novel article plane train".split()
)
_TELLING = (
    NOMINATIVE | {"is", "are", "was", "were"} | (DETERMINERS - {"'s", "one", "all", "no", "more", "most", "half"})
)
_PAIRED = frozenset({"or", "-", "/", "&", "'s", "than", ":"})


@dataclass(frozen=True, slots=True)
class BareSingulars:
    """Asks usage only which article is meant: that one is missing the noun itself tells."""

    fluency: Fluency

    def __call__(self, sentence: Sentence) -> Iterator[Edit]:
        if not is_told(sentence):
            return
        for noun in range(1, len(sentence)):
            if sentence.low(noun) in every_countable() and _is_single(sentence, noun):
                yield from self._missing(sentence, noun)

    def _missing(self, sentence: Sentence, noun: int) -> Iterator[Edit]:
        start = _phrase_start(sentence, noun)
        if start == 0 or not _may_open(sentence, start, noun):
            return
        governor, word = start - 1, sentence.low(start - 1)
        if word in {"such", "quite"} and start < noun:
            yield self._with(sentence, start, noun, "a")
        elif sentence.tag(governor) in {"IN", "TO"} and _after_preposition(sentence, word, start, noun):
            yield self._with(sentence, start, noun, self._which(sentence, start, noun))
        elif _after_verb(sentence, governor, start, noun) or _is_given(sentence, governor):
            yield self._with(sentence, start, noun, self._which(sentence, start, noun, 0.5))

    def _which(self, sentence: Sentence, start: int, noun: int, least: float = 0.0) -> str:
        """ "The" with the one thing or place that is known, "a" with what is described."""
        if sentence.low(start) in _TOLD_OF:
            return "the"
        word, text = sentence.low(start - 1), sentence.low(start)
        if start < noun or word in {"with", "for", "as", "like", "about"}:
            return "a"
        indefinite = self.fluency.word(word, article(text)) + self.fluency.word(word, article(text), text)
        definite = self.fluency.word(word, "the") + self.fluency.word(word, "the", text)
        return "the" if definite > indefinite + least else "a"

    def _with(self, sentence: Sentence, start: int, noun: int, which: str) -> Edit:
        phrase = sentence.slice(start, noun + 1)
        chosen = "the" if which == "the" or sentence.low(start) in _TOLD_OF else article(phrase)
        return proposal(
            "article-missing", sentence, start, noun + 1, f"{chosen} {phrase}", guard=-3.0, tier=Tier.SURE, priority=55
        )


def is_told(sentence: Sentence) -> bool:
    """It has a pronoun, a determiner or a form of be: headlines, labels and recipes, which drop articles, do not."""
    words = {token.lower for token in sentence.tokens}
    return not words.isdisjoint(
        NOMINATIVE | {"is", "are", "was", "were"} | (DETERMINERS - {"'s", "one", "all", "no", "more", "most", "half"})
    )


def _is_single(sentence: Sentence, noun: int) -> bool:
    """A common noun that is no part of a compound, a pair, a name or a number."""
    after, follows = sentence.low(noun + 1), sentence.tag(noun + 1)
    if sentence.tag(noun) != "NN" or not sentence.tokens[noun].text.islower():
        return False
    compound = follows in {"NN", "NNS", "NNP", "NNPS", "POS", "CD", "JJ", "VBG"} and after not in TIME_ADVERBS
    if compound or after in _PAIRED:
        return False
    if after in {"to", "by", "after", "for", "in"} and sentence.low(noun + 2) == sentence.low(noun):
        return False
    return not (after == "and" and sentence.is_noun(noun + 2) and sentence.low(noun + 2) not in every_countable())


def _phrase_start(sentence: Sentence, noun: int) -> int:
    start = noun
    while start > 0 and (
        (sentence.tag(start - 1) in _MODIFIERS and sentence.low(start - 1) not in BE | DETERMINERS)
        or (sentence.tag(start - 1) == "NN" and start == noun and sentence.low(start - 1) != sentence.low(noun))
        or (sentence.tag(start - 1) == "RB" and sentence.tag(start) in _MODIFIERS and sentence.low(start - 1) != "not")
    ):
        if sentence.tag(start - 1) == "VBG" and (start == noun or sentence.tag(start - 2) in {"IN", "VBZ", "VBP", ""}):
            break
        if sentence.tag(start - 1) == "VBN" and sentence.low(start - 2) in {"have", "has", "had", "'ve", *BE}:
            break
        start -= 1
    return start


def _may_open(sentence: Sentence, start: int, noun: int) -> bool:
    """The phrase has no determiner of its own, and none is due before it."""
    first, before = sentence.low(start), sentence.low(start - 1)
    if any(not sentence.tokens[at].text.replace("-", "").isalpha() for at in range(start, noun + 1)):
        return False
    if any(sentence.tokens[at].text[0].isupper() for at in range(start, noun + 1)):
        return False
    if start < noun and first in FIRST_WORDS:
        return first in ONE_OF_MANY and sentence.low(noun) in load_countables()["people"] | load_countables()["things"]
    return before not in {"what", "no", "'s", "of"} or (before == "of" and start < noun)


def _after_preposition(sentence: Sentence, word: str, start: int, noun: int) -> bool:
    if word not in SET_PHRASES or sentence.low(noun + 1) == "and":
        return False
    if sentence.low(noun + 1) == "to" and word == "from":
        return False
    if word == "to" and can_be(sentence.low(start), "VB") and start == noun:
        return False
    if word in {"as", "like"}:
        described = start < noun and sentence.low(noun + 1) != "of"
        return described and sentence.low(noun) in load_countables()["people"] | load_countables()["things"]
    if word == "of":
        kind = sentence.low(start - 2) in {"kind", "type", "sort", "form", "style", "kinds", "types", "sorts", "out"}
        return start < noun and not kind and sentence.low(noun) not in load_countables()["events"]
    if start < noun:
        return not (sentence.low(noun) in SET_PHRASES[word] and sentence.tag(noun - 1) == "NN")
    return sentence.low(noun) not in SET_PHRASES[word] and (
        sentence.low(noun) not in load_countables()["events"] and not sentence.is_noun(noun + 1)
    )


def _after_verb(sentence: Sentence, verb: int, start: int, noun: int) -> bool:
    """An object, or what somebody is."""
    word, lemmas = sentence.low(verb), sentence.tokens[verb].lemmas
    if not sentence.tag(verb).startswith("VB") or word in MODALS | BE or (verb == 0 and start == noun):
        return False
    if verb == 0 and sentence.tag(verb) != "VBG":
        return False
    if (sentence.tag(verb) == "VBN" and not _is_perfect(sentence, verb)) or _describes(sentence, verb):
        return False
    named = sentence.low(noun) in NOT_OBJECTS and start == noun
    if named or (start == noun and can_be(sentence.low(noun), "JJ")):
        return False
    if lemmas.isdisjoint(_NO_TAKERS):
        return True
    return not lemmas.isdisjoint(_LOSING) and (sentence.low(noun) in _ORDINARY)


def _describes(sentence: Sentence, verb: int) -> bool:
    """The tracking feature, that removed entry: the form belongs to the noun behind it."""
    before = sentence.tag(verb - 1)
    return before in {"DT", "PRP$", "POS", "JJ", "RB"} or (sentence.tag(verb) == "VBG" and before.startswith("NN"))


def _is_perfect(sentence: Sentence, verb: int) -> bool:
    near = {sentence.low(at) for at in range(max(0, verb - 3), verb)}
    return not near.isdisjoint({"have", "has", "had", "'ve", "'d"}) and near.isdisjoint({"been", "be"})


def _is_given(sentence: Sentence, at: int) -> bool:
    """Gave me, show us: what follows is what is given."""
    given = sentence.low(at) in OBJECTIVE and at > 0 and sentence.tag(at) in {"PRP"}
    return given and sentence.has_lemma(at - 1, *_GIVING) and not sentence.has_lemma(at - 1, "make", "call")
