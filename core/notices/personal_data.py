"""What reminders keep of a person."""

from collections.abc import Sequence

from core.notices.models import ReminderRow
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (Holding(table=ReminderRow),)
