"""When somebody is reminded. Pure.

One reminder a day at most, at the learner's hour by their own clock, for whoever named none 23.5 hours after their last
practice; not on a day on which they have practised, nor in the quiet hours unless they chose one of these; weekly after
seven silent days, never after thirty.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from core.progress.days import BOUNDARY, learner_day

QUIET_FROM, QUIET_UNTIL = 22, 8
"""Hours of the learner's clock at which nobody is written to of our own accord."""
AFTER_PRACTICE = timedelta(hours=23, minutes=30)
EARLIER = time(QUIET_FROM - 1, 30)
"""For what would fall into the night: still on the same day of the learner."""
LATE = timedelta(hours=2)
"""A reminder that could not be sent at its hour is sent so much later at the most."""
WEEKLY_AFTER, NEVER_AFTER = 7, 30
"""Days without practice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is known before anything is looked up of a learner's practice."""

    hour: int
    minute: int = 0
    zone: tzinfo
    sent_at: datetime | None
    snoozed_until: datetime | None


def usual_time(last_practice: datetime, zone: tzinfo) -> time:
    """By the learner's clock, for whoever named no hour. What would fall into the quiet hours comes before the night,
    or at its end."""
    due = (last_practice + AFTER_PRACTICE).astimezone(zone).time().replace(second=0, microsecond=0)
    if due >= time(QUIET_FROM) or due < BOUNDARY:
        return EARLIER
    return max(due, time(QUIET_UNTIL))


def is_time(wish: Wish, now: datetime) -> bool:
    """Whether the clock says so: the hour has come and nothing was sent today, or a snooze is over."""
    if wish.snoozed_until is not None:
        return wish.snoozed_until <= now < wish.snoozed_until + timedelta(days=1) and not is_quiet(wish, now)
    if wish.sent_at is not None and learner_day(wish.sent_at, wish.zone) >= learner_day(now, wish.zone):
        return False
    return timedelta() <= _since_the_hour(wish, now) < LATE and not is_quiet(wish, now)


def is_quiet(wish: Wish, now: datetime) -> bool:
    """The hour that somebody chose themselves is never quiet."""
    hour = now.astimezone(wish.zone).hour
    return hour != wish.hour and _is_night(hour)


def in_daytime(now: datetime, zone: tzinfo) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into."""
    here = now.astimezone(zone)
    if not _is_night(here.hour):
        return now
    day = here.date() + timedelta(days=here.hour >= QUIET_FROM)
    return datetime.combine(day, time(QUIET_UNTIL), zone).astimezone(UTC)


def is_wanted(today: date, last_practised: date) -> bool:
    """Whether so many silent days leave a reminder for today."""
    silent = (today - last_practised).days
    if silent <= 0 or silent > NEVER_AFTER:
        return False
    return silent < WEEKLY_AFTER or silent % WEEKLY_AFTER == 0


def _is_night(hour: int) -> bool:
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def _since_the_hour(wish: Wish, now: datetime) -> timedelta:
    """By the clock on the wall; an hour that the clocks skip has come as soon as it is past."""
    shown = now.astimezone(wish.zone).replace(tzinfo=None)
    struck = shown.replace(hour=wish.hour, minute=wish.minute, second=0, microsecond=0)
    return shown - (struck if struck <= shown else struck - timedelta(days=1))
