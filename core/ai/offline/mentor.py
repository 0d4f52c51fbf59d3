"""The mentor's coach: looks which blocks of a prompt it can find, and asks about those it cannot.

What is no prompt gets what it asks for where that is a sample or the meaning of a block; of everything else it says
that it cannot, once, instead of repeating itself.
"""

from typing import Any

from core.ai.offline.talk import Talk, data, found, paragraphs

WORDS_OF_A_PROMPT = 5
"""Anything shorter is taken for talk."""
QUESTIONS_AT_ONCE = 2
STEM = 5
"""Letters of a block's name by which it is known in any case."""


def answer(talk: Talk) -> str:
    book = data("mentor")
    phrases = book[talk.language]
    if not _is_prompt(talk.last, book):
        return paragraphs(phrases["who"] if talk.is_new else None, _small_talk(talk, book, phrases))
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


def _small_talk(talk: Talk, book: dict[str, Any], phrases: dict[str, str]) -> str:
    text = talk.last
    if found(text, book["asks_for_a_sample"]):
        return phrases["sample"]
    if found(text, book["asks_for_a_meaning"]) and (block := _block_in(text, book, talk.language)):
        return f"{block['name'].capitalize()}. {block['ask']}"
    if found(text, book["thanks"]):
        return phrases["welcome"]
    if not talk.has_heard(phrases["send_one"]):
        return phrases["send_one"]
    return phrases["cannot"]


def _block_in(text: str, book: dict[str, Any], language: str) -> dict[str, str] | None:
    for block in book["blocks"]:
        name = block[language]["name"]
        if found(text, [name.rpartition(" ")[2][:STEM]]):
            return dict(block[language])
    return None


def _listed(head: str, blocks: list[dict[str, Any]], language: str) -> str | None:
    names = ", ".join(block[language]["name"] for block in blocks)
    return f"{head} {names}." if names else None
