"""What is said about an answer."""

from bots.kit.words import Html, Words, escaped
from bots.tutor.diffs import as_diff, as_marked
from bots.tutor.flows.lesson.step_texts import NEW_LINE, explains_in
from bots.tutor.flows.progress.awards import award_text
from core.answers.normalising import normal_form
from core.lessons.solutions import solution_of
from core.lessons.steps import (
    Choice,
    Choices,
    Exercise,
    Listening,
    Match,
    Order,
    Say,
    ScriptedDialogue,
    Transform,
    Translate,
    Writing,
)
from core.lessons.suiting import RUSSIAN
from core.lessons.types import Answered, Feedback, Outcome, RunView, Slip

SLIPS_SHOWN = 2
"""Corrections at a time: more is not read (Lyster & Saito 2010)."""
ECHO_LIMIT = 200
"""Characters of an answer that are shown back."""


def feedback_text(view: RunView, say: Words, *, own: bool) -> list[Html]:
    """Nothing before the first answer; after the last one also the solution and why."""
    last = view.last
    if last is None or not isinstance(view.step, Exercise):
        return []
    if isinstance(view.step, Writing):
        said = _on_text(view.step, last, say)
    else:
        said = [*_verdict(view, last, say), *_also(view, last, say)]
    if view.state.done:
        said.append(escaped(view.step.explanation.said_in(explains_in(view, say, own=own))))
    return said


def _verdict(view: RunView, last: Answered, say: Words) -> list[Html]:
    match last.outcome:
        case Outcome.RIGHT:
            return [_with_points(say("✅ Right."), last, say)]
        case Outcome.TYPO:
            return [_with_points(say("✅ Right, but for a slip:"), last, say), as_diff(last.feedback.segments)]
        case Outcome.PARTLY:
            return [_with_points(_partly(view, last.feedback, say), last, say)]
        case Outcome.REVEALED:
            return [_with_points(_revealed(view, last, say), last, say)]
        case _ if view.state.done:
            return [_with_points(_told(say("❌ No. It is:"), _solution(view, last)), last, say)]
        case _:
            return _wrong(view, last, say)


def _revealed(view: RunView, last: Answered, say: Words) -> Html:
    if isinstance(view.step, Match):
        return say("These are the pairs.")
    return _told(say("The answer:"), _solution(view, last))


def _told(text: Html, solution: str) -> Html:
    """Pairs and dialogues show their solution above."""
    return Html(f"{text} <b>{escaped(solution)}</b>") if solution else text


def _solution(view: RunView, last: Answered) -> str:
    if isinstance(view.step, ScriptedDialogue):
        return "" if view.state.done else last.feedback.nearest
    return "" if isinstance(view.step, Match) else solution_of(view.step)


def _also(view: RunView, last: Answered, say: Words) -> list[Html]:
    """After a right answer: the sentence as a whole where a part of it was asked for, else another way to say it."""
    if last.outcome is not Outcome.RIGHT or isinstance(view.step, Match | ScriptedDialogue | Say | Choices):
        return []
    solution = solution_of(view.step)
    if normal_form(solution) == normal_form(last.text):
        return []
    if isinstance(view.step, Translate | Transform | Order):
        return [say("Another way: <b>{sentence}</b>", sentence=solution)]
    return [Html(f"<b>{escaped(solution)}</b>")]


def _wrong(view: RunView, last: Answered, say: Words) -> list[Html]:
    if isinstance(view.step, Choice | Listening | Choices):
        return [say("❌ Not this. Try once more.")]
    if isinstance(view.step, Match):
        return [say("❌ {pair}: no pair.", pair=last.text)]
    if isinstance(view.step, Say):
        return [say("I could not make out most of it. Say it once more, a little slower.")]
    marked = as_marked(last.text[:ECHO_LIMIT], last.feedback.nearest)
    head = (
        say("❌ Not yet. Look at the underlined:") if "<u>" in marked else say("❌ Not yet. Something is missing here:")
    )
    return [head, marked]


def _partly(view: RunView, feedback: Feedback, say: Words) -> Html:
    match view.step:
        case Choices():
            return say(
                "🟡 Right: {right}, wrong: {wrong}, missing: {missed}.",
                right=feedback.right_picks,
                wrong=feedback.wrong_picks,
                missed=feedback.missed_picks,
            )
        case Say():
            words = ", ".join(feedback.unheard)
            return say("🟡 Nearly. I did not make out: <b>{words}</b>. Once more?", words=words)
        case Match():
            return say("✅ All pairs found, not all at once.")
        case _:
            return say("✅ Done. Some lines took more than one try.")


def _on_text(step: Writing, last: Answered, say: Words) -> list[Html]:
    feedback = last.feedback
    if last.outcome is Outcome.REVEALED:
        model = Html(f"<i>{escaped(step.model)}</i>")
        return [_with_points(say("One way to write it:"), last, say), model]
    if last.outcome is Outcome.SHORT:
        return [say.plural("So far {n} word. Add some more.", "So far {n} words. Add some more.", feedback.words)]
    good = last.outcome is Outcome.RIGHT
    head = say("✅ A good text.") if good else say("🟡 Read. You may send a better version.")
    return [_with_points(head, last, say), *_missing(step, feedback, say), *_slips(feedback, say)]


def _missing(step: Writing, feedback: Feedback, say: Words) -> list[Html]:
    if not feedback.missing:
        return []
    wanted = [Html(f"• {escaped(step.must[place].say.said_in(say.language))}") for place in feedback.missing]
    return [NEW_LINE.joined(say("I did not find:"), *wanted)]


def _slips(feedback: Feedback, say: Words) -> list[Html]:
    shown = [
        Html(f"✏️ <s>{escaped(slip.wrong)}</s> → <b>{escaped(slip.right)}</b>\n{escaped(_why(slip, say))}")
        for slip in feedback.slips[:SLIPS_SHOWN]
    ]
    more = len(feedback.slips) - len(shown)
    return [*shown, *([say.plural("And {n} more.", "And {n} more.", more)] if more else [])]


def _why(slip: Slip, say: Words) -> str:
    return slip.why_ru if say.language == RUSSIAN else slip.why_en


def _with_points(text: Html, last: Answered, say: Words) -> Html:
    """XP on the same line; a goal, a streak or a badge below it."""
    brought = award_text(last.award, say)
    return text if brought is None else Html(" ").joined(text, brought)


def hints_text(view: RunView, say: Words) -> list[Html]:
    """The hints that are shown, in the learner's language; after three failures running the answer. None when the
    step is done."""
    if not isinstance(view.step, Exercise) or view.state.done or not view.state.hints:
        return []
    if view.state.told:
        answer = solution_of(view.step)
        return [say("🤝 That was a hard stretch, so here is the answer. Now you: <b>{answer}</b>", answer=answer)]
    shown = view.step.hints[: view.state.hints]
    return [NEW_LINE.joined(*(Html(f"💡 {escaped(hint.said_in(say.language))}") for hint in shown))]
