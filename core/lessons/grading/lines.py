"""Lines of a scripted dialogue."""

from core.answers.grading import grade
from core.answers.types import ENGINE, Verdict
from core.lessons.grading.graded import Graded, from_grade
from core.lessons.lemmas import mentions_one
from core.lessons.steps import DialogueTurn, ScriptedDialogue
from core.lessons.types import Feedback, Outcome, StepState

LATER_SHARE = 0.5
"""Of a line that took more than one try."""


def grade_line(step: ScriptedDialogue, typed: str, state: StepState) -> Graded:
    """Right: equal to an accepted line, or a word of every group it has to mention. The attempt is made with the
    last line, by the mean of all."""
    turn = step.turns[state.turn]
    found = grade(typed, turn.accept)
    outcome = from_grade(found, state).outcome
    if outcome is Outcome.WRONG and says_what_is_asked(turn, typed):
        outcome = Outcome.RIGHT
    if not outcome.counts:
        tried = state.model_copy(update={"crossed": (*state.crossed, state.turn)})
        return Graded(outcome=outcome, score=0, state=tried, is_attempt=False, engine=ENGINE)
    segments = found.segments if found.verdict is Verdict.TYPO else ()
    return answered(step, typed, outcome, state, Feedback(segments=segments, nearest=found.nearest))


def answered(step: ScriptedDialogue, said: str, outcome: Outcome, state: StepState, feedback: Feedback) -> Graded:
    """The line is done, and the next one comes."""
    mark = 0.0 if outcome is Outcome.REVEALED else LATER_SHARE if state.turn in state.crossed else 1.0
    after = state.model_copy(
        update={"turn": state.turn + 1, "said": (*state.said, said), "marks": (*state.marks, mark)}
    )
    if after.turn < len(step.turns):
        return Graded(outcome=outcome, score=0, state=after, feedback=feedback, is_attempt=False, engine=ENGINE)
    mean = round(sum(after.marks) / len(after.marks), 2)
    whole = Outcome.RIGHT if mean == 1 else Outcome.PARTLY if mean else Outcome.REVEALED
    return Graded(outcome=whole, score=mean, state=after, feedback=feedback, engine=ENGINE)


def says_what_is_asked(turn: DialogueTurn, typed: str) -> bool:
    return bool(turn.must_any) and all(mentions_one(typed, group) for group in turn.must_any)
