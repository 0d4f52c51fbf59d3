"""A question on the screen."""

from bots.kit.screens import Button, Screen, pairs
from bots.kit.words import PARAGRAPH, Html, Words, escaped
from bots.tutor.diffs import as_diff
from bots.tutor.flows.placement.actions import DontKnow, PickOption, StopTest
from core.levels.outcomes import PlacementView
from core.levels.types import GAP, Item

LABEL_LIMIT = 24
LETTERS = "ABCD"


def question_screen(view: PlacementView, item: Item, say: Words) -> Screen:
    """A choice is pressed; what is missing is written. Long options stand in the text, their letters on buttons."""
    parts = [_head(view, say), _task(item, say)]
    if item.passage:
        parts.append(Html(f"<blockquote>{escaped(item.passage)}</blockquote>"))
    parts.append(Html(f"<b>{escaped(item.prompt)}</b>"))
    if item.options and not _fit(item):
        lines = (f"{letter}. {escaped(option)}" for letter, option in zip(LETTERS, item.options, strict=True))
        parts.append(Html("\n".join(lines)))
    unknown = Button(say.plain("I don't know"), DontKnow(run=view.id, number=view.number))
    stop = Button(say.plain("Take a break"), StopTest())
    return Screen(PARAGRAPH.joined(*parts), (*_options(view, item), (unknown,), (stop,)))


def slip_note(view: PlacementView, say: Words) -> Html | None:
    """What was misspelt in the answer before, which counts as right."""
    if view.slip is None:
        return None
    return say("✏️ {diff}: a slip, so it counts.", diff=as_diff(view.slip.segments))


def first_note(view: PlacementView, say: Words) -> Html:
    """Before the first question."""
    return say.plural(
        "About {n} question. If you don't know, say so: that is an answer too. A break is fine, nothing is lost.",
        "About {n} questions. If you don't know, say so: that is an answer too. A break is fine, nothing is lost.",
        view.about,
    )


def _head(view: PlacementView, say: Words) -> Html:
    if view.number > view.about or view.about > 16:
        return say("<b>Question {number}</b>, {about} at the most", number=view.number, about=view.about)
    return say("<b>Question {number} of about {about}</b>", number=view.number, about=view.about)


def _task(item: Item, say: Words) -> Html:
    if item.audio and item.options:
        return say("Listen and choose.")
    if item.audio:
        return say("Listen and write what is missing.") if GAP in item.prompt else say("Listen and write the answer.")
    if item.options:
        return say("Read and choose.") if item.passage else say("Choose what fits.")
    if GAP not in item.prompt:
        return say("Write the answer in English.")
    return say("Read and write what is missing.") if item.passage else say("Write what is missing.")


def _fit(item: Item) -> bool:
    return all(len(option) <= LABEL_LIMIT for option in item.options)


def _options(view: PlacementView, item: Item) -> tuple[tuple[Button, ...], ...]:
    labels = item.options if _fit(item) else LETTERS[: len(item.options)]
    return pairs(
        *(Button(label, PickOption(run=view.id, number=view.number, place=place)) for place, label in enumerate(labels))
    )
