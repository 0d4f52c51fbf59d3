"""Answers in writing that are compared with accepted ones."""

import re
from collections.abc import Sequence
from itertools import islice, product

from core.answers.fitting import fits
from core.answers.gaps import grade_fit, grade_gap, trimmed
from core.answers.grading import grade
from core.answers.normalising import normal_form
from core.answers.types import Grade, Mark, Segment, Verdict
from core.lessons.steps import Dictation, Gap, Hunt, Order, Transform, Translate
from core.lessons.texts import BASE_FORM, GAP, filled, joined

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
    """One gap: the missing words, or more of the sentence. Several: divided by commas, or one after another, or as
    much of the sentence as holds them all."""
    prompt = step.prompt.en
    if len(step.accept) == 1:
        return grade_gap(typed, prompt, step.accept[0])
    around = _around_gaps(prompt)
    if (fitting := grade_fit(typed, around, step.accept)) is not None:
        return fitting
    fillings = list(islice(product(*step.accept), MOST_FILLINGS))
    texts = (typed, *trimmed(typed, around[0], around[-1]))
    grades = [_one_after_another(fillings, around[1:-1], text) for text in texts]
    grades.append(grade(typed, [filled(prompt, words) for words in fillings]))
    parts = [part for part in _SEPARATOR.split(typed.strip()) if part]
    if len(parts) == len(step.accept):
        grades.insert(0, _together([grade(part, accept) for part, accept in zip(parts, step.accept, strict=True)]))
    return min(grades, key=lambda one: _BY_WORTH.index(one.verdict))


def grade_hunt(step: Hunt, typed: str) -> Grade:
    """The right fragment, the whole corrected text, or any piece of it that holds the correction. The mistake itself
    is wrong, however close it is."""
    if fits(typed, _around_mistake(step), (step.accept,)) is not None:
        return Grade(Verdict.RIGHT, corrected(step, step.accept[0]), ())
    if normal_form(typed) in {normal_form(step.wrong), normal_form(step.text)}:
        return Grade(Verdict.WRONG, step.accept[0], ())
    longer = len(normal_form(typed).split()) > max(len(right.split()) for right in step.accept) + 1
    return grade(typed, [corrected(step, right) for right in step.accept] if longer else step.accept)


def corrected(step: Hunt, right: str) -> str:
    """The text with its mistake put right."""
    before, after = _around_mistake(step)
    return f"{before}{right}{after}"


def _around_mistake(step: Hunt) -> tuple[str, str]:
    parts = re.split(rf"(?<!\w){re.escape(step.wrong)}(?!\w)", step.text, maxsplit=1)
    return parts[0], parts[-1] if len(parts) > 1 else ""


def _around_gaps(prompt: str) -> tuple[str, ...]:
    """What stands before, between and after the gaps, without base forms in brackets."""
    head, *tails = prompt.split(GAP)
    return head, *(BASE_FORM.sub("", tail, count=1) for tail in tails)


def _together(grades: Sequence[Grade]) -> Grade:
    """As good as the worst of them."""
    comma = Segment(Mark.SAME, ", ")
    verdict = max((one.verdict for one in grades), key=_BY_WORTH.index)
    segments: list[Segment] = []
    for one in grades:
        segments += [*([comma] if segments else []), *(one.segments or (Segment(Mark.SAME, one.nearest),))]
    return Grade(verdict, ", ".join(one.nearest for one in grades), tuple(segments))


def _one_after_another(fillings: Sequence[tuple[str, ...]], between: Sequence[str], typed: str) -> Grade:
    """With what stands between the gaps, or without."""
    shown: dict[str, str] = {}
    for words in fillings:
        rest = (f"{text} {word}" for text, word in zip(between, words[1:], strict=True))
        shown |= {" ".join(words): ", ".join(words), " ".join((words[0], *rest)): ", ".join(words)}
    alone = grade(typed, list(shown))
    return Grade(alone.verdict, shown[alone.nearest], alone.segments)
