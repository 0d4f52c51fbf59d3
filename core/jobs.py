"""What runs when, as data. Knows no scheduler: `operations/scheduler.py` ticks, one process at a time.

State lives in rows, so a job only asks which of them are due at `now`. Any run may be skipped, repeated, or made
twice at once: the next one finds what is left. To add a job, add a line to `jobs_of`.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from core.app import App
from core.updates.outbox import CarryCopies, CarryEvents

Work: TypeAlias = Callable[[datetime], Awaitable[int]]
"""Does what is due at this time, in UTC; returns how many rows that were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One kind of work that comes again."""

    name: str
    every: timedelta
    """From the start of one run to the start of the next; a run that takes longer delays the next one."""
    what: str
    """For the operator, in one line."""
    work: Work


def jobs_of(app: App, carry_events: CarryEvents, carry_copies: CarryCopies) -> Sequence[Job]:
    """Every job there is. A name stands in the diary of runs and never changes."""
    second, minute, hour = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
    return (
        Job(name="carry_events", every=second, what="put the core's own events into their lanes", work=carry_events),
        Job(name="carry_copies", every=second, what="put what goes out to many into lanes, in step", work=carry_copies),
        Job(
            name="release_expired_holds",
            every=minute,
            what="give back allowances and money that a crash left set aside",
            work=app.release_expired_holds,
        ),
        Job(
            name="send_reminders",
            every=5 * minute,
            what="remind learners at their hour, whoever has not practised that day",
            work=app.reminders.send,
        ),
        Job(
            name="close_league_weeks",
            every=hour,
            what="end the weeks of the league that are over: who goes up, who goes down",
            work=app.progress.close_league_weeks,
        ),
        Job(
            name="expire_chats",
            every=5 * minute,
            what="end conversations in which nothing was said for long",
            work=app.expire_chats,
        ),
        Job(
            name="clear_link_codes",
            every=hour,
            what="drop codes that link accounts, once they work no more",
            work=app.clear_link_codes,
        ),
        Job(
            name="clear_forget_requests",
            every=hour,
            what="drop requests to be forgotten that were never confirmed, and old confirmed ones",
            work=app.clear_forget_requests,
        ),
        Job(
            name="clear_old_counts",
            every=6 * hour,
            what="drop counts and holds of periods long past",
            work=app.clear_old_counts,
        ),
    )
