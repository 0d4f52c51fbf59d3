"""Filling `{name}` placeholders from a white list. No attributes, no indexes, no formats, no second pass.

`{{` and `}}` are literal braces. What is filled in is never looked at again, so a person's text cannot name a
placeholder. This is not `str.format`, which would give `{user.password}` to whoever writes the template.
"""

import re
from collections.abc import Collection, Mapping

TOKEN = re.compile(r"\{\{|\}\}|\{([a-z][a-z0-9_]*)\}|[{}]")


class PlaceholderError(ValueError):
    """A template holds a brace that is no placeholder, or a name that is not on its list."""


def placeholders_in(template: str) -> frozenset[str]:
    """The names a template uses. Raises PlaceholderError for anything in braces that is not a plain name."""
    names = set()
    for match in TOKEN.finditer(template):
        if match[0] in ("{", "}"):
            raise PlaceholderError(f"a lone brace at character {match.start()}")
        if match[1]:
            names.add(match[1])
    return frozenset(names)


def check(template: str, allowed: Collection[str]) -> None:
    """Raises PlaceholderError for a name that is not allowed."""
    unknown = placeholders_in(template) - frozenset(allowed)
    if unknown:
        raise PlaceholderError(f"not on the list: {', '.join(sorted(unknown))}")


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its values. Raises PlaceholderError for a name without a value."""
    check(template, values.keys())

    def one(match: re.Match[str]) -> str:
        return values[match[1]] if match[1] else match[0][0]

    return TOKEN.sub(one, template)
