"""Rows of the bank and of tests as types, and back."""

from typing import Any

from core.levels.conduct import Outline
from core.levels.models import AnswerRow, ItemRow
from core.levels.outcomes import AnsweredItem, ItemMark
from core.levels.types import Bilingual, Item, ItemKey, ItemKind, Level, PointKey, Skill


def content_of(item: Item) -> dict[str, Any]:
    """What staff may edit of an item."""
    return {
        "prompt": item.prompt,
        "passage": item.passage,
        "audio": item.audio,
        "options": list(item.options),
        "answer": item.answer,
        "accept": list(item.accept),
        "explanation": {"ru": item.explanation.ru, "en": item.explanation.en},
    }


def to_item(row: ItemRow) -> Item:
    content = row.content
    return Item(
        key=ItemKey(row.key),
        level=Level(row.level),
        skill=Skill(row.skill),
        kind=ItemKind(row.kind),
        point=PointKey(row.point),
        prompt=content["prompt"],
        passage=content["passage"],
        audio=content["audio"],
        options=tuple(content["options"]),
        answer=content["answer"],
        accept=tuple(content["accept"]),
        explanation=Bilingual(**content["explanation"]),
    )


def to_answer(row: AnswerRow) -> AnsweredItem:
    """Of a question that was answered."""
    assert row.mark is not None
    return AnsweredItem(
        exercise=row.exercise,
        level=Level(row.level),
        kind=ItemKind(row.kind),
        skill=Skill(row.skill),
        point=PointKey(row.point),
        mark=ItemMark(row.mark),
        given=row.given,
        in_practice=row.in_practice,
    )


def to_outline(row: AnswerRow) -> Outline:
    return Outline(ItemKey(row.exercise), Level(row.level), ItemKind(row.kind), Skill(row.skill), PointKey(row.point))


async def outlines(*, listens: bool) -> list[Outline]:
    """What may be asked now; without a voice there are no listening items."""
    rows = ItemRow.filter(published=True)
    if not listens:
        rows = rows.exclude(skill=Skill.LISTENING.value)
    found = await rows.order_by("key").values_list("key", "level", "kind", "skill", "point")
    return [
        Outline(ItemKey(key), Level(level), ItemKind(kind), Skill(skill), PointKey(point))
        for key, level, kind, skill, point in found
    ]
