"""Prompts as versioned files: `<name>/v<number>.md`, each with its golden cases in `v<number>.golden.toml`.

A prompt starts with the white list of its placeholders:

    ---
    placeholders: schema, answer
    ---
    Text with {schema} and {answer}.

A version that has been released is never changed: its golden cases hold the rendered text. Write the next one.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.ai.placeholders import PlaceholderError, fill, placeholders_in

FOLDER = Path(__file__).parent
HEAD = re.compile(r"\A---\nplaceholders:(?P<names>[^\n]*)\n---\n(?P<text>.*)\Z", re.DOTALL)


class PromptInvalidError(ValueError):
    """A prompt file is not written as it must be."""


@dataclass(frozen=True, slots=True)
class Prompt:
    name: str
    version: int
    placeholders: frozenset[str]
    text: str

    def render(self, **values: str) -> str:
        """Exactly the values of the white list; anything missing or more raises PlaceholderError."""
        if values.keys() != self.placeholders:
            raise PlaceholderError(f"{self.name} v{self.version} takes {sorted(self.placeholders)}")
        return fill(self.text, values)


@dataclass(frozen=True, slots=True)
class GoldenCase:
    """What a prompt must render to, to the letter."""

    name: str
    values: dict[str, str]
    rendered: str


@cache
def prompt(name: str, version: int, folder: Path = FOLDER) -> Prompt:
    """Raises PromptInvalidError when the list at its top and the names in its text differ."""
    content = (folder / name / f"v{version}.md").read_text(encoding="utf-8")
    head = HEAD.match(content)
    if head is None:
        raise PromptInvalidError(f"{name} v{version} does not start with its placeholders")
    names = frozenset(part.strip() for part in head["names"].split(",") if part.strip())
    text = head["text"].strip()
    if placeholders_in(text) != names:
        raise PromptInvalidError(f"{name} v{version} lists {sorted(names)}, uses {sorted(placeholders_in(text))}")
    return Prompt(name, version, names, text)


def golden_cases(name: str, version: int, folder: Path = FOLDER) -> list[GoldenCase]:
    content = (folder / name / f"v{version}.golden.toml").read_text(encoding="utf-8")
    return [
        GoldenCase(case["name"], dict(case.get("values", {})), case["rendered"].strip())
        for case in tomllib.loads(content)["case"]
    ]


def all_prompts(folder: Path = FOLDER) -> list[tuple[str, int]]:
    """Every version of every prompt on the disk."""
    return sorted((path.parent.name, int(path.stem[1:])) for path in folder.glob("*/v*.md"))
