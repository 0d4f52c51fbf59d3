"""Answers by pressing: an option, several, pieces in order, pairs."""

from core.answers.normalising import normal_form
from core.lessons.grading.graded import Graded
from core.lessons.pieces import pieces_of
from core.lessons.steps import Choice, Choices, Listening, Match, Order
from core.lessons.texts import joined
from core.lessons.types import Feedback, Outcome, StepState


def grade_option(step: Choice | Listening, place: int, state: StepState) -> Graded:
    """A wrong option is crossed out; pressed again, it costs no more."""
    if place == step.answer:
        return Graded(outcome=Outcome.RIGHT, score=1, state=state.model_copy(update={"picks": (place,)}))
    if place in state.crossed:
        return Graded(outcome=Outcome.WRONG, score=0, state=state, is_attempt=False)
    crossed = (*state.crossed, place)
    return Graded(outcome=Outcome.WRONG, score=0, state=state.model_copy(update={"crossed": crossed}))


def grade_options(step: Choices, places: tuple[int, ...], state: StepState) -> Graded:
    """Each right one counts, and each wrong one takes as much away: picking everything brings nothing."""
    picked, wanted = set(places), set(step.answers)
    right, wrong, missed = len(picked & wanted), len(picked - wanted), len(wanted - picked)
    score = max(0.0, (right - wrong) / len(wanted))
    outcome = Outcome.RIGHT if not wrong and not missed else Outcome.PARTLY if score else Outcome.WRONG
    feedback = Feedback(right_picks=right, wrong_picks=wrong, missed_picks=missed)
    kept = state.model_copy(update={"picks": tuple(sorted(picked))})
    return Graded(outcome=outcome, score=score, state=kept, feedback=feedback)


def grade_order(step: Order, places: tuple[int, ...], state: StepState) -> Graded:
    """Every piece in its place, or the order of another right sentence. A wrong order is taken apart again."""
    pieces = pieces_of(step)
    said = joined(tuple(pieces[place] for place in places))
    sentences = (joined(step.words), *step.also)
    if normal_form(said) in map(normal_form, sentences):
        return Graded(outcome=Outcome.RIGHT, score=1, state=state, feedback=Feedback(nearest=said))
    apart = state.model_copy(update={"picks": ()})
    return Graded(outcome=Outcome.WRONG, score=0, state=apart, feedback=Feedback(nearest=sentences[0]))


def grade_pair(step: Match, left: int, right: int, state: StepState) -> Graded:
    """A wrong pair costs; the attempt is made with the last pair. `state.picks` are the left ones that are done."""
    if left in state.picks:
        return Graded(outcome=Outcome.RIGHT, score=0, state=state, is_attempt=False)
    if left != right:
        crossed = tuple(dict.fromkeys((*state.crossed, left * 10 + right)))
        slipped = state.model_copy(update={"crossed": crossed})
        return Graded(outcome=Outcome.WRONG, score=0, state=slipped, is_attempt=False)
    found = state.model_copy(update={"picks": (*state.picks, left)})
    if len(found.picks) < len(step.pairs):
        return Graded(outcome=Outcome.RIGHT, score=0, state=found, is_attempt=False)
    spoilt = len({pair // 10 for pair in state.crossed})
    outcome = Outcome.PARTLY if spoilt else Outcome.RIGHT
    return Graded(outcome=outcome, score=1 - spoilt / len(step.pairs), state=found)
