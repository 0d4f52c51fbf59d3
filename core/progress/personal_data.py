"""What progress keeps of a person."""

from collections.abc import Sequence

from core.progress.models import AttemptRow, DeedRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (
    Holding(table=AttemptRow),
    Holding(table=DeedRow),
)
