"""Texts of the course in the languages in which learners are spoken to."""

import re
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

GAP = "___"
"""Where a word is missing in a prompt."""
BASE_FORM = re.compile(r"\s*\([^()]*\)")
"""The base form in brackets after a gap."""

Line: TypeAlias = Annotated[str, Field(min_length=1, max_length=1500)]


class Content(BaseModel):
    """What a course file says. Unknown fields are refused, so that no misspelt one is silently lost."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Bilingual(Content):
    """The same in English and in Russian."""

    en: Line
    ru: Line

    def said_in(self, language: str) -> str:
        """English for every language that we do not write in."""
        return self.ru if language == "ru" else self.en


def _both(value: object) -> object:
    return {"en": value, "ru": value} if isinstance(value, str) else value


Prompt: TypeAlias = Annotated[Bilingual, BeforeValidator(_both)]
"""One English line for everybody, or one in each language."""


def filled(prompt: str, words: tuple[str, ...]) -> str:
    """A prompt with its gaps filled, in order, and without the base forms in brackets. A short form such as 've joins
    the word before it."""
    head, *tails = prompt.split(GAP)
    for word, tail in zip(words, tails, strict=True):
        head = (head.rstrip() if word.startswith("'") else head) + word + BASE_FORM.sub("", tail, count=1)
    return head


def joined(words: tuple[str, ...]) -> str:
    """Words as a sentence: no space before a mark."""
    return re.sub(r"\s+([.,!?;:…])", r"\1", " ".join(words))


_ASKS = re.compile(
    r"(who|what|which|whose|where|when|why|how|am|is|are|was|were|do|does|did|have|has|had|will|would|can|could|shall|"
    r"should|may|might|must)(n't)?\b",
    re.IGNORECASE,
)


def sentence_of(words: tuple[str, ...]) -> str:
    """Words, as they stand in an exercise, as a sentence."""
    return as_sentence(joined(words))


def as_sentence(text: str) -> str:
    """With a capital, and with a mark at its end where the author left it out."""
    capital = text[:1].upper() + text[1:]
    if capital.endswith((".", "!", "?", "…")):
        return capital
    return capital + ("?" if _ASKS.match(capital) else ".")
