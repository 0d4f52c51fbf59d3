"""The lists of `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def listed(name: str) -> frozenset[str]:
    """The words of a list. Raises KeyError."""
    return _lists()[name][1]


def in_order(name: str) -> tuple[str, ...]:
    """The same as it is written. Raises KeyError."""
    return _lists()[name][0]


@cache
def _lists() -> Mapping[str, tuple[tuple[str, ...], frozenset[str]]]:
    data = tomllib.loads((files("core.answers") / "words.toml").read_text(encoding="utf-8"))
    words = {name: tuple(text.split()) for name, text in data.items()}
    return {name: (those, frozenset(those)) for name, those in words.items()}
