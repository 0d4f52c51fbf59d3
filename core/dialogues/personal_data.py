"""What the dialogues keep of a person."""

from collections.abc import Sequence

from core.dialogues.models import SlipRow, TalkReplyRow, TalkRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (
    Holding(table=TalkRow, hidden=frozenset({"graph"})),
    Holding(table=TalkReplyRow, person="talk__person_id"),
    Holding(table=SlipRow),
)
