"""What is said about an answer."""

from dataclasses import replace

from bots.kit.screens import Button, Screen
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.diffs import as_diff
from bots.tutor.flows.progress.awards import award_text
from bots.tutor.flows.review.actions import GoOn, StopReview
from bots.tutor.flows.words.actions import HearCard
from bots.tutor.flows.words.wording import LINE, card_text
from core.vocabulary.answering import Outcome
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.grading import Reply
from core.vocabulary.types import Grade, MistakeFace, SessionId

ECHO_LIMIT = 200
"""Characters of an answer that are shown back."""


def short_note(outcome: Outcome, say: Words) -> Html:
    """Above the next question."""
    lines = [_verdict(outcome, say)]
    if brought := award_text(replace(outcome.award, xp=0), say):
        lines.append(brought)
    return LINE.joined(*lines)


def _verdict(outcome: Outcome, say: Words) -> Html:
    match outcome.marked.reply:
        case Reply.WRONG | Reply.UNKNOWN:
            return say("🟡 Not yet. Here is a hint, try once more.")
        case Reply.OTHER:
            return say("🟡 “{word}” is right too, but another word is wanted here.", word=outcome.answer[:ECHO_LIMIT])
        case Reply.TYPO:
            return LINE.joined(say("✅ Right, but for a slip:"), as_diff(outcome.marked.segments))
        case Reply.FORM:
            return LINE.joined(say("🟡 The right word; its form here:"), as_diff(outcome.marked.segments))
        case _:
            mark = "⚡️" if outcome.grade is Grade.EASY else "✅"
            return Html(f"{mark} {_right_line(outcome, say)}")


def _right_line(outcome: Outcome, say: Words) -> Html:
    """The pair that was asked for, once more."""
    face = outcome.card.face
    if outcome.kind is QuestionKind.SENTENCE:
        return say("A good sentence with <b>{word}</b>.", word=face.text)
    if isinstance(face, MistakeFace):
        return Html(f"{escaped(face.before)}<b>{escaped(face.answer)}</b>{escaped(face.after)}")
    return Html(f"<b>{escaped(face.text)}</b>: {escaped(face.sense.short_meaning(say.language))}")


def wrong_screen(outcome: Outcome, session: SessionId, say: Words, *, sounds: bool) -> Screen:
    """A wrong answer is looked at before the next question."""
    parts = [_what_was_wrong(outcome, say), card_text(outcome.card, say)]
    if outcome.became_leech:
        parts.append(say("It has slipped away six times. From now on I ask it in another way."))
    if brought := award_text(replace(outcome.award, xp=0), say):
        parts.append(brought)
    hear = (Button(say.plain("🔊 Listen"), HearCard(id=outcome.card.id)),) if sounds else ()
    stop = Button(say.plain("‹ Stop"), StopReview(session=session))
    return Screen(PARAGRAPH.joined(*parts), ((Button(say.plain("Go on"), GoOn(session=session)),), (stop, *hear)))


def _what_was_wrong(outcome: Outcome, say: Words) -> Html:
    if outcome.marked.reply is Reply.UNKNOWN or not outcome.answer:
        return say("Look at it once more: it comes back in a moment.")
    if outcome.kind is QuestionKind.SENTENCE:
        return say("❌ I wanted a sentence of your own with this word, four words or more.")
    return say("❌ You answered: <s>{answer}</s>", answer=outcome.answer[:ECHO_LIMIT])
