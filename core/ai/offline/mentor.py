"""The mentor's coach: looks which blocks of a prompt it can find, and asks about those it cannot."""

from typing import Any

from core.ai.offline.talk import Talk, data, found, paragraphs

WORDS_OF_A_PROMPT = 5
"""Anything shorter is taken for talk."""
QUESTIONS_AT_ONCE = 2


def answer(talk: Talk) -> str:
    book = data("mentor")
    phrases = book[talk.language]
    if not _is_prompt(talk.last, book):
        return paragraphs(phrases["who"] if talk.is_new else None, phrases["send_one"])
    there = [block for block in book["blocks"] if found(talk.last, block["signs"])]
    missing = [block for block in book["blocks"] if block not in there]
    return paragraphs(
        phrases["who"] if talk.is_new else None,
        _listed(phrases["found"], there, talk.language),
        _listed(phrases["not_found"], missing, talk.language),
        *(f"• {block[talk.language]['ask']}" for block in missing[:QUESTIONS_AT_ONCE]),
        phrases["again"] if missing else phrases["whole"],
    )


def _is_prompt(text: str, book: dict[str, Any]) -> bool:
    return len(text.split()) >= WORDS_OF_A_PROMPT and not found(text, book["asks_me"])


def _listed(head: str, blocks: list[dict[str, Any]], language: str) -> str | None:
    names = ", ".join(block[language]["name"] for block in blocks)
    return f"{head} {names}." if names else None
