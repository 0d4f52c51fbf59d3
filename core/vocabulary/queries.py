"""Reads that several use cases share."""

import asyncio
from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from tortoise.queryset import QuerySet

from core.answers.variants import american
from core.errors import CardUnknownError, PersonUnknownError
from core.levels.types import Bilingual, Level, PointKey
from core.progress.days import DAY, day_start, learner_day
from core.users.models import PersonRow
from core.users.types import PersonId
from core.vocabulary.bank import senses_from
from core.vocabulary.gaps import mistake_face
from core.vocabulary.lexicon import forms
from core.vocabulary.models import CardRow, ReviewRow, WordRow
from core.vocabulary.planning import Standing, Today
from core.vocabulary.scheduling import retrievability, state_of
from core.vocabulary.types import (
    Card,
    CardId,
    CardState,
    Face,
    Memory,
    PartOfSpeech,
    Phase,
    Word,
    WordFace,
    WordKey,
)


def active(person_id: PersonId) -> QuerySet[CardRow]:
    """The cards of a person, but for deleted ones."""
    return CardRow.filter(person_id=person_id, deleted_at=None).select_related("word")


async def own_card(person_id: PersonId, card_id: CardId) -> CardRow:
    """Raises CardUnknownError."""
    row = await active(person_id).get_or_none(id=card_id)
    if row is None:
        raise CardUnknownError(card_id)
    return row


async def zone_of(person_id: PersonId, *, lock: bool = False) -> ZoneInfo:
    """Where the person's day begins and ends. Raises PersonUnknownError."""
    people = PersonRow.filter(id=person_id)
    row = await (people.select_for_update() if lock else people).first()
    if row is None:
        raise PersonUnknownError(person_id)
    return ZoneInfo(row.time_zone or "UTC")


async def today_of(person_id: PersonId, now: datetime, zone: tzinfo) -> Today:
    """What was done already on the learner's day."""
    day = learner_day(now, zone)
    log = ReviewRow.filter(card__person_id=person_id, day=day)
    reviewed = await log.filter(phase=Phase.REVIEW.value).distinct().values_list("card_id", flat=True)
    begun = await log.filter(phase=Phase.NEW.value).count()
    return Today(ends=day_start(day + DAY, zone), reviewed=len(reviewed), begun=begun)


def standing(row: CardRow, now: datetime, zone: tzinfo) -> Standing:
    memory = memory_of(row)
    chance = retrievability(memory, now, days=days_since(memory.last_review, now, zone))
    return Standing(CardId(row.id), memory, chance)


def days_since(last: datetime | None, now: datetime, zone: tzinfo) -> int:
    """In the learner's days; 0 on the same day, and for what was never reviewed."""
    return 0 if last is None else max(0, (learner_day(now, zone) - learner_day(last, zone)).days)


def to_card(row: CardRow) -> Card:
    memory = memory_of(row)
    state = CardState.SUSPENDED if row.suspended_at else state_of(memory)
    return Card(
        id=CardId(row.id), face=face_of(row), memory=memory, state=state, source=row.source, created_at=row.created_at
    )


async def shown_card(row: CardRow) -> Card:
    """The card as it goes out to be drawn: the forms of its word are looked up here, off the event loop, since the
    first look-up loads a dictionary for half a second."""
    card = to_card(row)
    if isinstance(card.face, WordFace):
        await asyncio.to_thread(forms, card.face.word.text, card.face.word.pos)
    return card


def memory_of(row: CardRow) -> Memory:
    return Memory(
        phase=Phase(row.phase),
        step=row.step,
        stability=row.stability,
        difficulty=row.difficulty,
        due=row.due,
        last_review=row.last_review,
        reviews=row.reviews,
        lapses=row.lapses,
    )


def remember(row: CardRow, memory: Memory) -> None:
    """Puts a memory into a row; saving it is the caller's."""
    row.phase, row.step = memory.phase.value, memory.step
    row.stability, row.difficulty = memory.stability, memory.difficulty
    row.due, row.last_review = memory.due, memory.last_review
    row.reviews, row.lapses = memory.reviews, memory.lapses


def face_of(row: CardRow) -> Face:
    if row.word_id is not None and row.word is not None:
        word = to_word(row.word)
        return WordFace(word=word, sense=word.senses[min(row.sense, len(word.senses) - 1)])
    assert row.content is not None
    return _mistake(row.content) if "wrong" in row.content else _own_word(row.content)


def to_word(row: WordRow) -> Word:
    return Word(
        key=WordKey(row.key),
        text=row.text,
        pos=PartOfSpeech(row.pos),
        level=Level(row.level),
        ipa=row.ipa,
        topic=row.topic,
        senses=senses_from(row.senses),
    )


def label_of(face: Face) -> str:
    """What a search looks into."""
    said = f"{face.text} {face.sense.ru}" if isinstance(face, WordFace) else f"{face.right} {face.wrong}"
    return said.lower()[:200]


async def bank_words(texts: Iterable[str]) -> dict[str, list[WordRow]]:
    """The entries of each word that the bank has, in British or American spelling."""
    wanted = [text.lower() for text in texts]
    found: dict[str, list[WordRow]] = {}
    for row in await WordRow.filter(text__in=wanted).order_by("id"):
        found.setdefault(row.text, []).append(row)
    missing = {american(text): text for text in wanted if text not in found}
    twins = [one for one in await bank_texts() if american(one) in missing] if missing else []
    for row in await WordRow.filter(text__in=twins).order_by("id") if twins else []:
        found.setdefault(missing[american(row.text)], []).append(row)
    return found


async def bank_texts() -> list[str]:
    """Every word of the bank."""
    return [row.text for row in await WordRow.all().only("id", "text")]


def _own_word(content: dict[str, Any]) -> WordFace:
    senses = senses_from(content["senses"])
    word = Word(
        key=WordKey(f"own/{content['text']}"),
        text=content["text"],
        pos=PartOfSpeech(content["pos"]),
        level=Level(content["level"]),
        ipa=content["ipa"],
        topic=content["topic"],
        senses=senses,
    )
    return WordFace(word=word, sense=senses[0])


def _mistake(content: dict[str, Any]) -> Face:
    return mistake_face(
        content["wrong"],
        content["right"],
        Bilingual(**content["explanation"]),
        level=Level(content["level"]),
        point=PointKey(content["point"]),
    )
