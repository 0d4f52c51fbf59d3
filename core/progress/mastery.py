"""Which points a learner has mastered."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.clock import Clock
from core.levels.types import PointKey
from core.progress.types import Mastery
from core.users.types import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class MasteryOf:
    """What is known of a learner, point by point; points never tried are not in it."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> Mapping[PointKey, Mastery]:
        return {}
