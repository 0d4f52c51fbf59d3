"""The day and the month of a person, in every zone there is, whatever its clocks do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.subscriptions.periods import first_instant, span_at
from core.subscriptions.types import Period

ZONES = sorted(available_timezones() - {"localtime"})
moments = some.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001
zones = some.sampled_from(ZONES).map(ZoneInfo)
TICK = timedelta(microseconds=1)


@given(moments, zones)
def test_a_day_ends_at_the_first_instant_of_another_date(now: datetime, zone: ZoneInfo) -> None:
    span = span_at(Period.DAY, now, zone)

    assert now < span.ends_at
    assert span.ends_at.astimezone(zone).date() > span.starts_on
    assert (span.ends_at - TICK).astimezone(zone).date() == span.starts_on


@given(moments, zones)
def test_a_month_ends_at_the_first_instant_of_another_month(now: datetime, zone: ZoneInfo) -> None:
    span = span_at(Period.MONTH, now, zone)

    assert now < span.ends_at
    assert span.starts_on.day == 1
    assert span.ends_at.astimezone(zone).date().month != span.starts_on.month
    assert (span.ends_at - TICK).astimezone(zone).date().month == span.starts_on.month


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Africa/Cairo", date(2026, 4, 24), 23),  # midnight itself is skipped
        ("America/Havana", date(2026, 11, 1), 25),  # midnight strikes twice
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
        ("Europe/Moscow", date(2026, 3, 29), 24),
    ],
)
def test_days_of_another_length(zone: str, day: date, hours: float) -> None:
    place = ZoneInfo(zone)

    length = first_instant(day + timedelta(days=1), place) - first_instant(day, place)

    assert length == timedelta(hours=hours)


def test_a_date_that_never_was_ends_when_the_one_before_does() -> None:
    samoa = ZoneInfo("Pacific/Apia")  # 30 December 2011 was left out
    thursday = span_at(Period.DAY, datetime(2011, 12, 30, 9, 59, tzinfo=UTC), samoa)

    assert thursday.starts_on == date(2011, 12, 29)
    assert thursday.ends_at == datetime(2011, 12, 30, 10, tzinfo=UTC)
    assert thursday.ends_at.astimezone(samoa).date() == date(2011, 12, 31)
