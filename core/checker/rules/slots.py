"""Where a learner often takes the wrong one of a few words, and which words those are: usage decides between them.

A slot is only a question. Nothing is said of it unless another choice is far more usual than what stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from core.checker.morphology import can_be, inflect, is_own_plural, kinds, noun_lemma, verb_lemma
from core.checker.packs import article, load_sets
from core.checker.rules.agreement import is_unreal
from core.checker.rules.bare_nouns import BARE
from core.checker.rules.bare_singulars import is_told
from core.checker.rules.families import CASES, FAMILIES, PARTNERS
from core.checker.sentences import BE, OBJECTIVE, Sentence

PREPOSITIONS = ("in", "on", "at", "to", "for", "from", "of", "with", "by", "about")
_TAKING_TO = ("want", "decide", "hope", "refuse", "promise", "plan", "expect", "manage", "afford", "agree", "wish")
VERB_FORMS = ("VB", "VBZ", "VBD", "VBN", "VBG")
_AUXILIARIES = frozenset(
    "be am is are was were been being 'm 're 's have has had having 've 'd do does did doing n't will would can could "
    "shall should may might must ought used need dare wo ca 'll sha let".split()
)
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_BE_FORMS = (("am", "is", "are"), ("was", "were"), ("be", "been", "being"))
_BEFORE_ING = frozenset({*PREPOSITIONS, "without", "before", "after", "despite", "while"}) - {"to"}
_OPENS_PHRASE = frozenset({"DT", "PRP$", "NN", "NNS", "NNP"})
_INSIDE_PHRASE = frozenset({"JJ", "NN", "NNP", "CD", "RB", "JJS"})
_BEFORE_EITHER = frozenset("than as but except like it".split())
"""Older than he, than him; it is I, it is me: either is said."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Tokens [start, end), and the texts that might stand there instead. An empty text leaves them out."""

    kind: str
    start: int
    end: int
    options: tuple[str, ...]


def slots(sentence: Sentence) -> Iterator[Slot]:
    """Every slot of a sentence."""
    for at in range(len(sentence)):
        if not _is_plain(sentence, at):
            continue
        yield from _prepositions(sentence, at)
        yield from _determiners(sentence, at)
        yield from _verbs(sentence, at)
        yield from _nouns(sentence, at)
        yield from _adjectives(sentence, at)
        yield from _words(sentence, at)
        yield from _partners(sentence, at)
        yield from _be_missing(sentence, at)


def _is_plain(sentence: Sentence, at: int) -> bool:
    """No mark before it and no compound beside it: usage was counted without marks, and knows no compounds."""
    around = [sentence.low(near) for near in (at - 1, at, at + 1) if 0 <= near < len(sentence)]
    if sentence.low(at + 1) in {",", ".", "!", "?", ";"}:
        around.pop()
    return not any("-" in word or not (word[0].isalpha() or word[0] == "'") for word in around)


def _prepositions(sentence: Sentence, at: int) -> Iterator[Slot]:
    word, behind = sentence.low(at), sentence.tag(at - 1)
    infinitive = word == "to" and sentence.tag(at + 1).startswith("VB")
    told = word == "about" and sentence.is_noun(at - 1)  # a clause about overtime: what a thing tells of
    if word in PREPOSITIONS and word != "by" and at > 0 and not infinitive and not told:
        yield Slot("preposition", at, at + 1, tuple(other for other in PREPOSITIONS if other != word))
        yield Slot("preposition-extra", at, at + 1, ("",))
    opens = sentence.tag(at) in _OPENS_PHRASE or word in OBJECTIVE
    if behind.startswith("VB") and opens and sentence.low(at - 1) not in _AUXILIARIES:
        text = sentence.slice(at, at + 1)
        yield Slot("preposition-missing", at, at + 1, tuple(f"{each} {text}" for each in PREPOSITIONS))


def _determiners(sentence: Sentence, at: int) -> Iterator[Slot]:
    word, text = sentence.low(at), sentence.slice(at, at + 1)
    if word in {"a", "an", "the"} and sentence.tag(at) == "DT":
        yield Slot("article-extra", at, at + 1, ("",))
        other = article(sentence.low(at + 1)) if word == "the" else "the"
        yield Slot("article", at, at + 1, (other,))
    elif _is_bare(sentence, at):
        yield Slot("article-missing", at, at + 1, (f"{article(word)} {text}", f"the {text}"))


def _is_bare(sentence: Sentence, at: int) -> bool:
    """The first word of a noun phrase without a determiner, whose one noun can be counted. Recipes and labels, which
    begin with an order, leave articles out: remove lid."""
    opens = sentence.tag(at) in {"NN", "JJ", "JJS"} and sentence.tag(at - 1) not in _INSIDE_PHRASE
    ordered = (at == 1 and sentence.tag(0).startswith("VB")) or sentence.low(at - 1) in {"what", "such"}
    phrase = sentence.noun_phrase(at) if opens and not ordered and is_told(sentence) else None
    if phrase is None or phrase.start != at or sentence.tag(phrase.head) != "NN":
        return False
    noun, plain = sentence.low(phrase.head), not any(sentence.is_noun(inside) for inside in range(at, phrase.head))
    return plain and noun not in BARE and noun not in load_sets()["mass"] and "JJ" not in kinds(noun)


