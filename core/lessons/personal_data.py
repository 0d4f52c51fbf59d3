"""What lessons keep of a person."""

from collections.abc import Sequence

from core.lessons.models import DisputeRow, LessonRunRow, StepAnswerRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (
    Holding(table=LessonRunRow),
    Holding(table=StepAnswerRow, person="run__person_id"),
    Holding(table=DisputeRow, person="answer__run__person_id"),
)
