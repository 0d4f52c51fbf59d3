"""What progress keeps of a person."""

from collections.abc import Sequence

from core.progress.models import (
    AttemptRow,
    BadgeRow,
    DeedRow,
    LeagueMemberRow,
    LeagueSeatRow,
    PointRow,
    PracticeDayRow,
    SkillDayRow,
    StandingRow,
)
from core.users.personal_data import Holding

HOLDINGS: Sequence[Holding] = (
    Holding(table=AttemptRow),
    Holding(table=DeedRow),
    Holding(table=StandingRow),
    Holding(table=PointRow),
    Holding(table=SkillDayRow),
    Holding(table=PracticeDayRow),
    Holding(table=BadgeRow),
    Holding(table=LeagueMemberRow),
    Holding(table=LeagueSeatRow),
)
