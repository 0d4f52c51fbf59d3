"""Options that somebody names instead of pressing them: by letter, by number or in words."""

import re

from core.answers.letters import plain_letters
from core.answers.normalising import normal_form

LETTERS = "ABCDEF"
_NAMES = re.compile(r"[a-f1-6](?:[\s,;.)]+[a-f1-6])*[\s.)]*")


def options_named(text: str, options: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the options named; empty when the text names none, or one that there is not."""
    said = normal_form(text)
    by_words = [place for place, option in enumerate(options) if normal_form(option) == said]
    if by_words:
        return tuple(by_words)
    letters = plain_letters(text)
    if not _NAMES.fullmatch(letters):
        return ()
    names = re.findall(r"[a-f1-6]", letters)
    places = {int(name) - 1 if name.isdigit() else LETTERS.lower().index(name) for name in names}
    return tuple(sorted(places)) if max(places) < len(options) else ()
