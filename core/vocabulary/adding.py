"""Cards come from the bank, from a person's own words, from lessons, and from their own mistakes."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import TranslationTextError, WordUnknownError
from core.levels.types import Bilingual, Level, PointKey
from core.users.types import PersonId, UpdateKey
from core.vocabulary.gaps import mistake_face
from core.vocabulary.looking_up import Unlisted, tidy, unlisted
from core.vocabulary.models import CardRow, WordRow
from core.vocabulary.queries import bank_words, face_of, label_of, shown_card
from core.vocabulary.topics import OWN
from core.vocabulary.types import Card, PartOfSpeech, WordKey

LONGEST_TRANSLATION = 100
LONGEST_MISTAKE = 300
"""Characters of a sentence that a card is made from; a longer one is no card."""
WIDEST_GAP = 4
"""Words of a gap that somebody can fill from what stands around it."""
MISTAKES = PointKey("vocabulary/confusables")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A card, and whether this update brought it: a replay says the same."""

    card: Card
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedMany:
    """What became of several words."""

    cards: tuple[Added, ...]
    missing: tuple[str, ...] = ()
    """Words that the bank does not have, and that came without a translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWord:
    """A word of the bank in one of its senses. What is learnt already stays as it is; what was deleted comes back.
    Raises WordUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, word: WordKey, sense: int, source: str, key: UpdateKey) -> Added:
        row = await WordRow.get_or_none(key=word)
        if row is None or not 0 <= sense < len(row.senses):
            raise WordUnknownError(word, sense)
        async with in_transaction():
            return await _add(person_id, _from_bank(row, sense), source, key, self.clock.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOwnWord:
    """A word that the bank does not have, with the person's translation; the lexicon brings its pronunciation and
    level. Raises TranslationTextError."""

    clock: Clock

    async def __call__(
        self,
        person_id: PersonId,
        text: str,
        translation: str,
        key: UpdateKey,
        *,
        pos: PartOfSpeech | None = None,
        source: str = OWN,
    ) -> Added:
        meaning = " ".join(translation.split())
        if not 0 < len(meaning) <= LONGEST_TRANSLATION:
            raise TranslationTextError(len(meaning))
        known = await asyncio.to_thread(unlisted, tidy(text))
        async with in_transaction():
            return await _add(person_id, _own(known, pos, meaning), source, key, self.clock.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMany:
    """Words of a lesson, in their first sense. `translations` serve those that the bank does not have."""

    clock: Clock

    async def __call__(
        self,
        person_id: PersonId,
        words: Sequence[str],
        source: str,
        key: UpdateKey,
        *,
        translations: Mapping[str, str] | None = None,
    ) -> AddedMany:
        wanted = list(dict.fromkeys(map(tidy, words)))
        given = {
            tidy(word): " ".join(text.split())[:LONGEST_TRANSLATION] for word, text in (translations or {}).items()
        }
        rows = {word: found[0] for word, found in (await bank_words(wanted)).items()}
        beyond = [word for word in wanted if word not in rows and given.get(word)]
        known = await asyncio.to_thread(lambda: {word: unlisted(word) for word in beyond})
        drafts = {word: _from_bank(row, 0) for word, row in rows.items()}
        drafts |= {word: _own(known[word], None, given[word]) for word in beyond}
        now = self.clock.now()
        async with in_transaction():
            cards = [await _add(person_id, drafts[word], source, key, now) for word in wanted if word in drafts]
        return AddedMany(cards=tuple(cards), missing=tuple(word for word in wanted if word not in drafts))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMistake:
    """A card from a person's own mistake: the right words into the gap of the sentence. The same mistake again makes
    no second card. None when there is nothing to learn: the two texts are the same, too long for a card, or so
    different that the gap would be half of a sentence."""

    clock: Clock

    async def __call__(
        self,
        person_id: PersonId,
        wrong: str,
        right: str,
        explanation: Bilingual,
        source: str,
        key: UpdateKey,
        *,
        point: PointKey = MISTAKES,
        level: Level = Level.A2,
    ) -> Added | None:
        said, meant = " ".join(wrong.split()), " ".join(right.split())
        if not meant or said == meant or max(len(said), len(meant)) > LONGEST_MISTAKE:
            return None
        face = mistake_face(said, meant, explanation, level=level, point=point)
        if len(face.answer.split()) > WIDEST_GAP:
            return None
        content = {
            "wrong": said, "right": meant, "explanation": {"ru": explanation.ru, "en": explanation.en},
            "level": level.value, "point": point,
        }  # fmt: skip
        draft = CardRow(content=content, identity=_hash("mistake", said.lower(), meant.lower()))
        async with in_transaction():
            return await _add(person_id, draft, source, key, self.clock.now())


async def add_from_bank(
    person_id: PersonId, rows: Sequence[WordRow], source: str, key: UpdateKey, now: datetime
) -> None:
    """Words that the bank offers, in their first sense; within the caller's transaction."""
    for row in rows:
        await _add(person_id, _from_bank(row, 0), source, key, now)


def identity_of(word: WordKey, sense: int) -> str:
    """Of a card of the bank."""
    return _hash("word", word, str(sense))


def _from_bank(row: WordRow, sense: int) -> CardRow:
    return CardRow(word=row, sense=sense, identity=identity_of(WordKey(row.key), sense))


def _own(known: Unlisted, pos: PartOfSpeech | None, meaning: str) -> CardRow:
    content: dict[str, Any] = {
        "text": known.text,
        "pos": (pos or known.parts[0]).value,
        "level": known.level.value,
        "ipa": known.ipa,
        "topic": OWN,
        "senses": [{"ru": meaning, "en": "", "example": ""}],
    }
    return CardRow(content=content, identity=_hash("own", known.text, content["pos"]))


async def _add(person_id: PersonId, draft: CardRow, source: str, key: UpdateKey, now: datetime) -> Added:
    """However many ask at once, there is one card; an own word that comes with another translation gets it."""
    draft.update_from_dict({"person_id": person_id, "source": source, "key": key, "created_at": now, "due": now})
    draft.label = label_of(face_of(draft))
    await CardRow.bulk_create([draft], ignore_conflicts=True)
    row = await CardRow.filter(person_id=person_id, identity=draft.identity).select_related("word").get()
    if row.deleted_at is not None:
        row.deleted_at, row.key, row.source = None, key, source
        await row.save(update_fields=["deleted_at", "key", "source"])
    if row.content != draft.content:
        row.content, row.label = draft.content, draft.label
        await row.save(update_fields=["content", "label"])
    return Added(card=await shown_card(row), is_new=row.key == key)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


async def known_words(person_id: PersonId) -> set[int]:
    """The words of the bank that a person has a card of, deleted ones too."""
    rows = await CardRow.filter(person_id=person_id).exclude(word_id=None).only("id", "word_id")
    return {row.word_id for row in rows if row.word_id is not None}
