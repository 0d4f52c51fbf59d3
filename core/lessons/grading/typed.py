"""Answers in writing that are compared with accepted ones."""

import re
from collections.abc import Sequence
from itertools import islice, product

from core.answers.gaps import grade_gap
from core.answers.grading import grade
from core.answers.normalising import normal_form
from core.answers.types import Grade, Mark, Segment, Verdict
from core.lessons.steps import Dictation, Gap, Hunt, Order, Transform, Translate
from core.lessons.texts import filled, joined

MOST_FILLINGS = 64
_SEPARATOR = re.compile(r"\s*[,;/\n]+\s*")
_BY_WORTH = (Verdict.RIGHT, Verdict.TYPO, Verdict.WRONG)


def grade_writing_out(step: Transform | Translate | Dictation | Order, typed: str) -> Grade:
    """A whole sentence."""
    match step:
        case Dictation():
            return grade(typed, [step.audio])
        case Order():
            return grade(typed, [joined(step.words), *step.also])
        case _:
            return grade(typed, step.accept)


def grade_gaps(step: Gap, typed: str) -> Grade:
    """One gap: the missing words, or more of the sentence. Several: divided by commas, or one after another, or the
    whole sentence."""
    if len(step.accept) == 1:
        return grade_gap(typed, step.prompt.en, step.accept[0])
    parts = [part for part in _SEPARATOR.split(typed.strip()) if part]
    if len(parts) == len(step.accept):
        return _together([grade(part, accept) for part, accept in zip(parts, step.accept, strict=True)])
    return _one_after_another(step, typed)


def grade_hunt(step: Hunt, typed: str) -> Grade:
    """The right fragment, the whole corrected text, or any piece of it that holds the correction."""
    if any(_holds_correction(step, right, typed) for right in step.accept):
        return Grade(Verdict.RIGHT, corrected(step, step.accept[0]), ())
    full = [corrected(step, right) for right in step.accept]
    longer = len(normal_form(typed).split()) > max(len(right.split()) for right in step.accept) + 1
    return grade(typed, full if longer else step.accept)


def corrected(step: Hunt, right: str) -> str:
    """The text with its mistake put right."""
    return re.sub(rf"(?<!\w){re.escape(step.wrong)}(?!\w)", lambda _: right, step.text, count=1)


def _holds_correction(step: Hunt, right: str, typed: str) -> bool:
    before, _, after = corrected(step, "\0").partition("\0")
    left, middle, tail = (normal_form(part).split() for part in (before, right, after))
    words, whole = normal_form(typed).split(), [*left, *middle, *tail]
    starts = range(max(0, len(left) + len(middle) - len(words)), len(left) + 1)
    return bool(words) and any(whole[start : start + len(words)] == words for start in starts)


def _together(grades: Sequence[Grade]) -> Grade:
    """As good as the worst of them."""
    comma = Segment(Mark.SAME, ", ")
    verdict = max((one.verdict for one in grades), key=_BY_WORTH.index)
    segments: list[Segment] = []
    for one in grades:
        segments += [*([comma] if segments else []), *(one.segments or (Segment(Mark.SAME, one.nearest),))]
    return Grade(verdict, ", ".join(one.nearest for one in grades), tuple(segments))


def _one_after_another(step: Gap, typed: str) -> Grade:
    fillings = list(islice(product(*step.accept), MOST_FILLINGS))
    sentences = grade(typed, [filled(step.prompt.en, words) for words in fillings])
    alone = grade(typed, [" ".join(words) for words in fillings])
    if sentences.verdict.counts and not alone.verdict.counts:
        return sentences
    shown = next(", ".join(words) for words in fillings if " ".join(words) == alone.nearest)
    return Grade(alone.verdict, shown, alone.segments)
