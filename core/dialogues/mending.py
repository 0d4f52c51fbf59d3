"""Sentences around a mistake: as they were written, as they should read, as a card has them."""

from collections.abc import Iterable

from core.answers.normalising import normal_form
from core.checker.edits import Change, applied
from core.checker.tokens import sentence_spans
from core.dialogues.types import Slip


def sentence_around(slip: Slip) -> tuple[int, int]:
    """The sentence of the message in which a mistake stands."""
    for start, end in sentence_spans(slip.text):
        if start <= slip.start and slip.end <= end:
            return start, end
    return 0, len(slip.text)


def mended(slips: Iterable[Slip], start: int, end: int) -> str:
    """A stretch of a message with these mistakes put right."""
    inside = [slip for slip in slips if start <= slip.start and slip.end <= end]
    if not inside:
        return ""
    changes = [Change(slip.start - start, slip.end - start, slip.right) for slip in inside]
    return applied(inside[0].text[start:end], changes)


def card_texts(slip: Slip, slips: Iterable[Slip]) -> tuple[str, str]:
    """Wrong and right sentence of a card: they differ in this mistake alone, the others are put right in both."""
    start, end = sentence_around(slip)
    same = [one for one in slips if one.text == slip.text]
    others = [one for one in same if one.id != slip.id]
    wrong = mended(others, start, end) or slip.text[start:end]
    return wrong, mended(same, start, end)


def is_said_right(slip: Slip, slips: Iterable[Slip], text: str) -> bool:
    """Whether a later message says the sentence right, by itself or within more; or the right words alone."""
    start, end = sentence_around(slip)
    said = f" {normal_form(text)} "
    rights = {normal_form(mended([slip], start, end)), normal_form(mended(slips, start, end))}
    return any(right and f" {right} " in said for right in rights) or said.strip() == normal_form(slip.right) != ""


def is_retry(slips: Iterable[Slip], text: str) -> bool:
    """Whether a message is nothing but words said once more, right this time."""
    slips = tuple(slips)
    rights = [mended(slips, 0, len(slip.text)) for slip in slips] + [slip.right for slip in slips]
    for slip in slips:
        start, end = sentence_around(slip)
        rights += [mended([slip], start, end), mended(slips, start, end)]
    return normal_form(text) in set(map(normal_form, rights)) - {""}
