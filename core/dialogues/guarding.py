"""The guard against over-correction: which of a model's corrections may be shown to a learner at all.

Learners believe what they are told. A correction is refused when it changes more than 30 % of the tokens, makes more
than three edits, or has itself a mistake of which the checker is sure.
"""

from difflib import SequenceMatcher

from core.checker.edits import Change
from core.checker.tokens import Token, tokenize
from core.checker.types import Report, Tier

MOST_CHANGED = 0.30
"""Of the tokens of what was written."""
MOST_EDITS = 3


def accepted_changes(text: str, corrected: str, checked: Report | None) -> tuple[Change, ...]:
    """The changes of a correction, in order; none when it is refused. `checked` is what the checker says of
    `corrected`: without it nothing is accepted."""
    if checked is None or checked.tier is Tier.SURE:
        return ()
    before, after = tokenize(text, 0, len(text)), tokenize(corrected, 0, len(corrected))
    spans = _differences(before, after)
    changed = sum(max(old_end - old, new_end - new) for old, old_end, new, new_end in spans)
    if not before or len(spans) > MOST_EDITS or changed > MOST_CHANGED * len(before):
        return ()
    return tuple(_change(corrected, before, after, span) for span in spans)


def _differences(before: list[Token], after: list[Token]) -> list[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(a=[token.text for token in before], b=[token.text for token in after], autojunk=False)
    return [tuple(span) for kind, *span in matcher.get_opcodes() if kind != "equal"]  # type: ignore[misc]


def _change(corrected: str, before: list[Token], after: list[Token], span: tuple[int, int, int, int]) -> Change:
    """An insertion leans on the word before it, or behind it, so that it can be shown."""
    old, old_end, new, new_end = span
    if old == old_end and old > 0:
        old, new = old - 1, new - 1
    elif old == old_end:
        old_end, new_end = old_end + 1, new_end + 1
    right = corrected[after[new].start : after[new_end - 1].end] if new < new_end else ""
    return Change(before[old].start, before[old_end - 1].end, right)
