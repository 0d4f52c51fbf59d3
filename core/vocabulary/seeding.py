"""Brings the bank of words into rows."""

from pathlib import Path

from core.vocabulary.bank import WORDS, digest_of, load_bank, senses_as_data
from core.vocabulary.models import WordRow
from core.vocabulary.types import Word


async def seed_vocabulary(folder: Path = WORDS) -> int:
    """Adds new words and changes those whose text changed, but for what staff have edited. Returns how many rows
    were written; again changes nothing. A word that left the files stays: somebody may be learning it."""
    bank = load_bank(folder)
    rows = {row.key: row for row in await WordRow.all()}
    new = [word for word in bank if word.key not in rows]
    changed = [word for word in bank if word.key in rows and _differs(rows[word.key], word)]
    await WordRow.bulk_create([WordRow(**_values(word)) for word in new], ignore_conflicts=True)
    for word in changed:
        await WordRow.filter(key=word.key, edited_at=None).update(**_values(word))
    return len(new) + len(changed)


def _differs(row: WordRow, word: Word) -> bool:
    return row.edited_at is None and row.digest != digest_of(word)


def _values(word: Word) -> dict[str, object]:
    return {
        "key": word.key,
        "text": word.text,
        "pos": word.pos.value,
        "level": word.level.value,
        "ipa": word.ipa,
        "topic": word.topic,
        "senses": senses_as_data(word),
        "digest": digest_of(word),
    }
