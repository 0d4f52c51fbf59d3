"""Texts of one's own: what they mention, how long they are, which sure mistakes stand in them."""

from collections.abc import Sequence

from core.answers.normalising import normal_form
from core.checker.types import CHECKER_VERSION, Finding, Report, Tier
from core.lessons.grading.graded import Graded
from core.lessons.lemmas import mentions_one
from core.lessons.steps import Writing
from core.lessons.types import Feedback, Outcome, Slip, StepState

ENGINE = f"writing/1 checker/{CHECKER_VERSION}"
CONTENT_SHARE = 0.5
"""Of the score; the rest is for language."""
WORDS_PER_SLIP = 10
"""One sure mistake in so many words, or more, leaves nothing for language."""
GOOD = 0.8
"""From here on a text needs no second version."""
AROUND = 25
"""Characters of the text beside a slip, so that the writer finds it again."""


def grade_text(step: Writing, text: str, report: Report | None, state: StepState) -> Graded:
    """Half for what it mentions, half for language; shorter than asked is not graded. Without a report nothing is
    said about the language, and the content counts alone."""
    words = len(normal_form(text).split())
    if words < step.min_words:
        return Graded(
            outcome=Outcome.SHORT, score=0, state=state, feedback=Feedback(words=words), is_attempt=False, engine=ENGINE
        )
    missing = tuple(place for place, must in enumerate(step.must) if not mentions_one(text, must.any))
    slips = slips_in(text, report.findings if report else ())
    score = _score(step, missing, slips, words, checked=report is not None)
    outcome = Outcome.RIGHT if score >= GOOD else Outcome.PARTLY
    feedback = Feedback(words=words, missing=missing, slips=slips)
    return Graded(outcome=outcome, score=round(score, 2), state=state, feedback=feedback, engine=ENGINE)


def slips_in(text: str, findings: Sequence[Finding]) -> tuple[Slip, ...]:
    """The sure findings, each with a few words around it."""
    return tuple(
        _slip(text, finding) for finding in findings if finding.tier is Tier.SURE and len(finding.suggestions) == 1
    )


def _score(step: Writing, missing: Sequence[int], slips: Sequence[Slip], words: int, *, checked: bool) -> float:
    content = 1 - len(missing) / len(step.must) if step.must else 1.0
    if not checked:
        return content
    language = max(0.0, 1 - len(slips) * WORDS_PER_SLIP / words)
    return CONTENT_SHARE * content + (1 - CONTENT_SHARE) * language


def _slip(text: str, finding: Finding) -> Slip:
    start = text.rfind(" ", 0, max(0, finding.start - 1)) + 1
    end = text.find(" ", finding.end + 1)
    start, end = max(start, finding.start - AROUND), min(end if end >= 0 else len(text), finding.end + AROUND)
    return Slip(
        wrong=text[start:end],
        right=text[start : finding.start] + finding.suggestions[0] + text[finding.end : end],
        why_en=finding.explanation_en,
        why_ru=finding.explanation_ru,
    )