def _verbs(sentence: Sentence, at: int) -> Iterator[Slot]:
    word, tag = sentence.low(at), sentence.tag(at)
    if word in _BE and not _is_far(sentence, at) and not (word == "were" and is_unreal(sentence, at)):
        family = next(each for each in _BE_FORMS if word in each)
        yield Slot("be-form", at, at + 1, tuple(other for other in family if other != word))
    if sentence.low(at - 1) in _BEFORE_ING and at > 0 and can_be(word, "VB"):
        yield Slot("verb-ing", at, at + 1, (inflect(word, "VBG"),))
    if word in _AUXILIARIES or not tag.startswith("VB"):
        return
    lemma = verb_lemma(word)
    forms = dict.fromkeys(inflect(lemma, form) for form in VERB_FORMS)
    others = tuple(form for form in forms if form != word)
    if lemma == word and not can_be(word, "VB"):
        return
    after_to = sentence.low(at - 1) == "to" and sentence.low(at - 2) not in BE
    if not _is_far(sentence, at):
        yield Slot("verb-form", at, at + 1, tuple(form for form in others if not _is_tense(lemma, word, form)))
    if after_to:
        yield Slot("verb-to", at - 1, at + 1, (inflect(lemma, "VBG"), lemma))
    elif (tag in {"VB", "VBP"} and at > 0) or (tag == "VBG" and sentence.has_lemma(at - 1, *_TAKING_TO)):
        yield Slot("verb-to", at, at + 1, (f"to {lemma}",))


def _is_tense(lemma: str, word: str, other: str) -> bool:
    """Rides and rode, ride and rode: which of the two is meant no neighbour tells."""
    past = inflect(lemma, "VBD")
    return past in {word, other} and {word, other} <= {lemma, inflect(lemma, "VBZ"), past}


def _is_far(sentence: Sentence, verb: int) -> bool:
    """Two words do not show what such a verb depends on: attempts to save the ship were made; did she use to."""
    if sentence.low(verb) == "use" and sentence.low(verb + 1) == "to":
        return True
    if sentence.tag(verb) in {"VBN", "VBG"} and sentence.is_noun(verb + 1):
        return True
    behind = range(max(0, verb - 5), verb)
    return sentence.is_noun(verb - 1) and any(sentence.tag(at) in {"IN", "TO", "CC", "WDT", "WP"} for at in behind)


def _nouns(sentence: Sentence, at: int) -> Iterator[Slot]:
    word, tag = sentence.low(at), sentence.tag(at)
    joined = sentence.is_noun(at - 1) or sentence.is_noun(at + 1)
    if tag == "NN" and can_be(word, "NN") and not joined and not is_own_plural(word):
        yield Slot("noun-plural", at, at + 1, (inflect(word, "NNS"),))
    elif tag == "NNS" and noun_lemma(word) != word:
        yield Slot("noun-singular", at, at + 1, (noun_lemma(word),))


def _adjectives(sentence: Sentence, at: int) -> Iterator[Slot]:
    word, tag = sentence.low(at), sentence.tag(at)
    if tag in {"JJ", "VBG", "VBN", "NN"} and word.endswith(("ing", "ed")):
        lemma = verb_lemma(word)
        other = inflect(lemma, "VBN" if word.endswith("ing") else "VBG")
        if lemma != word != other:
            yield Slot("participle", at, at + 1, (other,))
    if tag in {"JJ", "RB"}:
        other = word[:-2] if word.endswith("ly") else _adverb(word)
        described = tag == "JJ" and (sentence.low(at - 1) in BE or sentence.low(at - 2) in BE)
        if other and not described and can_be(other, "JJ" if word.endswith("ly") else "RB"):
            yield Slot("adjective" if word.endswith("ly") else "adverb", at, at + 1, (other,))


def _words(sentence: Sentence, at: int) -> Iterator[Slot]:
    word, contracted = sentence.low(at), f"{sentence.low(at)}{sentence.low(at + 1)}"
    if word in CASES and sentence.low(at - 1) not in _BEFORE_EITHER | _AUXILIARIES:
        yield Slot("pronoun", at, at + 1, CASES[word])
    for family in FAMILIES:
        if word in family:
            yield Slot("word", at, at + 1, tuple(other for other in family if other != word))
        if contracted in family:
            yield Slot("word", at, at + 2, tuple(other for other in family if other != contracted))


def _adverb(word: str) -> str:
    if word == "good":
        return "well"
    return word[:-1] + "ily" if word.endswith("y") else word + "ly"


def _partners(sentence: Sentence, at: int) -> Iterator[Slot]:
    word = sentence.low(at)
    if not sentence.tag(at).startswith("VB") or sentence.tag(at + 1) in {"RP", "IN", "RB"}:
        return
    lemma = verb_lemma(word)
    form = next((each for each in (sentence.tag(at), *VERB_FORMS) if inflect(lemma, each) == word), None)
    for family in PARTNERS:
        if lemma in family and form:
            yield Slot("partner", at, at + 1, tuple(inflect(each, form) for each in family if each != lemma))


def _be_missing(sentence: Sentence, at: int) -> Iterator[Slot]:
    """Before a description or an -ing form that follows its subject: he late, the shop closed, we going."""
    text, behind = sentence.slice(at, at + 1), sentence.tag(at - 1)
    describes = sentence.tag(at) in {"JJ", "VBG", "VBN", "RB", "CD"}
    if at > 0 and describes and behind in {"NN", "NNS", "NNP", "PRP"}:
        yield Slot("be-missing", at, at + 1, tuple(f"{be} {text}" for be in ("is", "are", "was", "were", "am")))
