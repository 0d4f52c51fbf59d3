"""What the path keeps of a person."""

from collections.abc import Sequence

from core.path.models import TransitionRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (Holding(table=TransitionRow),)
