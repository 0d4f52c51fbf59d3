"""The studio's coach: helps to word a brief. Asks for what it does not find, then puts together what was said."""

from core.ai.offline.talk import Talk, data, found, paragraphs

QUESTIONS_AT_ONCE = 2
ENOUGH = 4
"""Parts of a brief that make a picture somebody can draw."""
BRIEF_LIMIT = 1_500


def answer(talk: Talk) -> str:
    book = data("media")
    phrases = book[talk.language]
    wishes = [text for text in talk.said if not found(text, book["asks_me"])]
    if not wishes or found(talk.last, book["asks_me"]):
        return paragraphs(phrases["who"] if talk.is_new else None, phrases["begin"])
    brief = " ".join(" ".join(wishes).split())[-BRIEF_LIMIT:]
    missing = [part for part in book["parts"] if not found(brief, part["signs"])]
    there = len(book["parts"]) - len(missing)
    questions = [f"• {part[talk.language]}" for part in missing if not talk.has_heard(part[talk.language])]
    return paragraphs(
        phrases["who"] if talk.is_new else None,
        f"{phrases['brief']}\n> {brief}",
        phrases["could_add"] if questions else phrases["enough"] if there >= ENOUGH else phrases["as_you_like"],
        *questions[:QUESTIONS_AT_ONCE],
    )
