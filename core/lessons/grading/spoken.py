"""What was said aloud, as a model heard it."""

from difflib import SequenceMatcher

from core.answers.normalising import normal_form
from core.lessons.grading.graded import Graded
from core.lessons.steps import Say
from core.lessons.types import Feedback, Outcome, StepState

ENGINE = "speech/1"
ENOUGH = 0.8
"""Share of the words that have to be made out: models mishear some of everybody's words."""


def grade_spoken(step: Say, heard: str, state: StepState) -> Graded:
    """By the words that were made out in their order."""
    wanted, said = normal_form(step.text).split(), normal_form(heard).split()
    blocks = SequenceMatcher(None, wanted, said, autojunk=False).get_matching_blocks()
    made_out = {place for block in blocks for place in range(block.a, block.a + block.size)}
    share = len(made_out) / len(wanted)
    outcome = Outcome.RIGHT if share >= ENOUGH else Outcome.PARTLY if share >= ENOUGH / 2 else Outcome.WRONG
    unheard = tuple(word for place, word in enumerate(wanted) if place not in made_out)
    score = 1.0 if outcome is Outcome.RIGHT else round(share, 2)
    return Graded(outcome=outcome, score=score, state=state, feedback=Feedback(unheard=unheard), engine=ENGINE)
