"""What is known of a word that somebody wrote: `/add word`."""

import asyncio
import re
from dataclasses import dataclass

from core.levels.types import Level
from core.vocabulary.lexicon import headwords, is_known, level_of, neighbours, parts_of_speech, pronunciations
from core.vocabulary.models import WordRow
from core.vocabulary.nearness import overlap
from core.vocabulary.queries import bank_texts, bank_words, to_word
from core.vocabulary.types import PartOfSpeech, Word

LONGEST = 48
"""Characters of a word or phrase."""
UNKNOWN_LEVEL = Level.B1
"""Of a word that cefrpy does not know."""
MOST_TRANSLATIONS = 4
"""Entries shown for a Russian word."""
_RUSSIAN = re.compile(r"[а-яё]", re.IGNORECASE)
_GUESSABLE = re.compile(r"[a-z]{2}")
_LEADING = re.compile(r"^(?:to|a|an|the)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlisted:
    """An English word that the bank does not have: whoever adds it brings its translation."""

    text: str
    ipa: str
    level: Level
    parts: tuple[PartOfSpeech, ...]
    """What it may be, the likeliest first; at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What was found. At most one of `bank`, `unlisted` and `near` says something; none: not a word at all."""

    asked: str
    bank: tuple[Word, ...] = ()
    """The entries of this word, of its headword (`went`: go), or those with this translation."""
    unlisted: Unlisted | None = None
    near: tuple[str, ...] = ()
    """What may have been meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpWord:
    """Finds a word in the bank, else in the lexicon, else its neighbours. Russian is looked for among translations."""

    async def __call__(self, text: str) -> Lookup:
        asked = tidy(text)
        if _RUSSIAN.search(asked):
            return Lookup(asked=asked, bank=await _translated_as(asked))
        found = await bank_words([asked]) or await bank_words(await asyncio.to_thread(headwords, asked))
        if found:
            return Lookup(asked=asked, bank=tuple(to_word(row) for rows in found.values() for row in rows))
        return await asyncio.to_thread(_beyond_the_bank, asked, await bank_texts())


def tidy(text: str) -> str:
    """Small letters, single blanks, no article and no `to` before the word."""
    return _LEADING.sub("", " ".join(text.replace("’", "'").lower().split()))[:LONGEST].strip(' .,!?;:"«»“”')


async def unlisted_word(text: str) -> Unlisted:
    """What the lexicon says of a word, known or not."""
    return await asyncio.to_thread(unlisted, tidy(text))


def unlisted(text: str) -> Unlisted:
    """The same, on this thread."""
    parts = parts_of_speech(text) or ((PartOfSpeech.PHRASE,) if " " in text else (PartOfSpeech.NOUN,))
    spoken = pronunciations(text, parts[0])
    return Unlisted(
        text=text, ipa=spoken[0] if spoken else "", level=level_of(text, parts[0]) or UNKNOWN_LEVEL, parts=parts
    )


def _beyond_the_bank(asked: str, bank: list[str]) -> Lookup:
    if asked and all(map(is_known, asked.split())):
        return Lookup(asked=asked, unlisted=unlisted(asked))
    return Lookup(asked=asked, near=neighbours(asked, bank) if _GUESSABLE.search(asked) else ())


async def _translated_as(asked: str) -> tuple[Word, ...]:
    words = [to_word(row) for row in await WordRow.all().order_by("id")]
    return tuple(word for word in words if any(overlap(sense.ru, asked) for sense in word.senses))[:MOST_TRANSLATIONS]
