"""What this subject keeps of a person, for /mydata and /forget."""

from collections.abc import Sequence

from core.learners.models import LearnerRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (Holding(table=LearnerRow),)
