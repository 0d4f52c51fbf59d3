"""The subject that Russian may leave out: is very cold today, because is quiet."""

from collections.abc import Iterator

from core.checker.edits import Edit
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
    described = sentence.low(at) in {"a", "an"} and start == at and sentence.tag(at + 1) == "JJ"
    return described and sentence.low(at + 2) in _WHOLE and not sentence.is_noun(at + 3)
