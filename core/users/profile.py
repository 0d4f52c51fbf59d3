"""What the bots know of a person: every bot reads it and may add to it, the person sees, changes and deletes it."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import MemoryFullError, MemoryTextError, MemoryUnknownError, PersonUnknownError
from core.users.models import MemoryRow, PersonRow
from core.users.types import BotName, Memory, MemoryId, MemoryKind, PersonId, Profile

TEXT_LIMIT = 200
"""Characters of an entry."""

ROOM: Mapping[MemoryKind, int] = MappingProxyType(
    {
        MemoryKind.GOAL: 5,
        MemoryKind.TONE: 3,
        MemoryKind.WEAK_SKILL: 10,
        MemoryKind.INTEREST: 10,
        MemoryKind.FACT: 30,
    }
)
"""How many entries of a kind are kept of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileOf:
    """All that is known of a person."""

    async def __call__(self, person_id: PersonId) -> Profile:
        rows = await MemoryRow.filter(person_id=person_id, text__isnull=False).order_by("id")
        return Profile(tuple(map(to_memory, rows)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Remember:
    """A bot adds an entry. In a full profile it takes the place of the oldest one that the person has not touched.

    None when it may not stay: the person has deleted the same entry before, or wrote all there is room for.
    Raises MemoryTextError, PersonUnknownError.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, kind: MemoryKind, text: str, source: BotName) -> Memory | None:
        said = tidy(text)
        async with in_transaction():
            await _lock(person_id)
            known = await _same(person_id, kind, said)
            if known is not None:
                return to_memory(known) if known.text is not None else None
            if not await _make_room(person_id, kind):
                return None
            return to_memory(await self._add(person_id, kind, said, source))

    async def _add(self, person_id: PersonId, kind: MemoryKind, said: str, source: BotName) -> MemoryRow:
        return await MemoryRow.create(
            person_id=person_id, kind=kind.value, text=said, digest=_digest(said), source=source, by_person=False,
            created_at=self.clock.now(), updated_at=self.clock.now(),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMemory:
    """The person adds an entry about themselves. Raises MemoryFullError, MemoryTextError, PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, kind: MemoryKind, text: str) -> Memory:
        said, now = tidy(text), self.clock.now()
        async with in_transaction():
            await _lock(person_id)
            row = await _same(person_id, kind, said)
            if (row is None or row.text is None) and not await _make_room(person_id, kind):
                raise MemoryFullError(kind)
            row = row or MemoryRow(person_id=person_id, kind=kind.value, digest=_digest(said), created_at=now)
            row.text, row.by_person, row.updated_at = said, True, now
            await row.save()
            return to_memory(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditMemory:
    """The person changes an entry; if another says the same already, the two become one.

    Raises MemoryUnknownError, MemoryTextError.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, memory_id: MemoryId, text: str) -> Memory:
        said = tidy(text)
        async with in_transaction():
            await _lock(person_id)
            row = await _own(person_id, memory_id)
            same = await _same(person_id, MemoryKind(row.kind), said)
            if same is not None and same.id != row.id:
                await same.delete()
            row.text, row.digest, row.by_person, row.updated_at = said, _digest(said), True, self.clock.now()
            await row.save()
            return to_memory(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteMemory:
    """The person deletes an entry. Of what a bot had added a fingerprint stays, so that no bot adds it again.

    Raises MemoryUnknownError.
    """

    async def __call__(self, person_id: PersonId, memory_id: MemoryId) -> None:
        async with in_transaction():
            await _lock(person_id)
            row = await _own(person_id, memory_id)
            if row.source is None:
                await row.delete()
            else:
                row.text = None
                await row.save(update_fields=["text"])


def tidy(text: str) -> str:
    """One line of plain characters. Raises MemoryTextError when nothing is left, or too much."""
    printable = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    said = " ".join(printable.split())
    if not 0 < len(said) <= TEXT_LIMIT:
        raise MemoryTextError(len(said))
    return said


def to_memory(row: MemoryRow) -> Memory:
    assert row.text is not None
    return Memory(
        id=MemoryId(row.id),
        kind=MemoryKind(row.kind),
        text=row.text,
        source=BotName(row.source) if row.source else None,
        by_person=row.by_person,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


async def _lock(person_id: PersonId) -> None:
    """One change of a profile at a time, so that the room is counted right."""
    if await PersonRow.filter(id=person_id).select_for_update().first() is None:
        raise PersonUnknownError(person_id)


async def _own(person_id: PersonId, memory_id: MemoryId) -> MemoryRow:
    row = await MemoryRow.filter(id=memory_id, person_id=person_id, text__isnull=False).first()
    if row is None:
        raise MemoryUnknownError(memory_id)
    return row


async def _same(person_id: PersonId, kind: MemoryKind, said: str) -> MemoryRow | None:
    return await MemoryRow.filter(person_id=person_id, kind=kind.value, digest=_digest(said)).first()


async def _make_room(person_id: PersonId, kind: MemoryKind) -> bool:
    there = MemoryRow.filter(person_id=person_id, kind=kind.value, text__isnull=False)
    if await there.count() < ROOM[kind]:
        return True
    oldest = await there.filter(by_person=False).order_by("id").first()
    if oldest is not None:
        await oldest.delete()
    return oldest is not None


def _digest(said: str) -> str:
    return hashlib.sha256(said.casefold().encode()).hexdigest()
