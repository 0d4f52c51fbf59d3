"""The screen of a step: where one is, what is asked, which hints were taken, what was said of the last answer."""

from bots.kit.screens import Screen
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.flows.lesson.feedback import feedback_text, hints_text
from bots.tutor.flows.lesson.step_buttons import are_rights_lettered, is_lettered, rows_of, shuffled
from bots.tutor.flows.lesson.step_texts import NEW_LINE, step_text
from core.lessons.reading_options import LETTERS
from core.lessons.steps import Choice, Choices, Listening, Match
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
    match view.step:
        case Match() as step if are_rights_lettered(step) and not view.state.done:
            return [_lettered_rights(step, view)]
        case Choice(options=options) | Choices(options=options) | Listening(options=options) if is_lettered(options):
            crossed = view.state.crossed
            lines = (_lettered(number, one, crossed=number in crossed) for number, one in enumerate(options))
            return [NEW_LINE.joined(*lines)]
        case _:
            return []


def _lettered_rights(step: Match, view: RunView) -> Html:
    """What the letters below a match mean; those that have found their pair stand there already."""
    done = view.state.picks
    left = next(place for place in range(len(step.pairs)) if place not in done)
    lines = (
        _lettered(number, step.pairs[place][1], crossed=left * 10 + place in view.state.crossed)
        for number, place in enumerate(shuffled(view, len(step.pairs)))
        if place not in done
    )
    return NEW_LINE.joined(*lines)


def _lettered(number: int, option: str, *, crossed: bool) -> Html:
    shown = Html(f"<s>{escaped(option)}</s>") if crossed else escaped(option)
    return Html(f"{LETTERS[number]}. {shown}")
