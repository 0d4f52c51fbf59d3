"""Answers to a sentence with a gap: people type the missing words, or more of the sentence than was asked."""

from collections.abc import Sequence
from dataclasses import replace

from core.answers.grading import grade
from core.answers.normalising import normal_form
from core.answers.types import Grade, Verdict

_ORDER = (Verdict.RIGHT, Verdict.TYPO, Verdict.WRONG)


def grade_gap(typed: str, prompt: str, accepted: Sequence[str], *, gap: str = "___") -> Grade:
    """As `grade`; words of the sentence beside the gap may be repeated. A base form in brackets after the gap is
    no part of the sentence."""
    before, found, after = prompt.partition(gap)
    if not found:
        return grade(typed, accepted)
    trimmed = _without_neighbours(normal_form(typed), normal_form(before), normal_form(_without_hint(after)))
    grades = [grade(text, accepted) for text in dict.fromkeys((typed, trimmed))]
    whole = [filled(prompt, answer, gap=gap) for answer in accepted]
    in_full = grade(typed, whole)  # also where the answer melts with its neighbour: "I've" for I + 've
    grades.append(replace(in_full, nearest=accepted[whole.index(in_full.nearest)]))
    return min(grades, key=lambda one: _ORDER.index(one.verdict))


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


def _without_neighbours(typed: str, before: str, after: str) -> str:
    words, left, right = typed.split(), before.split(), after.split()
    for size in range(min(len(left), len(words)), 0, -1):
        if words[:size] == left[-size:]:
            words = words[size:]
            break
    for size in range(min(len(right), len(words)), 0, -1):
        if words[-size:] == right[:size]:
            words = words[:-size]
            break
    return " ".join(words)
