"""The screen of a step: where one is, what is asked, which hints were taken, what was said of the last answer."""

from bots.kit.screens import Screen
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.lesson.feedback import feedback_text, hints_text
from bots.tutor.flows.lesson.step_buttons import is_lettered, rows_of
from bots.tutor.flows.lesson.step_texts import NEW_LINE, step_text
from core.lessons.reading_options import LETTERS
from core.lessons.steps import Choice, Choices, Listening
from core.lessons.types import RunView


def step_screen(view: RunView, say: Words, *, own: bool = False, more: bool = False, sounded: bool = False) -> Screen:
    """`sounded`: its voice is above it, so there is no button to hear it."""
    parts = (
        _header(view, say),
        step_text(view, say, own=own),
        *_lettered_options(view),
        *hints_text(view, say),
        *feedback_text(view, say, own=own),
    )
    return Screen(PARAGRAPH.joined(*parts), rows_of(view, say, own=own, more=more, sounded=sounded))


def _header(view: RunView, say: Words) -> Html:
    title = view.lesson.title.said_in(say.language)
    return say("📘 {title} · {place}/{places}", title=title, place=view.place, places=view.places)


def _lettered_options(view: RunView) -> list[Html]:
    step = view.step
    if not isinstance(step, Choice | Choices | Listening) or not is_lettered(step.options):
        return []
    lines = [
        Html(
            f"{LETTERS[place]}. <s>{escaped(option)}</s>"
            if place in view.state.crossed
            else f"{LETTERS[place]}. {escaped(option)}"
        )
        for place, option in enumerate(step.options)
    ]
    return [NEW_LINE.joined(*lines)]
