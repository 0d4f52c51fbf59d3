"""What the levels keep of a person."""

from collections.abc import Sequence

from core.levels.models import AnswerRow, LevelRow, RunRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (
    Holding(table=RunRow),
    Holding(table=AnswerRow, person="run__person_id"),
    Holding(table=LevelRow),
)
