"""A typed answer beside the wanted one, in marks that Telegram has."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from bots.kit.words import Html, escaped
from core.answers.normalising import normal_form
from core.answers.types import Mark, Segment

_MARKUP = {Mark.SAME: "{}", Mark.EXTRA: "<s>{}</s>", Mark.MISSING: "<b>{}</b>"}


def as_diff(segments: Sequence[Segment]) -> Html:
    """What was typed too much is struck through, what was missing is bold."""
    return Html("".join(_MARKUP[segment.mark].format(escaped(segment.text)) for segment in segments))


def as_marked(typed: str, wanted: str) -> Html:
    """What was typed, with those words underlined that are not as wanted: where to look, and not what to write."""
    words = typed.split()
    said = [normal_form(word) for word in words]
    blocks = SequenceMatcher(None, said, normal_form(wanted).split(), autojunk=False).get_matching_blocks()
    right = {place for block in blocks for place in range(block.a, block.a + block.size)}
    shown = (escaped(word) if place in right else Html(f"<u>{escaped(word)}</u>") for place, word in enumerate(words))
    return Html(" ").joined(*shown)
