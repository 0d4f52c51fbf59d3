"""Reminders: who is due one, and putting one off."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.learners.models import LearnerRow
from core.learners.types import Learner
from core.learners.use_cases import to_learner
from core.notices.models import ReminderRow
from core.notices.news import BOT, news
from core.notices.timing import Wish, is_time, is_wanted, usual_time
from core.progress.days import learner_day
from core.progress.models import StandingRow
from core.progress.reporting import FindLastPractice, ShowStanding
from core.updates.outbox import put_out
from core.users.models import PersonRow
from core.users.types import PersonId

REMINDER = "reminder"
"""The name of the event, for the bot that has its words."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Somebody whose clock says that it is time."""

    person_id: PersonId
    telegram_id: int
    wish: Wish
    known_since: datetime
    """When they said how they want to learn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReminders:
    """Puts a reminder into the lane of everybody who is due one; returns how many those were. Nobody is reminded who
    has practised on their day, has paused, or cannot be reached. Twice at once sends once."""

    last_practised: FindLastPractice
    standing: ShowStanding

    async def __call__(self, now: datetime) -> int:
        sent = 0
        async for due in _whose_time_has_come(now):
            async with in_transaction():
                sent += await self._send(due, now)
        return sent

    async def _send(self, due: Due, now: datetime) -> bool:
        row = await _locked(due.person_id)
        wish = replace(due.wish, sent_at=row.sent_at, snoozed_until=row.snoozed_until)
        if not is_time(wish, now) or not await self._is_wanted(due, now):
            return False
        row.sent_at, row.snoozed_until = now, None
        await row.save(update_fields=["sent_at", "snoozed_until"])
        await put_out(news(REMINDER, due.telegram_id, {}, to_many=True), now, person_id=due.person_id)
        return True

    async def _is_wanted(self, due: Due, now: datetime) -> bool:
        """Silence is counted from the last practice, else from the day on which they asked to be reminded."""
        last = await self.last_practised(due.person_id)
        today = learner_day(now, due.wish.zone)
        if last is None:
            began = learner_day(due.known_since, due.wish.zone) - timedelta(days=1)
            return is_wanted(today, began)
        return is_wanted(today, last.day) and (await self.standing(due.person_id)).streak.paused_until is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SnoozeReminder:
    """Puts today's reminder off by so many hours; 0: until the usual hour tomorrow. When it would come, or None.

    A reminder that falls into the quiet hours waits for their end.
    """

    clock: Clock

    async def __call__(self, person_id: PersonId, hours: int) -> datetime | None:
        now = self.clock.now()
        async with in_transaction():
            row = await _locked(person_id)
            row.sent_at = now
            row.snoozed_until = now + timedelta(hours=hours) if hours else None
            await row.save(update_fields=["sent_at", "snoozed_until"])
            until: datetime | None = row.snoozed_until
            return until


async def _whose_time_has_come(now: datetime) -> AsyncIterator[Due]:
    """By the clock alone, page by page, so that what has to be looked up is looked up for few."""
    last = 0
    while people := await _page(last):
        for due in await _dues(people):
            if is_time(due.wish, now):
                yield due
        last = people[-1].id


async def _page(after: int) -> list[PersonRow]:
    """Whoever has written to the bot and can be reached."""
    reachable = PersonRow.filter(id__gt=after, contacts__bot=BOT, contacts__unreachable_since=None)
    return await reachable.order_by("id").limit(AT_ONCE)


async def _dues(people: Sequence[PersonRow]) -> list[Due]:
    """Of those who want reminders: whoever named an hour, and whoever named none and has practised."""
    ids = [person.id for person in people]
    learners = {row.person_id: row for row in await LearnerRow.filter(person_id__in=ids)}
    practised = {row.person_id: row.last_at for row in await StandingRow.filter(person_id__in=ids)}
    reminders = {row.person_id: row for row in await ReminderRow.filter(person_id__in=ids)}
    dues = (_due(one, learners.get(one.id), practised.get(one.id), reminders.get(one.id)) for one in people)
    return [due for due in dues if due is not None]


def _due(
    person: PersonRow, learner: LearnerRow | None, last_at: datetime | None, reminder: ReminderRow | None
) -> Due | None:
    zone, told = ZoneInfo(person.time_zone or "UTC"), to_learner(learner) if learner else Learner()
    if told.reminder_hour is not None:
        at = time(told.reminder_hour)
    elif told.wants_reminders and last_at is not None:
        at = usual_time(last_at, zone)
    else:
        return None
    wish = Wish(
        hour=at.hour,
        minute=at.minute,
        zone=zone,
        sent_at=reminder.sent_at if reminder else None,
        snoozed_until=reminder.snoozed_until if reminder else None,
    )
    since = learner.changed_at if learner else person.created_at
    return Due(person_id=PersonId(person.id), telegram_id=person.telegram_id, wish=wish, known_since=since)


async def _locked(person_id: PersonId) -> ReminderRow:
    await ReminderRow.bulk_create([ReminderRow(person_id=person_id)], ignore_conflicts=True)
    return await ReminderRow.filter(person_id=person_id).select_for_update().get()
