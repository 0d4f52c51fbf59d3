"""Grading of a typed answer against the accepted ones."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from core.answers.contractions import meanings, readings, with_apostrophes
from core.answers.letters import each_on_the_other_keyboard
from core.answers.normalising import normal_form
from core.answers.types import Grade, Mark, Segment, Verdict
from core.answers.typos import has_only_slips

LONGEST = 1000
"""Characters of an answer that are looked at."""
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")


def grade(typed: str, accepted: Sequence[str]) -> Grade:
    """What does not matter is not looked at (`normalising`); a slip counts as right (`typos`).

    The first call loads a dictionary for half a second: off the event loop. Raises ValueError without an accepted
    answer.
    """
    if not accepted:
        raise ValueError("an answer is compared with something")
    said = typed.strip()[:LONGEST]
    meant = each_on_the_other_keyboard(said)
    for text in (said, *([meant] if meant else [])):
        if (right := _same(text, accepted)) is not None:
            return Grade(Verdict.RIGHT, right, ())
    if (close := _misspelt(said, accepted) or _slipped(said, accepted)) is not None:
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


def _same(typed: str, accepted: Sequence[str]) -> str | None:
    said = readings(typed)
    return next((one for one in accepted if not said.isdisjoint(meanings(one, tuple(accepted)))), None)


def _misspelt(typed: str, accepted: Sequence[str]) -> str | None:
    """Every letter is there, and an apostrophe or a hyphen is not, or is too much: I dont, week-end."""
    if (meant := with_apostrophes(typed)) is not None and (right := _same(meant, accepted)) is not None:
        return right
    said = normal_form(_HYPHEN.sub("", typed))
    hyphened = (one for one in accepted if _HYPHEN.search(typed) or _HYPHEN.search(one))
    return next((one for one in hyphened if said == normal_form(_HYPHEN.sub("", one))), None)


def _slipped(typed: str, accepted: Sequence[str]) -> str | None:
    forms = {normal_form(typed), *readings(typed)} - {""}
    for one in accepted:
        wanted = {normal_form(one), *meanings(one, tuple(accepted))}
        if any(has_only_slips(form, other) for form in forms for other in wanted if form != other):
            return one
    return None


def _nearest(typed: str, accepted: Sequence[str]) -> str:
    form = normal_form(typed)
    return max(accepted, key=lambda one: SequenceMatcher(None, form, normal_form(one), autojunk=False).ratio())
