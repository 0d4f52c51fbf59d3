"""A conversation as a coach sees it, and the sentences it has for it."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core.ai.prompts import prompt
from core.ai.types import ChatRequest, Role

CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Talk:
    """What the person has said, the newest last, and what the coach has answered."""

    said: tuple[str, ...]
    answered: tuple[str, ...]
    reader: str | None = None
    """The language that explanations are in, as the request says it."""

    @classmethod
    def of(cls, request: ChatRequest) -> "Talk":
        def by(role: Role) -> tuple[str, ...]:
            return tuple(message.text for message in request.messages if message.role is role)

        return cls(tuple(map(_without_the_known, by(Role.USER))), by(Role.ASSISTANT), request.language)

    @property
    def last(self) -> str:
        return self.said[-1] if self.said else ""

    @property
    def is_new(self) -> bool:
        return not self.answered

    @property
    def language(self) -> str:
        """Of the newest message with letters in it: ru or en."""
        for text in reversed(self.said):
            cyrillic, latin = len(CYRILLIC.findall(text)), len(LATIN.findall(text))
            if cyrillic or latin:
                return "ru" if cyrillic > latin else "en"
        return self.explained_in

    @property
    def explained_in(self) -> str:
        return "ru" if self.reader == "ru" else "en"

    def has_heard(self, sentence: str) -> bool:
        """Whether the coach has said this already."""
        return any(sentence in answer for answer in self.answered)


def _without_the_known(text: str) -> str:
    """A model is told what is known of the person before what they say; a coach has no use for it."""
    return text.rpartition(_end_of_the_known())[2].strip()


@cache
def _end_of_the_known() -> str:
    return prompt("known_before", 1).text.rpartition("{known}")[2].strip()


@cache
def data(name: str) -> dict[str, Any]:
    """One of the data files beside this one."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def stems(*patterns: str) -> re.Pattern[str]:
    """Finds any of the stems at the beginning of a word."""
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)


def found(text: str, patterns: Sequence[str]) -> bool:
    return stems(*patterns).search(text) is not None


def paragraphs(*parts: str | None) -> str:
    return "\n\n".join(part for part in parts if part)
