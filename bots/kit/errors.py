"""The words for what the core refuses: what happened, what was kept, what to do now. Plain text, for alerts too."""

from collections.abc import Callable
from types import MappingProxyType
from typing import TypeAlias

from bots.kit.words import Words
from core.errors import (
    LanguageUnknownError,
    PermanentError,
    PersonUnknownError,
    TimeZoneUnknownError,
)

Sentence: TypeAlias = Callable[[Words], str]

SENTENCES: MappingProxyType[type[PermanentError], Sentence] = MappingProxyType(
    {
        PersonUnknownError: lambda say: say.plain("We have not met yet. Send /start, and we will."),
        LanguageUnknownError: lambda say: say.plain("I do not speak this language. Those I speak are in /lang."),
        TimeZoneUnknownError: lambda say: say.plain(
            "I know no such time zone, so yours stays as it was. Choose one in /settings."
        ),
    }
)
"""A sentence for every error that ends an update; a test demands it."""


def sentence_for(error: PermanentError, say: Words) -> str:
    """What to tell the person. Raises KeyError for an error without a sentence."""
    return SENTENCES[type(error)](say)
