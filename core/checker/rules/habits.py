"""Used to: the past habit keeps its -d, and loses it only behind did."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.morphology import can_be
from core.checker.rules.notes import proposal
from core.checker.sentences import NOMINATIVE, Sentence

_DO = frozenset("do does did n't not never didnt to can could will would 'll may might must should shall".split())


def used_to(sentence: Sentence) -> Iterator[Edit]:
    """My father use to work there -> used to work. "Did you use to", "the knife we use to cut" are left alone."""
    for at in range(1, len(sentence) - 2):
        named = _opens_clause(sentence, at - 1)
        infinitive = sentence.low(at + 1) == "to" and can_be(sentence.low(at + 2), "VB")
        helped = any(sentence.low(back) in _DO for back in range(max(0, at - 7), at))
        hyphen = sentence.low(at + 3) == "-"
        if sentence.low(at) == "use" and named and infinitive and not helped and not hyphen:
            yield proposal("used-to", sentence, at, at + 1, "used", guard=-4.0, priority=40)


def _opens_clause(sentence: Sentence, subject: int) -> bool:
    """The subject is the first thing of its clause: before it nothing stands that could be what is used."""
    if sentence.low(subject) in NOMINATIVE:
        start = subject
    else:
        start = next((at for at in (subject - 1, subject - 2) if at >= 0 and _is_whole(sentence, at, subject)), subject)
    opened = start == 0 or sentence.low(start - 1) in {",", "when", "because", "and", "but", "that", "where", "while"}
    return opened and (sentence.low(subject) in NOMINATIVE or sentence.is_noun(subject))


def _is_whole(sentence: Sentence, at: int, noun: int) -> bool:
    plain = not any(sentence.is_noun(between) for between in range(at + 1, noun))
    return plain and sentence.tag(at) in {"DT", "PRP$"}
