"""The studio's coach: helps to word a brief. Asks for what it does not find, then puts together what was said."""

import re
from typing import Any

from core.ai.offline.talk import Talk, data, found, paragraphs

QUESTIONS_AT_ONCE = 2
QUESTION_WORD = 12
"""Characters within which a question says that it is one."""
NO_WORD = re.compile(r"\W+")
ENOUGH = 4
"""Parts of a brief that make a picture somebody can draw."""
BRIEF_LIMIT = 1_500
"""Characters of the brief that are shown, the newest."""


def answer(talk: Talk) -> str:
    book = data("media")
    phrases = book[talk.language]
    who = phrases["who"] if talk.is_new else None
    wishes = [text for text in talk.said if _is_wish(text, book)]
    if wishes and _is_courtesy(talk.last, book):
        return paragraphs(who, phrases["as_it_is"])
    if not wishes or not _is_wish(talk.last, book):
        return paragraphs(who, phrases["cannot"] if _asks(talk.last, book) else None, phrases["begin"])
    brief = _newest(" ".join(" ".join(wishes).split()))
    missing = [part for part in book["parts"] if not found(brief, part["signs"])]
    there = len(book["parts"]) - len(missing)
    questions = [f"• {part[talk.language]}" for part in missing if not talk.has_heard(part[talk.language])]
    return paragraphs(
        who,
        f"{phrases['brief']}\n> {brief}",
        phrases["could_add"] if questions else phrases["enough"] if there >= ENOUGH else phrases["as_you_like"],
        *questions[:QUESTIONS_AT_ONCE],
    )


def _is_wish(text: str, book: dict[str, Any]) -> bool:
    """Belongs to the brief: neither a greeting, nor a question to us, nor mere politeness."""
    return not (found(text, book["asks_me"]) or _asks(text, book) or _is_courtesy(text, book))


def _asks(text: str, book: dict[str, Any]) -> bool:
    """ "How about a cat?" is a wish, and so is a question that names a part of a brief."""
    return (
        text.rstrip().endswith("?")
        and found(text.lstrip()[:QUESTION_WORD], book["questions"])
        and not found(text, [*book["wishes"], *(sign for part in book["parts"] for sign in part["signs"])])
    )


def _is_courtesy(text: str, book: dict[str, Any]) -> bool:
    words = [word for word in NO_WORD.split(text) if word]
    return bool(words) and all(found(word, book["courtesies"]) for word in words)


def _newest(brief: str) -> str:
    if len(brief) <= BRIEF_LIMIT:
        return brief
    return "… " + brief[-BRIEF_LIMIT:].partition(" ")[2]
