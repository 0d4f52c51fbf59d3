"""The bank's files into rows, as often as one likes."""

import asyncio
import hashlib
import json
from pathlib import Path

from core.levels.bank import ITEMS, load_items
from core.levels.models import ItemRow
from core.levels.rows import content_of
from core.levels.types import Item


async def seed_placement(folder: Path = ITEMS) -> int:
    """Writes the items that changed since they were seeded last, and withdraws those that are gone; returns how many
    rows that were. What staff edited stays as they left it. Raises BankInvalidError."""
    items = await asyncio.to_thread(load_items, folder)
    known = {row.key: row for row in await ItemRow.all()}
    written = [await _write(item, known.get(item.key)) for item in items]
    return sum(written) + await _withdraw({str(item.key) for item in items})


async def _write(item: Item, row: ItemRow | None) -> bool:
    """Whether anything was written."""
    digest = _digest(item)
    if row is None:
        fresh = ItemRow(key=item.key, source_hash=digest)
        _fill(fresh, item)
        await ItemRow.bulk_create([fresh], ignore_conflicts=True)  # another process may seed at the same time
        return True
    if row.source_hash == digest and (row.published or row.edited_at is not None):
        return False
    if row.edited_at is None:
        _fill(row, item)
    row.source_hash = digest
    await row.save()
    return True


def _fill(row: ItemRow, item: Item) -> None:
    row.level, row.skill, row.kind = item.level.value, item.skill.value, item.kind.value
    row.point, row.content, row.published = item.point, content_of(item), True


async def _withdraw(present: set[str]) -> int:
    gone = ItemRow.filter(published=True, edited_at__isnull=True).exclude(key__in=present or {""})
    return await gone.update(published=False)


def _digest(item: Item) -> str:
    facts = [item.level, item.skill, item.kind, item.point, content_of(item)]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
