"""What the chats keep of a person."""

from collections.abc import Sequence

from core.chats.models import ChatRow, TurnEditRow, TurnRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (
    Holding(table=ChatRow),
    Holding(table=TurnRow, person="chat__person_id"),
    Holding(table=TurnEditRow, person="turn__chat__person_id"),
)
