"""The tutor's coach: keeps a simple talk going in English, and shows a slip only where a checker is sure of it."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from core.ai.offline.talk import Talk, data, found, paragraphs, stems

SLIPS_AT_ONCE = 2
"""More corrections in one answer are not taken in."""
LEVELS = ("easy", "middle", "hard")


@dataclass(frozen=True, slots=True)
class Slip:
    """One sure mistake, as the person wrote it, and how it is right."""

    written: str
    right: str
    why_ru: str
    why_en: str


Corrector: TypeAlias = Callable[[str], Awaitable[Sequence[Slip]]]
"""The sure mistakes of a text; none where nothing is known for certain."""


async def no_corrections(_: str) -> Sequence[Slip]:
    """Where there is no checker, nothing is corrected."""
    return ()


async def answer(talk: Talk, corrector: Corrector) -> str:
    book = data("tutor")
    language = "ru" if talk.language == "ru" else talk.explained_in
    phrases = book[language]
    known = _explained(talk, book, phrases)
    slips = () if talk.language == "ru" else await corrector(talk.last)
    return paragraphs(
        phrases["who"] if talk.is_new else None,
        known,
        None if known or talk.is_new else _reaction(talk, phrases),
        *(_shown(slip, phrases, language) for slip in slips[:SLIPS_AT_ONCE]),
        _next_question(talk, book, phrases),
    )


def _reaction(talk: Talk, phrases: dict[str, Any]) -> str:
    reactions: list[str] = phrases["reactions"]
    return reactions[len(talk.answered) % len(reactions)]


def _shown(slip: Slip, phrases: dict[str, Any], language: str) -> str:
    """A prompt first: the right form is there for whoever wants to see it."""
    why = slip.why_ru if language == "ru" else slip.why_en
    return f"✏️ **{slip.written}**: {why} {phrases['show']} ||{slip.right}||"


def _explained(talk: Talk, book: dict[str, Any], phrases: dict[str, Any]) -> str | None:
    """A word that was asked for, if it is one of ours; else that it is not."""
    if not found(talk.last, book["asks_for_a_word"]):
        return None
    for word, meaning in _words(book):
        if stems(word).search(talk.last) or stems(meaning["ru"].split(",")[0]).search(talk.last):
            return f"**{word}** — {meaning['en']} ({meaning['ru']})."
    unknown: str = phrases["no_dictionary"]
    return unknown


def _words(book: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for topic in book["topics"]:
        yield from topic["words"].items()


def _next_question(talk: Talk, book: dict[str, Any], phrases: dict[str, Any]) -> str:
    level = _level(talk, book)
    topic = _topic(talk, book)
    if topic is None:
        names = ", ".join(topic["name"] for topic in book["topics"])
        return str(phrases["choose"]).format(topics=names)
    for step in (level, *(other for other in LEVELS if other != level)):
        for question in topic[step]:
            if not talk.has_heard(question):
                return paragraphs(phrases["try"] if talk.language == "ru" else None, question)
    return str(phrases["done"]).format(topics=", ".join(one["name"] for one in book["topics"] if one is not topic))


def _level(talk: Talk, book: dict[str, Any]) -> str:
    """Easy until the person asks for more; every wish moves it by a step."""
    level = 0
    for text in talk.said:
        level += found(text, book["wants_harder"]) - found(text, book["wants_simpler"])
        level = max(0, min(level, len(LEVELS) - 1))
    return LEVELS[level]


def _topic(talk: Talk, book: dict[str, Any]) -> dict[str, Any] | None:
    """What the newest message is about; else what the last question was about."""
    for topic in book["topics"]:
        if found(talk.last, topic["about"]):
            return dict(topic)
    for answered in reversed(talk.answered):
        for topic in book["topics"]:
            if any(question in answered for level in LEVELS for question in topic[level]):
                return dict(topic)
    return None
