"""Names that Russian writes small and English does not: I, days, months, languages, nations, countries."""

from collections.abc import Iterator

from core.checker.edits import Edit
from core.checker.packs import load_sets
from core.checker.rules.notes import proposal
from core.checker.sentences import Sentence

_FOOD = frozenset("fries toast windows window door doors horn bean beans press kiss kisses roll rolls".split())
"""French fries and French windows are written either way."""
_MONTHS = frozenset({"may", "march", "august"})


def capitals(sentence: Sentence) -> Iterator[Edit]:
    """On monday -> on Monday; i speak english -> English. Who writes whole sentences small does so on purpose."""
    if not sentence.tokens or not sentence.tokens[0].text[0].isupper():
        return
    for at, token in enumerate(sentence.tokens):
        if at == 0 or not token.text.islower() or _is_joined(sentence, at):
            continue
        if token.text == "i" and token.lower == "i":
            yield proposal("capital-i", sentence, at, at + 1, "I", guard=-9.0, priority=40)
        elif _is_name(sentence, at):
            yield proposal("capital", sentence, at, at + 1, token.text.capitalize(), guard=-9.0, priority=40)


def _is_name(sentence: Sentence, at: int) -> bool:
    if sentence.low(at) in _MONTHS:
        return _is_dated(sentence, at)
    return sentence.low(at) in load_sets()["names"] and sentence.low(at + 1) not in _FOOD


def _is_dated(sentence: Sentence, at: int) -> bool:
    """May and march are also verbs: in may, 9 may, may 9."""
    dated = sentence.low(at - 1) in {"in", "since", "until", "till", "last", "next"} or sentence.tag(at - 1) == "CD"
    ends = at >= len(sentence) - 2 or not sentence.tokens[at + 1].is_word or sentence.tag(at + 1) == "CD"
    return dated and ends


def _is_joined(sentence: Sentence, at: int) -> bool:
    """A part of a list mark, an address or a compound."""
    return sentence.low(at - 1) in {"-", "/", "(", "@", "#", "."} or (
        sentence.low(at + 1) in {"-", "/", ")", "."} and (at < len(sentence) - 2)
    )
