"""On along the path, and the way that was gone."""

from dataclasses import dataclass
from datetime import datetime

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.lessons.skipping import SkipLesson
from core.levels.levelling import SetLevel
from core.levels.outcomes import LevelSource
from core.path.deciding import Move, decide
from core.path.models import TransitionRow
from core.path.overriding import end_done
from core.path.reading import ReadFacts
from core.path.storing import lock, store, to_transition
from core.path.types import NextStep, Transition, TransitionKind
from core.progress.recording import ReachLevel
from core.users.types import PersonId, UpdateKey


@dataclass(frozen=True, slots=True, kw_only=True)
class FindNextStep:
    """Where somebody stands, after every move that is due now: a step stays until it is done, staff's lesson wins, a
    mastered lesson is passed over, a level whose lessons are done and known is left upwards.

    Once for each update: a replay finds its moves. None when there is no course. Raises PersonUnknownError.
    """

    clock: Clock
    read: ReadFacts
    skip: SkipLesson
    set_level: SetLevel
    reach_level: ReachLevel

    async def __call__(self, person_id: PersonId, key: UpdateKey) -> NextStep | None:
        async with in_transaction():
            await lock(person_id)
            made = await TransitionRow.filter(person_id=person_id, key=key).order_by("place")
            if not made:
                now = self.clock.now()
                await end_done(person_id, now)
                moves = decide(await self.read(person_id, now))
                made = [await self._make(person_id, move, key, place, now) for place, move in enumerate(moves)]
            return await _present(person_id, made)

    async def _make(self, person_id: PersonId, move: Move, key: UpdateKey, place: int, now: datetime) -> TransitionRow:
        row = await store(person_id, move, key, place, now)
        if move.kind is TransitionKind.SKIP_AHEAD:
            await self.skip(person_id, move.subject, UpdateKey(f"{key}/{place}"))
        if move.kind is TransitionKind.LEVEL_UP:
            reason = to_transition(row).reason.en
            risen = UpdateKey(f"{key}/{place}")
            await self.set_level(person_id, move.level, risen, source=LevelSource.PRACTICE, reason=reason)
            await self.reach_level(person_id, move.level, risen)
        return row


@dataclass(frozen=True, slots=True, kw_only=True)
class PathHistory:
    """Every move of somebody, the latest first, each with its reason."""

    async def __call__(self, person_id: PersonId, *, most: int = 50) -> tuple[Transition, ...]:
        rows = await TransitionRow.filter(person_id=person_id).order_by("-id").limit(most)
        return tuple(map(to_transition, rows))


async def _present(person_id: PersonId, made: list[TransitionRow]) -> NextStep | None:
    row = await TransitionRow.filter(person_id=person_id, step__isnull=False).order_by("-id").first()
    if row is None:
        return None
    return NextStep(present=to_transition(row), moves=tuple(map(to_transition, made)))
