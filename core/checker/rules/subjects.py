"""What Russian may leave out: the subject (is very cold today), and be itself (they at home now)."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be
from core.checker.rules.notes import proposal
from core.checker.sentences import Sentence

_BE = frozenset("is was".split())
_LINKS = frozenset("because although though since unless if".split())
_DEGREE = frozenset("very so too really quite not n't always also still".split())
_SAID_OF_IT = frozenset(
    "important necessary difficult easy possible impossible interesting cold hot warm dark late early expensive cheap "
    "dangerous good bad nice hard useful true clear obvious quiet great wonderful beautiful terrible boring fun "
    "funny amazing delicious raining snowing windy sunny rainy cloudy noisy comfortable convenient strange sad".split()
)
_WHOLE = frozenset("day morning evening night idea time place mistake surprise pity trip party film book story".split())


_PRESENT = {"i": "am", "he": "is", "she": "is", "it": "is", "we": "are", "they": "are"}
_NO_VERB_THEN = frozenset("and or too also alone both all self who whom as than but of except 'd 'll 've".split())


def missing_be(sentence: Sentence) -> Iterator[Edit]:
    """They at home now -> they are at home now: a subject, a place or a description, and no verb anywhere."""
    subject = sentence.low(0)
    if len(sentence) < 4 or subject not in _PRESENT or sentence.tokens[-1].text != ".":
        return
    verbs = "like" in sentence.vocabulary or any(
        token.tag.startswith("VB") or token.tag == "MD" or can_be(token.lower, "VBZ") for token in sentence.tokens
    )
    whole = sentence.low(1) not in _NO_VERB_THEN and not any(token.text == "," for token in sentence.tokens)
    described = sentence.tag(1) in {"IN", "JJ", "DT"} or sentence.low(1) == "not" or sentence.tag(2) == "JJ"
    if whole and described and not verbs and not any(can_be(token.lower, "VBD") for token in sentence.tokens):
        yield proposal("article-be-missing", sentence, 0, 1, f"{sentence.slice(0, 1)} {_PRESENT[subject]}", guard=-9.0)


def missing_it(sentence: Sentence) -> Iterator[Edit]:
    """Is very cold today -> It is very cold today; I like it because is quiet -> because it is quiet."""
    if sentence.is_question():
        return
    for at in range(len(sentence) - 2):
        opens = at == 0 and sentence.tokens[0].text[0].isupper()
        linked = at > 1 and sentence.low(at - 1) in _LINKS and sentence.low(at - 2) not in {"as", "even", "what"}
        if sentence.low(at) in _BE and (opens or linked) and _said_of_it(sentence, at + 1):
            yield proposal("subject-it", sentence, at, at + 1, f"it {sentence.low(at)}", guard=-6.0, priority=40)


def _said_of_it(sentence: Sentence, at: int) -> bool:
    """A description, not a subject: the words of "is important work done" would go on with a noun."""
    start = at
    while sentence.low(at) in _DEGREE:
        at += 1
    if sentence.low(at) in _SAID_OF_IT:
        return not sentence.is_noun(at + 1) or sentence.low(at + 1) in {"today", "outside", "here", "yesterday"}
    whole = sentence.low(1) not in _NO_VERB_THEN and not any(token.text == "," for token in sentence.tokens)
    described = whole and sentence.low(at) in {"a", "an"} and start == at and sentence.tag(at + 1) == "JJ"
    return described and sentence.low(at + 2) in _WHOLE and not sentence.is_noun(at + 3)
