"""The days of a learner: they begin at 03:00 where the learner is, so that a late evening belongs to its day."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

BOUNDARY = time(3)
DAY = timedelta(days=1)


def learner_day(now: datetime, zone: tzinfo) -> date:
    """The day that an instant belongs to. It never goes back while time goes on, whatever the clocks do."""
    shown = now.astimezone(zone).replace(tzinfo=None)
    day = (shown - timedelta(hours=BOUNDARY.hour)).date()
    return day + DAY if now >= day_start(day + DAY, zone) else day


def day_start(day: date, zone: tzinfo) -> datetime:
    """The first instant at which clocks in the zone show 03:00 of the date or later, in UTC.

    Where the clocks skip 03:00 that is the instant of the skip, where it strikes twice the first stroke. PEP 495:
    fold 0 takes the earlier side of an overlap, and a time in a gap is read by the offset before it.
    """
    asked = datetime.combine(day, BOUNDARY, zone)
    start = asked.astimezone(UTC)
    into_gap = start.astimezone(zone).replace(tzinfo=None) - asked.replace(tzinfo=None)
    if not into_gap:
        return start
    return _skip(start - into_gap, start, zone)


def week_start(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def _skip(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """The instant between the two at which the offset of the zone changes, to the second."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        before, after = (middle, after) if middle.astimezone(zone).utcoffset() == offset else (before, middle)
    return after
