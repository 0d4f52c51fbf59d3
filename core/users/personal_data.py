"""What is kept of a person, table by table: each subject lists its own, `/mydata` and `/forget` go through the list.

A test holds the lists complete: no table points at a person, directly or through another, without being on one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.models import Model

from core.updates.models import OutboxRow
from core.users.models import (
    ContactRow,
    ForgetRow,
    LinkCodeRow,
    LinkEventRow,
    LinkRow,
    MemoryRow,
    PersonRow,
    WrongCodeRow,
)
from core.users.types import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A table with rows about people."""

    table: type[Model]
    person: str = "person_id"
    """The way from a row to its person, as Tortoise writes it: `chat__person_id`."""
    hidden: frozenset[str] = frozenset()
    """Columns that nobody is shown: hashes of secrets."""
    kept: bool = False
    """The rows stay when their person is forgotten, without the person: the foreign key is set to null."""
    blanked: frozenset[str] = field(default_factory=frozenset)
    """Columns of kept rows that are emptied as well, since they could lead back to the person."""

    @property
    def name(self) -> str:
        return self.table._meta.db_table

    async def rows(self, person_id: PersonId) -> list[dict[str, Any]]:
        found = await self.table.filter(**{self.person: person_id}).order_by("id").values()
        return [{name: value for name, value in row.items() if name not in self.hidden} for row in found]

    async def count(self, person_id: PersonId) -> int:
        return await self.table.filter(**{self.person: person_id}).count()

    async def blank(self, person_id: PersonId) -> None:
        if self.blanked:
            await self.table.filter(**{self.person: person_id}).update(**dict.fromkeys(self.blanked))


HOLDINGS: Sequence[Holding] = (
    Holding(table=PersonRow, person="id"),
    Holding(table=ContactRow),
    Holding(table=MemoryRow, hidden=frozenset({"digest"})),
    Holding(table=LinkRow),
    Holding(table=LinkCodeRow, hidden=frozenset({"selector", "code_hash"})),
    Holding(table=WrongCodeRow),
    Holding(table=LinkEventRow),
    Holding(table=OutboxRow),
    Holding(table=ForgetRow, hidden=frozenset({"token_hash"}), kept=True),
)
