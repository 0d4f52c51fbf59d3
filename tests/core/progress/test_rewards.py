"""The streak, the badges and the week, as a learner lives them."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from core.app import App
from core.errors import PauseTooSoonError
from core.levels.types import Level, PointKey, Skill
from core.progress.badges import BADGES, Tally
from core.progress.events import all_events
from core.progress.history import Answered
from core.progress.models import BadgeRow
from core.progress.report_types import BadgeStanding, DayMark, Streak
from core.progress.types import Award, BadgeKey, ExerciseKind
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import update
from tests.core.progress.learners import (
    MONDAY,
    PERFECT,
    TRAVEL,
    answer,
    answer_cards,
    attempt,
    card,
    days_from,
    finish,
    practise_daily,
)

pytestmark = pytest.mark.usefixtures("tables")

KINDS = (ExerciseKind.GAP, ExerciseKind.ORDER)


async def streak(app: App, person: Person) -> Streak:
    return (await app.progress.standing(person.id)).streak


async def earned(app: App, person: Person) -> Mapping[BadgeKey, BadgeStanding]:
    badges = await app.progress.badges(person.id)
    return {one.badge: one for one in badges if one.earned_on is not None}


def brought(awards: list[Award]) -> list[str]:
    return [badge for award in awards for badge in award.badges]


async def test_ten_cards_make_the_day_count_and_the_tenth_says_so(app: App, ada: Person) -> None:
    awards = await answer_cards(app, ada, 12)

    assert [award.streak for award in awards] == [None] * 9 + [1, None, None]


async def test_the_same_card_again_is_no_other_card(app: App, ada: Person, clock: HandClock) -> None:
    for _ in range(12):
        await app.progress.record(ada.id, card(7), update())
    one = (await app.progress.standing(ada.id)).today
    clock.move(days=1)
    await app.progress.record(ada.id, card(7), update())

    assert (one.cards, one.xp) == (1, 10)
    assert (await app.progress.standing(ada.id)).today.cards == 1


async def test_a_week_of_lessons_is_a_streak_of_seven_with_a_freeze(app: App, ada: Person, clock: HandClock) -> None:
    awards = await practise_daily(app, ada, clock, 7)
    clock.move(days=1)
    after_a_day_off = await streak(app, ada)

    assert [award.streak for award in awards] == [1, 2, 3, 4, 5, 6, 7]
    assert (after_a_day_off.length, after_a_day_off.freezes) == (7, 0)
    assert after_a_day_off.marks[MONDAY + timedelta(days=7)] is DayMark.FROZEN


async def test_a_lost_day_is_earned_back_by_double_practice(app: App, ada: Person, clock: HandClock) -> None:
    await practise_daily(app, ada, clock, 3)
    clock.move(days=1)
    lost = await streak(app, ada)
    first = await finish(app, ada)
    half = await streak(app, ada)
    second = (await answer_cards(app, ada, 10))[-1]

    assert (lost.length, lost.would_be, lost.units_to_earn_back) == (0, 5, 2)
    assert (first.streak, half.units_to_earn_back) == (1, 1)
    assert second.streak == 5
    assert "won-back" in second.badges
    assert (await streak(app, ada)).lost == ()


async def test_a_pause_keeps_the_streak_for_14_days(app: App, ada: Person, clock: HandClock) -> None:
    await practise_daily(app, ada, clock, 3)
    await app.progress.pause_streak(ada.id, update())
    clock.move(days=13)
    paused = await streak(app, ada)
    clock.move(days=1)
    back = await finish(app, ada)

    assert paused.paused_until == MONDAY + timedelta(days=17)
    assert back.streak == 4


async def test_a_pause_is_no_habit(app: App, ada: Person, clock: HandClock) -> None:
    pause = update()
    await app.progress.pause_streak(ada.id, pause)
    await app.progress.pause_streak(ada.id, pause)  # a replay
    for days in (0, 14, 13):
        clock.move(days=days)
        with pytest.raises(PauseTooSoonError) as refusal:
            await app.progress.pause_streak(ada.id, update())
        assert refusal.value.since == MONDAY + timedelta(days=28)
    clock.move(days=1)

    await app.progress.pause_streak(ada.id, update())

    assert (await streak(app, ada)).paused_until == MONDAY + timedelta(days=42)


async def test_who_is_back_early_ends_the_pause(app: App, ada: Person, clock: HandClock) -> None:
    await practise_daily(app, ada, clock, 1)
    await app.progress.end_pause(ada.id, update())  # there is none
    await app.progress.pause_streak(ada.id, update())
    clock.move(days=2)
    await app.progress.end_pause(ada.id, update())
    clock.move(days=1)

    now = await streak(app, ada)

    assert [*now.marks.values()] == [
        DayMark.PRACTISED, DayMark.PAUSED, DayMark.PAUSED, DayMark.MISSED, DayMark.OPEN,
    ]  # fmt: skip


async def test_there_are_fifteen_badges_and_more_and_none_for_showing_up(app: App, ada: Person) -> None:
    assert len(BADGES) == len({badge.key for badge in BADGES}) >= 15
    assert len({(badge.tally, badge.takes) for badge in BADGES}) == len(BADGES)
    assert {badge.tally for badge in BADGES} == set(Tally)
    await app.progress.standing(ada.id)
    await app.progress.place(ada.id, Level.B1, update())
    await answer(app, ada)

    assert await earned(app, ada) == {}


async def test_a_badge_is_earned_once_by_what_caused_it(app: App, ada: Person, clock: HandClock) -> None:
    key = update()
    first = await app.progress.finish_lesson(ada.id, "b1-01", key)
    clock.move(days=1)
    again = await finish(app, ada)

    assert (first.badges, again.badges) == (("first-lesson",), ())
    row = await BadgeRow.get(person_id=ada.id)
    assert (row.badge, row.cause, row.day) == ("first-lesson", key, MONDAY)


async def test_different_lessons_count_for_badges_and_a_repeated_one_does_not(
    app: App, ada: Person, clock: HandClock
) -> None:
    for n in range(9):
        await finish(app, ada, f"b1-{n}")
    clock.move(days=1)
    again = await finish(app, ada, "b1-0")
    tenth = await finish(app, ada, "b1-9")

    assert (again.badges, tenth.badges) == ((), ("ten-lessons",))


@pytest.mark.parametrize(
    ("slip", "clean"), [({}, True), ({"hinted": True}, False), ({"tries": 2}, False), ({"score": 0.0}, False)]
)
async def test_a_clean_lesson_has_every_answer_right_at_once(
    app: App, ada: Person, clock: HandClock, slip: dict[str, object], clean: bool
) -> None:
    await answer(app, ada, exercise="lesson:b1-01/s1", score=0.0)
    clock.move(days=1)  # yesterday's try does not count
    await answer(app, ada, exercise="lesson:b1-011/s1", score=0.0)  # another lesson
    for n in range(1, 6):
        await answer(app, ada, exercise=f"lesson:b1-01/s{n}", **(slip if n == 3 else {}))

    assert ("clean-lesson" in (await finish(app, ada)).badges) is clean


async def test_a_lesson_without_answers_is_not_clean(app: App, ada: Person) -> None:
    assert "clean-lesson" not in (await finish(app, ada)).badges


@pytest.mark.parametrize(
    ("kind", "badge", "takes"),
    [
        (ExerciseKind.WRITING, "writer", 15),
        (ExerciseKind.SAY, "speaker", 25),
        (ExerciseKind.HUNT, "hunter", 25),
        (ExerciseKind.DICTATION, "listener", 40),
    ],
)
async def test_skills_have_badges_of_their_own(
    app: App, ada: Person, kind: ExerciseKind, badge: str, takes: int
) -> None:
    await answer(app, ada, kind=kind, score=0.0)
    again = [await answer(app, ada, kind=kind, exercise="lesson:1/s1") for _ in range(3)]  # one exercise
    rest = [await answer(app, ada, kind=kind) for _ in range(takes - 1)]

    assert brought([*again, *rest[:-1]]) == []
    assert rest[-1].badges == (badge,)


async def test_putting_oneself_right_is_worth_a_badge(app: App, ada: Person) -> None:
    awards = [await answer(app, ada, tries=2) for _ in range(25)]

    assert brought(awards) == ["own-editor"]


async def test_a_return_after_two_weeks_is_worth_a_badge(app: App, ada: Person, clock: HandClock) -> None:
    awards = [await answer(app, ada)]
    for days in (13, 14):
        clock.move(days=days)
        awards.append(await answer(app, ada))

    assert [award.badges for award in awards] == [(), (), ("comeback",)]


async def test_all_six_skills_within_a_week(app: App, ada: Person, clock: HandClock) -> None:
    first, *rest = Skill
    await answer(app, ada, points=(PointKey(f"{first}/x"),))
    clock.move(days=7)
    awards = [await answer(app, ada, points=(PointKey(f"{skill}/x"),)) for skill in rest]
    awards.append(await answer(app, ada, points=(PointKey(f"{first}/x"),)))

    assert [award.badges for award in awards] == [()] * 5 + [("all-round",)]


async def test_points_mastered_and_polished(app: App, ada: Person, clock: HandClock) -> None:
    awards = []
    for _ in range(5):
        awards += [await answer(app, ada, kind=kind, points=(PERFECT, TRAVEL)) for kind in KINDS * 2]
        clock.move(days=1)
    clock.move(days=300)
    polished = [await answer(app, ada, points=(PERFECT, TRAVEL)) for _ in range(3)]

    assert "first-point" in brought(awards)
    assert "comeback" in brought(polished)
    standing = {one.badge: one for one in await app.progress.badges(ada.id)}
    assert standing[BadgeKey("polished")].have == 2  # two points, once each
    assert standing[BadgeKey("ten-points")].have == 2


async def test_talks_and_levels_are_counted_by_what_they_are(app: App, ada: Person) -> None:
    awards = [await app.progress.finish_talk(ada.id, "a1-cafe", update()) for _ in range(2)]
    awards += [await app.progress.finish_talk(ada.id, f"a1-{n}", update()) for n in range(9)]
    awards.append(await app.progress.reach_level(ada.id, Level.B1, update()))

    assert brought(awards) == ["first-talk", "ten-talks", "level-up"]


async def test_goals_reached_on_seven_days(app: App, ada: Person, clock: HandClock) -> None:
    await app.progress.choose_goal(ada.id, 20, update())

    awards = await practise_daily(app, ada, clock, 7)

    assert "seven-goals" in awards[-1].badges
    assert "seven-goals" not in brought(awards[:-1])


async def test_what_is_missing_for_a_badge_can_be_told(app: App, ada: Person) -> None:
    await finish(app, ada)

    badges = {one.badge: one for one in await app.progress.badges(ada.id)}

    assert (badges[BadgeKey("ten-lessons")].have, badges[BadgeKey("ten-lessons")].takes) == (1, 10)
    assert badges[BadgeKey("first-lesson")].earned_on == MONDAY


async def test_a_week_is_told_day_by_day(app: App, ada: Person, clock: HandClock) -> None:
    await practise_daily(app, ada, clock, 2)
    clock.move(days=5)  # the next Monday
    await app.progress.choose_goal(ada.id, 30, update())
    await finish(app, ada)
    await answer(app, ada, score=0.0)
    clock.move(days=2)
    await answer_cards(app, ada, 10)

    week = await app.progress.week(ada.id)

    monday = MONDAY + timedelta(days=7)
    assert [day.day for day in week.days] == days_from(monday, 7)
    assert [day.xp for day in week.days] == [20, 0, 100, 0, 0, 0, 0]
    assert [day.reached for day in week.days] == [False, False, True, False, False, False, False]
    assert (week.xp, week.answers, week.right, week.lessons, week.cards, week.practised) == (120, 11, 10, 1, 10, 2)
    assert (week.before.xp, week.before.lessons) == (40, 2)
    assert week.badges == ()
    assert set(week.skills) == {Skill.GRAMMAR, Skill.VOCABULARY}
    assert week.skills[Skill.GRAMMAR] < 0 < week.skills[Skill.VOCABULARY] or week.skills[Skill.GRAMMAR] == 0
    assert week.streak == 1

    before = await app.progress.week(ada.id, MONDAY)
    assert (before.xp, before.streak, before.badges) == (40, 0, ("first-lesson",))
    assert before.marks[MONDAY] is DayMark.PRACTISED


async def test_attempts_are_kept_as_they_were(app: App, ada: Person) -> None:
    one = attempt(answer="have go", engine="answers/7", hinted=True, tries=2, score=0.7)
    await app.progress.record(ada.id, one, update())
    (event,) = await all_events(ada.id)

    assert isinstance(event, Answered)
    assert event.attempt == one
