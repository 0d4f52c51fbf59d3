"""An answer that was marked wrong and is right."""

from dataclasses import dataclass, replace

from core.clock import Clock
from core.progress.adding import add
from core.progress.events import to_attempt
from core.progress.history import Answered
from core.progress.models import AttemptRow
from core.progress.points import is_right
from core.progress.types import EDITORS, Award
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptAnswer:
    """Adds to the history that the answer which the update `answer_key` gave at an exercise counts after all: its XP
    is paid today, abilities stand as if it had counted, and nothing is taken for practice. Once for each key; nothing
    for an answer that counted already or was no attempt. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId, exercise: str, answer_key: UpdateKey, key: UpdateKey) -> Award:
        row = await AttemptRow.get_or_none(person_id=person_id, exercise=exercise, key=answer_key)
        if row is None or is_right(given := to_attempt(row)):
            return Award()
        now, attempt = self.clock.now(), replace(given, score=1.0, revealed=False, engine=EDITORS)
        return await add(person_id, now, lambda day: Answered(attempt=attempt, key=key, at=now, day=day))
