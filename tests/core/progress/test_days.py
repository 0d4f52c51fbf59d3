"""The learner's day begins at 03:00 and never goes back, in every zone there is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from core.progress.days import day_start, learner_day, week_start

ZONES = sorted(available_timezones() - {"localtime"})
TICK = timedelta(microseconds=1)
moments = some.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001
zones = some.sampled_from(ZONES).map(ZoneInfo)
dates = some.dates(date(1990, 1, 1), date(2037, 1, 1))


@given(moments, zones)
def test_an_instant_lies_within_its_day(now: datetime, zone: ZoneInfo) -> None:
    day = learner_day(now, zone)

    assert day_start(day, zone) <= now < day_start(day + timedelta(days=1), zone)


@given(dates, zones)
@example(date(2011, 12, 30), ZoneInfo("Pacific/Apia"))  # a date that was left out
@example(date(2026, 3, 29), ZoneInfo("Europe/Helsinki"))  # 03:00 is skipped
@example(date(2026, 10, 25), ZoneInfo("Europe/Helsinki"))  # 03:00 strikes twice
@example(date(2010, 3, 5), ZoneInfo("Antarctica/Casey"))  # 02:00 comes again, three hours long
def test_a_day_begins_where_another_ends_and_is_never_empty(day: date, zone: ZoneInfo) -> None:
    start, end = day_start(day, zone), day_start(day + timedelta(days=1), zone)

    assert timedelta(hours=1) <= end - start <= timedelta(hours=50)
    assert learner_day(start, zone) == day
    assert learner_day(start - TICK, zone) == day - timedelta(days=1)


@given(moments, some.timedeltas(timedelta(), timedelta(days=3)), zones)
def test_days_do_not_go_back_while_time_goes_on(now: datetime, later: timedelta, zone: ZoneInfo) -> None:
    assert learner_day(now, zone) <= learner_day(now + later, zone)


@given(moments, zones)
def test_at_seven_in_the_morning_it_is_today_and_at_one_at_night_still_yesterday(now: datetime, zone: ZoneInfo) -> None:
    shown = now.astimezone(zone)
    if shown.hour >= 7:
        assert learner_day(now, zone) == shown.date()
    assert learner_day(now, zone) in (shown.date(), shown.date() - timedelta(days=1))


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 28), 23),
        ("Europe/Berlin", date(2026, 10, 24), 25),
        ("Europe/Helsinki", date(2026, 3, 28), 24),  # the hour is skipped at the very boundary: a day starts with it
        ("Europe/Helsinki", date(2026, 3, 29), 23),
        ("Africa/Cairo", date(2026, 4, 23), 23),
        ("America/Havana", date(2026, 10, 31), 25),
        ("Australia/Lord_Howe", date(2026, 10, 3), 23.5),
        ("Europe/Moscow", date(2026, 3, 28), 24),
    ],
)
def test_days_of_another_length(zone: str, day: date, hours: float) -> None:
    place = ZoneInfo(zone)

    assert day_start(day + timedelta(days=1), place) - day_start(day, place) == timedelta(hours=hours)


@given(dates)
def test_weeks_begin_on_mondays(day: date) -> None:
    assert week_start(day).weekday() == 0
    assert timedelta() <= day - week_start(day) < timedelta(days=7)
