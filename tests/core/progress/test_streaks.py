"""The streak as a function of what was done on which day."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.progress.days import day_start, learner_day
from core.progress.report_types import DayMark, Pause, Streak
from core.progress.streaks import MOST_FREEZES, streak_of, units_of
from tests.core.progress.learners import MONDAY, days_from

SIGNS = {".": DayMark.MISSED, "f": DayMark.FROZEN, "p": DayMark.PAUSED, "o": DayMark.OPEN, "b": DayMark.EARNED_BACK}
ZONES = (
    "Europe/Moscow", "Europe/Berlin", "Europe/London", "Europe/Helsinki", "Europe/Lisbon", "Europe/Chisinau",
    "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
    "America/Santiago", "America/Asuncion", "America/Caracas", "America/Scoresbysund", "Africa/Cairo",
    "Africa/Casablanca", "Africa/Lagos", "Asia/Tokyo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Gaza", "Asia/Tehran",
    "Asia/Beirut", "Asia/Almaty", "Australia/Lord_Howe", "Australia/Adelaide", "Pacific/Apia", "Pacific/Chatham",
    "Pacific/Kiritimati", "Pacific/Pago_Pago", "Antarctica/Troll",
)  # fmt: skip

some_units = some.lists(some.sampled_from([0, 0, 1, 1, 1, 2, 3]), min_size=1, max_size=80)


def lived(units: str, pauses: tuple[Pause, ...] = ()) -> Streak:
    """A digit for each day from Monday on: its units. The last one is today."""
    days = days_from(MONDAY, len(units))
    return streak_of(dict(zip(days, map(int, units), strict=True)), pauses, days[-1])


def looks(streak: Streak) -> str:
    """A sign for each day: + practised."""
    by_mark = {mark: sign for sign, mark in SIGNS.items()} | {DayMark.PRACTISED: "+"}
    return "".join(by_mark[mark] for mark in streak.marks.values())


@pytest.mark.parametrize(
    ("units", "marks", "length", "freezes"),
    [
        ("1", "+", 1, 0),
        ("0", "", 0, 0),
        ("11110", "++++o", 4, 0),  # today is not over
        ("001", "+", 1, 0),  # nothing is owed before the first day
        ("1111111", "+++++++", 7, 1),
        ("11111110", "+++++++o", 7, 1),
        ("111111101", "+++++++f+", 8, 0),  # the freeze is used by itself, and the day does not count
        ("1111111001", "+++++++f.+", 1, 0),
        ("11111111111111111111111", "+" * 23, 23, 2),  # never more than two
        ("11111111111111001", "+" * 14 + "ff+", 15, 0),
        ("11110112", "++++.+++", 3, 1),  # too late: the third day after
        ("111102", "++++b+", 6, 0),
        ("1111002", "++++b.+", 1, 0),
        ("1111003", "++++bb+", 7, 0),
        ("11110022", "++++bb++", 8, 0),  # each in its time
        ("111101", "++++.+", 1, 0),
        ("1111010", "++++.+o", 1, 0),
        ("1111000", "++++..o", 0, 0),
        ("11110002", "++++...+", 1, 0),  # the oldest is lost for good, the others lead nowhere
        ("1111010102", "++++.+.+b+", 3, 1),  # a later one may lead somewhere when something was done in between
    ],
)
def test_days_become_a_streak(units: str, marks: str, length: int, freezes: int) -> None:
    streak = lived(units)

    assert (looks(streak), streak.length, streak.freezes) == (marks, length, freezes)


@pytest.mark.parametrize(
    ("units", "lost", "would_be", "units_left", "until"),
    [
        ("11110", 0, 4, 0, None),
        ("1111000", 2, 7, 3, 0),  # today with three units: both days and today
        ("111100", 1, 6, 2, 1),
        ("111101", 1, 6, 1, 1),
        ("1111010", 1, 7, 2, 0),
        ("11110000", 0, 0, 0, None),
    ],
)
def test_what_it_takes_to_earn_a_day_back(
    units: str, lost: int, would_be: int, units_left: int, until: int | None
) -> None:
    streak = lived(units)
    today = days_from(MONDAY, len(units))[-1]

    assert (len(streak.lost), streak.would_be, streak.units_to_earn_back) == (lost, would_be, units_left)
    assert streak.earn_back_until == (None if until is None else today + timedelta(days=until))


def test_a_pause_costs_nothing_and_counts_nothing() -> None:
    pause = Pause(MONDAY + timedelta(days=3), MONDAY + timedelta(days=17))
    streak = lived("111" + "0" * 14 + "1", (pause,))

    assert looks(streak) == "+++" + "p" * 14 + "+"
    assert (streak.length, streak.paused_until) == (4, None)


def test_a_day_practised_in_a_pause_counts() -> None:
    pause = Pause(MONDAY + timedelta(days=1), MONDAY + timedelta(days=15))
    streak = lived("10100", (pause,))

    assert looks(streak) == "+p+pp"
    assert (streak.length, streak.paused_until) == (2, pause.ends)


def test_after_the_pause_days_are_missed_as_ever() -> None:
    pause = Pause(MONDAY + timedelta(days=1), MONDAY + timedelta(days=15))

    assert lived("1" + "0" * 18, (pause,)).length == 0


def test_a_unit_is_a_lesson_or_ten_cards() -> None:
    assert [units_of(cards, lessons) for cards, lessons in ((9, 0), (10, 0), (0, 1), (19, 1), (20, 1))] == [
        0, 1, 1, 2, 3,
    ]  # fmt: skip


@given(some_units)
def test_a_streak_is_what_its_marks_say(units: list[int]) -> None:
    streak = lived("".join(map(str, units)))

    counted = 0
    for mark in reversed(list(streak.marks.values())):
        if mark is DayMark.MISSED:
            break
        counted += mark in (DayMark.PRACTISED, DayMark.EARNED_BACK)
    assert streak.length == counted <= streak.best
    assert 0 <= streak.freezes <= MOST_FREEZES
    assert streak.length <= streak.would_be


@given(some_units)
def test_freezes_used_are_freezes_earned(units: list[int]) -> None:
    streak = lived("".join(map(str, units)))

    practised = sum(mark is DayMark.PRACTISED for mark in streak.marks.values())
    frozen = sum(mark is DayMark.FROZEN for mark in streak.marks.values())
    assert frozen + streak.freezes <= practised // 7


@given(some_units)
def test_every_day_earned_back_was_worked_for_within_two_days(units: list[int]) -> None:
    streak = lived("".join(map(str, units)))

    done = dict(zip(days_from(MONDAY, len(units)), units, strict=True))
    earned = [day for day, mark in streak.marks.items() if mark is DayMark.EARNED_BACK]
    for day in earned:
        assert any(done.get(day + timedelta(days=n), 0) > 1 for n in (1, 2))
    assert len(earned) <= sum(max(0, one - 1) for one in units)


@given(some_units, some.integers(0, 79))
def test_more_on_a_day_that_counts_never_makes_a_streak_shorter(units: list[int], where: int) -> None:
    """On an empty day it may: a freeze that comes earlier is used earlier."""
    more = list(units)
    more[where % len(units)] += more[where % len(units)] > 0

    assert lived("".join(map(str, units))).length <= lived("".join(map(str, more))).length


@given(some_units)
def test_what_is_promised_is_kept(units: list[int]) -> None:
    """Whoever does today what was asked of them has the streak they were told."""
    before = lived("".join(map(str, units)))
    if not before.lost:
        return
    after = lived("".join(map(str, [*units[:-1], units[-1] + before.units_to_earn_back])))

    assert after.length == before.would_be
    assert after.lost == ()


@given(some.sampled_from(ZONES), some.dates(date(2024, 1, 1), date(2027, 12, 1)), some.data())
def test_one_practice_in_each_day_is_an_unbroken_streak_wherever_and_however_the_clocks_change(
    name: str, first: date, data: some.DataObject
) -> None:
    """Thirty zones and more; the moment is any of the day's, from its first instant to its last."""
    zone = ZoneInfo(name)
    days = days_from(first, 30)
    moments = [_moment(day, zone, data.draw(some.floats(0, 1), label=str(day))) for day in days]

    units = {learner_day(moment, zone): 1 for moment in moments}
    streak = streak_of(units, (), learner_day(moments[-1], zone))

    assert streak.length == 30
    assert set(streak.marks.values()) == {DayMark.PRACTISED}


@given(some.sampled_from(ZONES), some.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 1)))  # noqa: DTZ001
def test_a_lost_day_can_be_earned_back_for_48_hours(name: str, moment: datetime) -> None:
    """From the end of the lost day on, give or take what the clocks change; not a moment longer than two days."""
    zone = ZoneInfo(name)
    practised = moment.replace(tzinfo=UTC)
    lost = learner_day(practised, zone) + timedelta(days=1)
    over = day_start(lost + timedelta(days=1), zone)

    def length(after: timedelta) -> int:
        back = learner_day(over + after, zone)
        return streak_of({lost - timedelta(days=1): 1, back: 3}, (), back).length

    assert length(timedelta()) == 3
    assert length(timedelta(hours=45)) >= 3
    assert length(timedelta(hours=51)) == 1


def _moment(day: date, zone: ZoneInfo, share: float) -> datetime:
    start, end = day_start(day, zone), day_start(day + timedelta(days=1), zone)
    return min(start + (end - start) * share, end - timedelta(microseconds=1))
