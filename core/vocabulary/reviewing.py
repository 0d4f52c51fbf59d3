"""A review session: begun once a day, gone on with after a break. It lives in rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from random import Random

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.errors import ReviewUnknownError
from core.levels.types import Level
from core.progress.days import learner_day
from core.users.types import PersonId, UpdateKey
from core.vocabulary.adding import add_from_bank, known_words
from core.vocabulary.listing import due_rows, limits_of
from core.vocabulary.models import ReviewSessionRow, WordRow
from core.vocabulary.planning import new_words, plan, shortened
from core.vocabulary.queries import active, standing, today_of, zone_of
from core.vocabulary.types import CardId, Phase, SessionId

BANK = "bank"
"""The source of a card that the bank offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Where a session stands."""

    id: SessionId
    planned: int
    """Cards that it began with."""
    answered: int
    right: int
    left: int
    """Cards still to come, the one that is asked now among them."""
    is_over: bool
    xp: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StartReview:
    """Goes on with the day's unfinished session, else plans one: what is due, and new words up to the day's number,
    of the person's own first, then of the bank at their level; at most `most` cards of it. None when there is nothing
    to do. The same key again is the same session. Raises PersonUnknownError.
    """

    clock: Clock

    async def __call__(
        self,
        person_id: PersonId,
        key: UpdateKey,
        *,
        level: Level = Level.A1,
        topics: Sequence[str] = (),
        most: int | None = None,
    ) -> Session | None:
        now = self.clock.now()
        async with in_transaction():
            zone = await zone_of(person_id, lock=True)
            row = await ReviewSessionRow.get_or_none(key=key) or await _unfinished(person_id, now, zone)
            if row is None:
                queue = await _planned(person_id, key, now, zone, level, topics)
                taken = queue if most is None else shortened(queue, max(1, most))
                row = await _begin(person_id, key, now, zone, taken) if taken else None
            return to_session(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindSession:
    """A session, over or not. Raises ReviewUnknownError."""

    async def __call__(self, person_id: PersonId, session: SessionId) -> Session:
        row = await ReviewSessionRow.get_or_none(id=session, person_id=person_id)
        if row is None:
            raise ReviewUnknownError(session)
        return to_session(row)


async def own_session(person_id: PersonId, session: SessionId) -> ReviewSessionRow:
    """Raises ReviewUnknownError."""
    row = await ReviewSessionRow.filter(id=session, person_id=person_id).select_for_update().first()
    if row is None:
        raise ReviewUnknownError(session)
    return row


def to_session(row: ReviewSessionRow) -> Session:
    return Session(
        id=SessionId(row.id),
        planned=row.planned,
        answered=row.answered,
        right=row.right,
        left=len(row.queue) + (row.question is not None),
        is_over=row.ended_at is not None,
        xp=row.xp,
    )


async def _unfinished(person_id: PersonId, now: datetime, zone: tzinfo) -> ReviewSessionRow | None:
    """Of this day; one of an earlier day ends here: other cards are due now."""
    row = await ReviewSessionRow.filter(person_id=person_id, ended_at=None).first()
    if row is None or (row.day == learner_day(now, zone) and (row.queue or row.question)):
        return row
    row.ended_at = now
    await row.save(update_fields=["ended_at"])
    return None


async def _begin(
    person_id: PersonId, key: UpdateKey, now: datetime, zone: tzinfo, queue: list[CardId]
) -> ReviewSessionRow:
    day = learner_day(now, zone)
    return await ReviewSessionRow.create(
        person_id=person_id, key=key, day=day, begun_at=now, queue=queue, planned=len(queue)
    )


async def _planned(
    person_id: PersonId, key: UpdateKey, now: datetime, zone: tzinfo, level: Level, topics: Sequence[str]
) -> list[CardId]:
    today, limits = await today_of(person_id, now, zone), await limits_of(person_id)
    due = await due_rows(person_id, now, zone)
    wanted = new_words(sum(row.phase == Phase.REVIEW.value for row in due), today, limits)
    fresh = active(person_id).filter(phase=Phase.NEW.value, suspended_at=None)
    missing = wanted - await fresh.count()
    if missing > 0:
        await _offer(person_id, key, now, missing, level, topics)
    new = await fresh.order_by("id").limit(wanted) if wanted else []
    return plan([standing(row, now, zone) for row in (*due, *new)], now, today, limits)


async def _offer(
    person_id: PersonId, key: UpdateKey, now: datetime, count: int, level: Level, topics: Sequence[str]
) -> None:
    """Words that the person has no card of: of the level while there are any, then of the next one; those on their
    topics first, in an order of their own."""
    known = await known_words(person_id)
    levels = [one.value for one in Level if one.rank in {level.rank, level.rank + 1}]
    rows = [row for row in await WordRow.filter(level__in=levels).order_by("id") if row.id not in known]
    Random(person_id).shuffle(rows)  # noqa: S311 - so that a day's words are on several topics
    rows.sort(key=lambda row: (row.level, row.topic not in topics))
    await add_from_bank(person_id, rows[:count], BANK, key, now)
