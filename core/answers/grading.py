"""Grading of a typed answer against the accepted ones."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from core.answers.normalising import normal_form, on_the_other_keyboard, readings
from core.answers.types import Grade, Mark, Segment, Verdict
from core.answers.typos import has_only_slips

LONGEST = 1000
"""Characters of an answer that are looked at."""


def grade(typed: str, accepted: Sequence[str]) -> Grade:
    """What does not matter is not looked at (`normalising`); a slip counts as right (`typos`).

    The first call loads a dictionary for half a second: off the event loop. Raises ValueError without an accepted
    answer.
    """
    if not accepted:
        raise ValueError("an answer is compared with something")
    said = typed.strip()[:LONGEST]
    meant = on_the_other_keyboard(said)
    for text in (said, *([meant] if meant else [])):
        if (right := _same(text, accepted)) is not None:
            return Grade(Verdict.RIGHT, right, ())
    if (close := _slipped(said, accepted)) is not None:
        return Grade(Verdict.TYPO, close, differences(said, close))
    nearest = _nearest(said, accepted)
    return Grade(Verdict.WRONG, nearest, differences(said, nearest))


def differences(typed: str, wanted: str) -> tuple[Segment, ...]:
    """Letter by letter: without its EXTRA pieces the result spells `wanted`, without the MISSING ones `typed`."""
    segments: list[Segment] = []
    for _, start, end, first, last in SequenceMatcher(None, typed, wanted, autojunk=False).get_opcodes():
        if typed[start:end] == wanted[first:last]:
            segments.append(Segment(Mark.SAME, typed[start:end]))
        else:
            pieces = ((Mark.EXTRA, typed[start:end]), (Mark.MISSING, wanted[first:last]))
            segments.extend(Segment(mark, text) for mark, text in pieces if text)
    return tuple(segments)


def _same(typed: str, accepted: Iterable[str]) -> str | None:
    meanings = readings(typed)
    return next((one for one in accepted if not meanings.isdisjoint(readings(one))), None)


def _slipped(typed: str, accepted: Iterable[str]) -> str | None:
    forms = {normal_form(typed), *readings(typed)} - {""}
    for one in accepted:
        wanted = {normal_form(one), *readings(one)}
        if any(has_only_slips(form, other) for form in forms for other in wanted if form != other):
            return one
    return None


def _nearest(typed: str, accepted: Sequence[str]) -> str:
    form = normal_form(typed)
    return max(accepted, key=lambda one: SequenceMatcher(None, form, normal_form(one), autojunk=False).ratio())
