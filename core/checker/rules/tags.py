"""Question tags repeat the auxiliary and the subject: she likes tea, doesn't she? It is cold, isn't it?"""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be
from core.checker.rules.notes import proposal
from core.checker.sentences import NOMINATIVE, Sentence

_LONGEST = 14
_ASKED = frozenset("is are was were am do does did can could will would wo ca have has had should must".split())
_FAMILIES = {
    "be": frozenset("am is are 'm 're".split()), "was": frozenset({"was", "were"}),
    "can": frozenset({"can", "ca", "cannot"}), "will": frozenset({"will", "'ll", "wo"}),
}  # fmt: skip
_SINGLE = frozenset({"he", "she", "it"})
_SUBJECTS = NOMINATIVE - {"it", "you"}
_NOT = frozenset({"n't", "not", "never", "cannot", "hardly"})
_THINKS = frozenset("think suppose believe guess hope bet say know mean heard hear".split())
_JOINING = frozenset("and but because if when that who which so or while as than".split())


def question_tag(sentence: Sentence) -> Iterator[Edit]:
    """She likes tea, isn't she? -> doesn't she? Only one plain clause, whose subject is a pronoun, is judged."""
    tag = _tag_at(sentence)
    subject = sentence.low(0)
    if tag is None or subject not in NOMINATIVE or len(sentence) > _LONGEST:
        return
    inside = range(1, tag - 1)
    joined = any(sentence.low(at) in _JOINING or sentence.low(at) in _SUBJECTS for at in inside)
    if joined or any(sentence.low(at) in _THINKS for at in (1, 2, 3)):
        return
    wanted = _auxiliary(sentence, subject)
    negated = sentence.low(tag + 1) == "n't"
    denied = any(sentence.low(at) in _NOT for at in inside)
    repeats = wanted is not None and _same(wanted, sentence.low(tag)) and sentence.low(len(sentence) - 2) == subject
    if wanted is None or (repeats and not (negated and denied)):
        return
    said = _said(wanted, positive=denied)
    yield proposal("question-tag", sentence, tag, len(sentence) - 1, f"{said} {subject}", guard=-12.0, priority=40)


def _tag_at(sentence: Sentence) -> int | None:
    """Where a tag begins: behind the only comma, an auxiliary, perhaps not, and a pronoun at the end."""
    commas = [at for at, token in enumerate(sentence.tokens) if token.text == ","]
    if not sentence.is_question() or len(commas) != 1:
        return None
    at = commas[0] + 1
    end = at + (2 if sentence.low(at + 1) == "n't" else 1)
    fits = sentence.low(at) in _ASKED and sentence.low(end) in NOMINATIVE and end == len(sentence) - 2
    return at if fits else None


def _auxiliary(sentence: Sentence, subject: str) -> str | None:
    """The auxiliary that the clause asks for; None when it cannot be told."""
    first = sentence.low(1)
    if first in {"'s", "'d", "had", "has", "have", "'ve", "am", "'m", "used", "must", "may", "might", "need", "let"}:
        return None if first != "'s" or sentence.tag(2) in {"VBN", "VBD"} else "is"
    for family in _FAMILIES.values():
        if first in family:
            return {"'re": "are", "'ll": "will", "ca": "can", "wo": "will", "cannot": "can"}.get(first, first)
    if first in {"do", "does", "did", "could", "would", "should"}:
        return first
    if can_be(first, "VBD"):
        return None if can_be(first, "VB") else "did"
    if can_be(first, "VBZ") and subject in _SINGLE:
        return "does"
    return "do" if can_be(first, "VB") and sentence.tag(1).startswith("VB") and subject not in _SINGLE else None


def _same(wanted: str, stands: str) -> bool:
    return wanted == stands or any({wanted, stands} <= family for family in _FAMILIES.values())


def _said(auxiliary: str, *, positive: bool) -> str:
    if positive:
        return auxiliary
    return {"can": "can't", "will": "won't"}.get(auxiliary, auxiliary + "n't")
