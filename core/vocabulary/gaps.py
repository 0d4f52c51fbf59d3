"""Where the gap is: in an example, the word; in a corrected sentence, what was wrong."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from core.levels.types import Bilingual, Level, PointKey
from core.vocabulary.types import MistakeFace

_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Gapped:
    """A sentence in three parts; together they are the sentence."""

    before: str
    answer: str
    after: str


def gapped(sentence: str, forms: Iterable[str]) -> Gapped | None:
    """The first place where one of the forms stands as a word of its own; None when none does."""
    found = [
        match
        for form in forms
        if (match := re.search(rf"(?<![\w'’-]){re.escape(form)}(?![\w-])", sentence, re.IGNORECASE))
    ]
    if not found:
        return None
    match = min(found, key=lambda one: (one.start(), -one.end()))
    return Gapped(sentence[: match.start()], match[0], sentence[match.end() :])


def mistake_face(wrong: str, right: str, explanation: Bilingual, *, level: Level, point: PointKey) -> MistakeFace:
    """A card from a mistake: the gap holds everything from the first changed word to the last. Where a word was only
    added or only left out, its neighbour is in the gap too, so that there is something to choose between."""
    ours, theirs = _spans(right), _spans(wrong)
    (first, last), (their_first, their_last) = _changed(right, wrong, ours, theirs)
    start = ours[first][0] if first < last else 0
    end = ours[last - 1][1] if first < last else len(right)
    slip = wrong[theirs[their_first][0] : theirs[their_last - 1][1]] if their_first < their_last else ""
    return MistakeFace(
        wrong=wrong,
        right=right,
        before=right[:start],
        answer=right[start:end],
        after=right[end:],
        slip=slip,
        explanation=explanation,
        level=level,
        point=point,
    )


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(text)]


def _changed(
    right: str, wrong: str, ours: list[tuple[int, int]], theirs: list[tuple[int, int]]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The changed tokens of the right text and of the wrong one, as half-open ranges."""
    one, other = [right[a:b] for a, b in ours], [wrong[a:b] for a, b in theirs]
    edits = [edit for edit in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if edit[0] != "equal"]
    if not edits:
        return (0, len(one)), (0, len(other))
    mine, yours = (edits[0][1], edits[-1][2]), (edits[0][3], edits[-1][4])
    if mine[0] < mine[1] and yours[0] < yours[1]:
        return mine, yours
    if mine[1] < len(one) and one[mine[1]][0].isalnum():
        return (mine[0], mine[1] + 1), (yours[0], yours[1] + 1)
    if mine[0] > 0:
        return (mine[0] - 1, mine[1]), (yours[0] - 1, yours[1])
    return (0, len(one)), (0, len(other))
