"""A proposed change of a sentence: which tokens, into what; made small, and cased like what it replaces."""

import re
from dataclasses import dataclass

from core.checker.sentences import Sentence
from core.checker.types import Area, Tier

_NO_SPACE_BEFORE = re.compile(r"\s+(n't|'s\b|'re\b|'m\b|'ll\b|'d\b|'ve\b|[,.!?;:)…])", re.IGNORECASE)
_ALWAYS_CAPITAL = frozenset({"i", "i'm", "i'll", "i've", "i'd"})


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens [start, end) of a sentence should read `options[0]` (or another option). Empty text deletes."""

    start: int
    end: int
    options: tuple[str, ...]
    rule: str
    area: Area
    tier: Tier
    ru: str
    en: str
    priority: int = 50
    """Of two that overlap, the lower number wins."""
    guard: float = -1.5
    """The least gain in fluency (log10) that lets it stand."""


@dataclass(frozen=True, slots=True)
class Change:
    """The same as characters of the whole text: `text[start:end]` becomes `replacement`."""

    start: int
    end: int
    replacement: str


def change(sentence: Sentence, start: int, end: int, replacement: str) -> Change:
    """The smallest change that has the same effect, with the case and the spaces put right."""
    tokens = sentence.tokens
    words = _NO_SPACE_BEFORE.sub(r"\1", " ".join(replacement.split())).split()
    old = sentence.slice(start, end).split()
    left, right = tokens[start].start, tokens[end - 1].end
    if start == 0 or sentence.low(start - 1) in {'"', "“", "«"}:
        words = _recased(sentence, start, words)
    if words == old:
        return Change(left, left, "")
    ahead = 0
    while ahead < min(len(words), len(old)) and words[ahead] == old[ahead]:
        ahead += 1
    behind = 0
    while behind < min(len(words), len(old)) - ahead and words[-1 - behind] == old[-1 - behind]:
        behind += 1
    return _cut(sentence, left, right, old, words, ahead, behind)


def _cut(
    sentence: Sentence, left: int, right: int, old: list[str], words: list[str], ahead: int, behind: int
) -> Change:
    text = sentence.text
    kept, fresh = old[ahead : len(old) - behind], words[ahead : len(words) - behind]
    if not kept and fresh:  # an insertion leans on its neighbour, so that it can be shown
        if ahead:
            ahead -= 1
        elif behind:
            behind -= 1
        kept, fresh = old[ahead : len(old) - behind], words[ahead : len(words) - behind]
    start = _place(text, left, right, ahead)
    end = _place_back(text, left, right, behind)
    if not fresh:  # a deletion takes one of the spaces with it
        if end < len(text) and text[end].isspace():
            end += 1
        elif start > 0 and text[start - 1].isspace():
            start -= 1
    return Change(start, end, " ".join(fresh))


def _place(text: str, left: int, right: int, skip: int) -> int:
    for _ in range(skip):
        while left < right and not text[left].isspace():
            left += 1
        while left < right and text[left].isspace():
            left += 1
    return left


def _place_back(text: str, left: int, right: int, skip: int) -> int:
    for _ in range(skip):
        while right > left and not text[right - 1].isspace():
            right -= 1
        while right > left and text[right - 1].isspace():
            right -= 1
    return right


def _recased(sentence: Sentence, start: int, words: list[str]) -> list[str]:
    first = sentence.tokens[start]
    if not words or not first.text[0].isupper():
        return words
    again = [
        word.lower()
        if at and word == first.text and word.lower() not in _ALWAYS_CAPITAL and first.tag not in {"NNP", "NNPS"}
        else word
        for at, word in enumerate(words)
    ]
    return [again[0][0].upper() + again[0][1:], *again[1:]]


def applied(text: str, changes: list[Change]) -> str:
    """The text with changes that do not overlap."""
    for each in sorted(changes, key=lambda one: one.start, reverse=True):
        text = text[: each.start] + each.replacement + text[each.end :]
    return text
