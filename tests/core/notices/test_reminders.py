"""When a learner is reminded, and when they are left in peace."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.app import App
from core.learners.types import NEVER, Question
from core.notices.timing import NEVER_AFTER, Wish, is_quiet, is_time, is_wanted, usual_time
from core.progress.days import learner_day
from core.updates.models import OutboxRow
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import TUTOR, update
from tests.core.progress.learners import answer

MOSCOW = ZoneInfo("Europe/Moscow")
ZONES = ["Europe/Moscow", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Europe/Berlin", "UTC"]


def wish(hour: int = 19, **changes: object) -> Wish:
    return Wish(**{"hour": hour, "zone": MOSCOW, "sent_at": None, "snoozed_until": None, **changes})  # type: ignore[arg-type]


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 2, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


def test_the_hour_is_the_learners_own() -> None:
    assert is_time(wish(), at(19))
    assert is_time(wish(), at(20, 55))
    assert not is_time(wish(), at(18, 59))
    assert not is_time(wish(), at(21))


def test_once_a_day() -> None:
    assert not is_time(wish(sent_at=at(19)), at(19, 5))
    assert is_time(wish(sent_at=at(19)), at(19) + timedelta(days=1))


def test_a_late_reminder_does_not_come_at_night_but_their_own_hour_is_theirs() -> None:
    assert is_time(wish(21), at(21, 30))
    assert not is_time(wish(21), at(22, 30))
    assert is_time(wish(23), at(23, 30))


def test_a_snooze_into_the_night_waits_for_the_morning() -> None:
    put_off = wish(snoozed_until=at(23))
    assert not is_time(put_off, at(23, 30))
    assert is_time(put_off, at(8) + timedelta(days=1))


@pytest.mark.parametrize(("silent", "wanted"), [(0, False), (1, True), (6, True), (7, True), (8, False), (14, True)])
def test_after_a_silent_week_it_is_once_a_week(silent: int, wanted: bool) -> None:
    assert is_wanted(date(2026, 11, 30), date(2026, 11, 30) - timedelta(days=silent)) is wanted


@given(silent=st.integers(NEVER_AFTER + 1, 1000))
def test_after_thirty_days_never_again(silent: int) -> None:
    assert not is_wanted(date(2026, 11, 30), date(2026, 11, 30) - timedelta(days=silent))


@given(
    hour=st.integers(0, 23),
    zone=st.sampled_from(ZONES),
    after=st.integers(0, 700 * 24 * 60),
)
def test_through_every_change_of_clocks_it_is_one_a_day_and_never_in_the_quiet_hours(
    hour: int, zone: str, after: int
) -> None:
    present = Wish(hour=hour, zone=ZoneInfo(zone), sent_at=None, snoozed_until=None)
    now, sent = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=after), []
    for _ in range(3 * 24 * 12):
        now += timedelta(minutes=5)
        if is_time(present, now):
            assert not is_quiet(present, now)
            sent.append(learner_day(now, present.zone))
            present = Wish(hour=hour, zone=present.zone, sent_at=now, snoozed_until=None)
    assert len(sent) == len(set(sent))
    assert 2 <= len(sent) <= 4


@pytest.mark.parametrize(
    ("practised", "due"),
    [((19, 0), (18, 30)), ((8, 10), (8, 0)), ((22, 30), (21, 30)), ((1, 0), (21, 30)), ((6, 0), (8, 0))],
)
def test_who_named_no_hour_is_reminded_half_an_hour_before_the_day_is_round(
    practised: tuple[int, int], due: tuple[int, int]
) -> None:
    assert usual_time(at(*practised), MOSCOW) == time(*due)


@given(after=st.integers(0, 700 * 24 * 60), zone=st.sampled_from(ZONES))
def test_the_usual_time_is_never_in_the_quiet_hours(after: int, zone: str) -> None:
    last = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=after)
    assert time(8) <= usual_time(last, ZoneInfo(zone)) < time(22)


async def wants_reminders(app: App, person: Person, hour: int = 19) -> None:
    await app.choose_time_zone(person.id, "Europe/Moscow")
    await app.learners.tell(person.id, Question.REMINDER, hour)


async def sent_to(person: Person) -> int:
    return await OutboxRow.filter(person_id=person.id).count()


async def test_who_has_not_practised_is_reminded_once_by_however_many_schedulers(
    app: App, ada: Person, clock: HandClock
) -> None:
    await wants_reminders(app, ada)
    clock.move(hours=4, minutes=2)  # 19:02 in Moscow
    await app.reminders.send(clock.now())
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 1
    event = await OutboxRow.filter(person_id=ada.id).get()
    assert (event.bot, event.lane, event.to_many) == ("tutor", str(ada.telegram_id), True)


async def test_who_has_practised_today_is_left_in_peace(app: App, ada: Person, clock: HandClock) -> None:
    await wants_reminders(app, ada)
    await answer(app, ada)
    clock.move(hours=4, minutes=2)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 0
    clock.move(days=1)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 1


async def test_who_has_blocked_the_bot_is_not_written_to(app: App, ada: Person, clock: HandClock) -> None:
    await wants_reminders(app, ada)
    await app.mark_unreachable(ada.telegram_id, TUTOR)
    clock.move(hours=4, minutes=2)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 0


async def test_who_paused_the_streak_is_not_reminded(app: App, ada: Person, clock: HandClock) -> None:
    await wants_reminders(app, ada)
    await answer(app, ada)
    clock.move(days=1, hours=4, minutes=2)
    await app.progress.pause_streak(ada.id, update())
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 0


async def test_snoozed_for_an_hour_it_comes_again_unless_they_have_practised(
    app: App, ada: Person, clock: HandClock
) -> None:
    await wants_reminders(app, ada)
    clock.move(hours=4, minutes=2)
    await app.reminders.send(clock.now())
    until = await app.reminders.snooze(ada.id, 1)
    assert until == clock.now() + timedelta(hours=1)
    clock.move(minutes=30)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 1
    clock.move(minutes=31)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 2


async def test_tomorrow_means_the_usual_hour(app: App, ada: Person, clock: HandClock) -> None:
    await wants_reminders(app, ada)
    clock.move(hours=4, minutes=2)
    await app.reminders.send(clock.now())
    assert await app.reminders.snooze(ada.id, 0) is None
    clock.move(hours=3)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 1
    clock.move(hours=21)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 2


async def test_a_month_of_silence_ends_the_reminders(app: App, ada: Person, clock: HandClock) -> None:
    await wants_reminders(app, ada)
    await answer(app, ada)
    clock.move(hours=4, minutes=2)
    for _ in range(60):
        clock.move(days=1)
        await app.reminders.send(clock.now())
    assert await sent_to(ada) == 7 + 3


async def test_who_named_no_hour_is_reminded_the_next_day(app: App, ada: Person, clock: HandClock) -> None:
    await app.choose_time_zone(ada.id, "Europe/Moscow")
    await answer(app, ada)  # 15:00 in Moscow
    clock.move(hours=23, minutes=28)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 0
    clock.move(minutes=5)
    await app.reminders.send(clock.now())
    assert await sent_to(ada) == 1


async def test_who_never_practised_and_named_no_hour_is_left_in_peace(app: App, ada: Person, clock: HandClock) -> None:
    for _ in range(48):
        clock.move(hours=1)
        await app.reminders.send(clock.now())
    assert await sent_to(ada) == 0


async def test_who_wants_no_reminders_gets_none(app: App, ada: Person, clock: HandClock) -> None:
    await answer(app, ada)
    learner = await app.learners.tell(ada.id, Question.REMINDER, NEVER)
    assert (learner.reminder_hour, learner.wants_reminders) == (None, False)
    for _ in range(48):
        clock.move(hours=1)
        await app.reminders.send(clock.now())
    assert await sent_to(ada) == 0
