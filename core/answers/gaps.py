"""Answers to a sentence with a gap: people type the missing words, or more of the sentence than was asked."""

from collections.abc import Sequence
from dataclasses import replace

from core.answers.contractions import readings, with_apostrophes
from core.answers.fitting import fits
from core.answers.grading import differences, grade
from core.answers.normalising import normal_form
from core.answers.types import Grade, Verdict

_ORDER = (Verdict.RIGHT, Verdict.TYPO, Verdict.WRONG)
MOST_READINGS = 8


def grade_gap(typed: str, prompt: str, accepted: Sequence[str], *, gap: str = "___") -> Grade:
    """As `grade`; words of the sentence beside the gap may be repeated. A base form in brackets after the gap is
    no part of the sentence."""
    before, found, after = prompt.partition(gap)
    if not found or not accepted:
        return grade(typed, accepted)
    after = _without_hint(after)
    if (fitting := grade_fit(typed, (before, after), (accepted,))) is not None:
        return fitting
    grades = [grade(text, accepted) for text in (typed, *trimmed(typed, before, after))]
    whole = [filled(prompt, answer, gap=gap) for answer in accepted]
    in_full = grade(typed, whole)
    grades.append(replace(in_full, nearest=accepted[whole.index(in_full.nearest)]))
    return min(grades, key=lambda one: _ORDER.index(one.verdict))


def grade_fit(typed: str, around: Sequence[str], accepts: Sequence[Sequence[str]]) -> Grade | None:
    """Of what `fits`, or would with an apostrophe that was left out; None for anything else."""
    if (words := fits(typed, around, accepts)) is not None:
        return Grade(Verdict.RIGHT, ", ".join(words), ())
    meant = with_apostrophes(typed)
    words = fits(meant, around, accepts) if meant else None
    nearest = ", ".join(words or ())
    return Grade(Verdict.TYPO, nearest, differences(typed.strip(), nearest)) if words else None


def filled(prompt: str, answer: str, *, gap: str = "___") -> str:
    """The sentence with its answer in the gap, as it is read."""
    before, found, after = prompt.partition(gap)
    if not found:
        return answer
    joined = f"{before.rstrip()}{answer}" if answer.startswith("'") else f"{before}{answer}"
    sentence = f"{joined}{_without_hint(after)}"
    return sentence[:1].upper() + sentence[1:]


def _without_hint(after: str) -> str:
    """` (know) her` as ` her`."""
    bare = after.lstrip()
    return bare.partition(")")[2] if bare.startswith("(") and ")" in bare else after


def trimmed(typed: str, before: str, after: str) -> list[str]:
    """Without the words of the sentence: of the answer as it is, and of it with its short forms written out."""
    said = [normal_form(typed), *sorted(readings(typed))[:MOST_READINGS]]
    neighbours = normal_form(before).split(), normal_form(after).split()
    trimmed = dict.fromkeys(_without_neighbours(one.split(), *neighbours) for one in said)
    return [one for one in trimmed if one]


def _without_neighbours(words: list[str], left: list[str], right: list[str]) -> str:
    for size in range(min(len(left), len(words)), 0, -1):
        if words[:size] == left[-size:]:
            words = words[size:]
            break
    for size in range(min(len(right), len(words)), 0, -1):
        if words[-size:] == right[:size]:
            words = words[:-size]
            break
    return " ".join(words)
