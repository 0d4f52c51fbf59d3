"""Proposals of the written rules: their areas and explanations are data, in `data/notes.toml`."""

import tomllib
from functools import lru_cache
from pathlib import Path

from core.checker.edits import Edit
from core.checker.sentences import Sentence
from core.checker.types import Area, Tier

_NOTES = Path(__file__).parent.parent / "data" / "notes.toml"


@lru_cache(maxsize=1)
def load_notes() -> dict[str, dict[str, str]]:
    """Key -> area, ru, en."""
    return tomllib.loads(_NOTES.read_text(encoding="utf-8"))


def proposal(
    key: str,
    sentence: Sentence,
    start: int,
    end: int,
    *options: str,
    tier: Tier | None = None,
    guard: float = -1.5,
    priority: int = 50,
    **words: str,
) -> Edit:
    """Tokens [start, end) should read `options[0]`. With several options it is a "maybe" unless a tier is given.

    {bad} and {good} of the explanation are the words before and after; `words` fill its other places.
    """
    note = load_notes()[key]
    filled = {"bad": sentence.slice(start, end), "good": options[0], **words}
    ru, en = note["ru"].format(**filled), note["en"].format(**filled)
    tier = tier or (Tier.SURE if len(options) == 1 else Tier.MAYBE)
    return Edit(start, end, options, key, Area(note["area"]), tier, ru, en, priority, guard)
