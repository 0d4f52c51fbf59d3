"""A participle alone is no verb: my sister studying at university, the house built in 1980."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be
from core.checker.rules.notes import proposal
from core.checker.sentences import MODALS, Sentence

_OPENS = frozenset("my his her our their your".split())
_DOING = frozenset(
    "studying working living playing reading cooking sleeping waiting watching going learning doing looking driving "
    "sitting eating drinking writing listening talking standing walking running swimming speaking teaching making "
    "cleaning washing trying using wearing crying laughing singing dancing travelling preparing helping".split()
)
_MADE = frozenset("built written published invented founded painted situated located called made sold".split())
_BEHIND = frozenset("in by near of from on at to with for".split())


def verbless(sentence: Sentence) -> Iterator[Edit]:
    """My sister studying at university -> is studying, where the sentence has no other verb and no comma."""
    last = len(sentence) - 1
    if sentence.tokens[last].text not in {".", "!"} or len(sentence) < 5:
        return
    phrase = sentence.noun_phrase(0)
    owned = sentence.low(0) in _OPENS or (sentence.low(0) in {"the", "this"} and sentence.low(1) != "only")
    if phrase is None or not owned or phrase.end > 4 or sentence.tag(phrase.head) not in {"NN", "NNS"}:
        return
    at = phrase.end
    word, plural = sentence.low(at), sentence.tag(phrase.head) == "NNS"
    if any(_verb(sentence, other) for other in range(at + 1, last)):
        return
    if word in _DOING and sentence.low(0) in _OPENS:
        yield proposal("verb-be-alone", sentence, at, at + 1, f"{'are' if plural else 'is'} {word}", guard=-12.0)
    elif word in _MADE and sentence.low(at + 1) in _BEHIND:
        past = any(token.text.isdigit() for token in sentence.tokens) or sentence.low(at + 1) == "by"
        helper = ("were" if past else "are") if plural else ("was" if past else "is")
        yield proposal("verb-be-alone", sentence, at, at + 1, f"{helper} {word}", guard=-12.0)


def _verb(sentence: Sentence, at: int) -> bool:
    """Whether a word may be the verb that is looked for, or opens another clause."""
    word, tag = sentence.low(at), sentence.tag(at)
    finite = tag in {"VBZ", "VBP", "VBD", "MD"} or word in MODALS or word in {",", "and", "but", "that", "who", "'s"}
    return finite or (can_be(word, "VBZ") and tag != "NNS") or (can_be(word, "VBD") and tag != "JJ")
