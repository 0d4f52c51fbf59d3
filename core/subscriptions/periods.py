"""Which day and month it is for a person, and when the next one begins: to the instant, across changes of clocks."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from core.subscriptions.types import Period

EVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Span:
    starts_on: date
    """The local date that names it."""
    ends_at: datetime
    """The first instant that no longer belongs to it, in UTC."""


def span_at(period: Period, now: datetime, zone: tzinfo) -> Span:
    """The period that `now` belongs to where the zone's clocks hang. DAY or MONTH."""
    today = now.astimezone(zone).date()
    if period is Period.DAY:
        return Span(today, first_instant(today + timedelta(days=1), zone))
    if period is Period.MONTH:
        first = today.replace(day=1)
        return Span(first, first_instant((first + timedelta(days=31)).replace(day=1), zone))
    raise ValueError(period)


def first_instant(day: date, zone: tzinfo) -> datetime:
    """When the date begins. Where the clocks skip midnight, the instant of the skip; where it strikes twice, the
    first stroke (PEP 495: fold 0 takes the offset before a gap and the earlier side of an overlap)."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
