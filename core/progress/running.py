"""How the practice of a day goes so far: what steering goes by."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.clock import Clock
from core.progress.adding import standing_of, today_of
from core.progress.experience import PASSED
from core.progress.models import AttemptRow
from core.progress.steering import Run
from core.progress.types import EDITORS, ExerciseKind
from core.users.types import PersonId

NO_PRACTICE = (ExerciseKind.PLACEMENT.value, ExerciseKind.TALK.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunToday:
    """The first answers to the questions of the learner's day, of cards and of lessons. Raises PersonUnknownError."""

    clock: Clock

    async def __call__(self, person_id: PersonId) -> Run:
        today = await today_of(await standing_of(person_id), self.clock.now())
        given = AttemptRow.filter(person_id=person_id, day=today, tries=1).exclude(engine=EDITORS)
        rows = given.exclude(kind__in=NO_PRACTICE)
        return run_of(row.score >= PASSED for row in await rows.order_by("number").only("id", "score"))


def run_of(rights: Iterable[bool]) -> Run:
    run = Run()
    for right in rights:
        run = run.after(right=right)
    return run
