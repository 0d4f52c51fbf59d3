"""What comes out of grading."""

from dataclasses import dataclass, field

from core.answers.types import ENGINE, Grade, Verdict
from core.lessons.types import LESSONS_ENGINE, Feedback, Outcome, StepState

OUTCOMES = {Verdict.RIGHT: Outcome.RIGHT, Verdict.TYPO: Outcome.TYPO, Verdict.WRONG: Outcome.WRONG}


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """`state` is the step's after the answer, without what every answer changes (tries, score, done)."""

    outcome: Outcome
    score: float
    state: StepState
    feedback: Feedback = field(default_factory=Feedback)
    engine: str = LESSONS_ENGINE
    is_attempt: bool = True
    """Whether the answer counts as a try. A single line of a dialogue does not, nor does one pair of several."""


def from_grade(grade: Grade, state: StepState) -> Graded:
    """Of a typed answer."""
    right = grade.verdict.counts
    segments = () if grade.verdict is Verdict.RIGHT else grade.segments
    return Graded(
        outcome=OUTCOMES[grade.verdict],
        score=1.0 if right else 0.0,
        state=state,
        feedback=Feedback(segments=segments, nearest=grade.nearest),
        engine=ENGINE,
    )
