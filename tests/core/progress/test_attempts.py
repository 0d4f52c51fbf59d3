"""An answer is added once and brings what it is worth."""

import asyncio

import pytest

from core.app import App
from core.errors import GoalInvalidError, PersonUnknownError
from core.progress.models import AttemptRow
from core.progress.types import Award, BadgeKey, ExerciseKind
from core.users.types import Person, PersonId
from tests.clocks import HandClock
from tests.core.people import update
from tests.core.progress.learners import answer, answer_cards, attempt, card, finish

pytestmark = pytest.mark.usefixtures("tables")


@pytest.mark.parametrize(
    ("facts", "xp"),
    [
        ({}, 10),
        ({"hinted": True}, 10),
        ({"tries": 2}, 6),
        ({"tries": 3}, 3),
        ({"revealed": True, "score": 0.0}, 3),
        ({"revealed": True, "tries": 2}, 3),
        ({"score": 0.8}, 8),
        ({"score": 0.4}, 0),
        ({"score": 0.0}, 0),
        ({"kind": ExerciseKind.PLACEMENT}, 0),
    ],
)
async def test_xp_follow_the_try_and_the_score(app: App, ada: Person, facts: dict[str, object], xp: int) -> None:
    assert (await answer(app, ada, **facts)).xp == xp


async def test_a_replay_gets_the_same_award_and_adds_nothing(app: App, ada: Person) -> None:
    await app.progress.choose_goal(ada.id, 30, update())
    lesson, answered = update(), update()
    exercise = attempt()
    awards = [
        await app.progress.record(ada.id, exercise, answered),
        await app.progress.finish_lesson(ada.id, "b1-01", lesson),
    ]
    before = await app.progress.standing(ada.id)

    assert [
        await app.progress.record(ada.id, exercise, answered),
        await app.progress.finish_lesson(ada.id, "b1-01", lesson),
    ] == awards
    assert awards == [Award(xp=10), Award(xp=20, goal_reached=True, streak=1, badges=(BadgeKey("first-lesson"),))]
    assert await app.progress.standing(ada.id) == before
    assert before.xp == 30


async def test_one_update_may_answer_several_exercises(app: App, ada: Person) -> None:
    key = update()

    awards = [await app.progress.record(ada.id, attempt(exercise=f"talk:1/{n}"), key) for n in range(2)]

    assert [award.xp for award in awards] == [10, 10]


async def test_answers_that_arrive_together_are_all_counted_and_each_once(app: App, ada: Person) -> None:
    answers = [(card(n), update()) for n in range(10)]

    awards = await asyncio.gather(*(app.progress.record(ada.id, one, key) for one, key in answers * 2))

    standing = await app.progress.standing(ada.id)
    assert (standing.xp, standing.today.cards, standing.streak.length) == (100, 10, 1)
    assert sum(award.streak == 1 for award in awards) == 2  # the tenth and its replay
    assert await AttemptRow.filter(person_id=ada.id).count() == 10


async def test_an_exercise_brings_xp_once_a_day(app: App, ada: Person, clock: HandClock) -> None:
    first = [await answer(app, ada, exercise="lesson:b1-01/s1") for _ in range(2)]
    clock.move(days=1)
    next_day = await answer(app, ada, exercise="lesson:b1-01/s1")

    assert [award.xp for award in (*first, next_day)] == [10, 0, 10]


async def test_a_miss_is_no_reason_to_withhold_what_a_second_try_is_worth(app: App, ada: Person) -> None:
    await answer(app, ada, exercise="lesson:b1-01/s1", score=0.0)

    assert (await answer(app, ada, exercise="lesson:b1-01/s1", tries=2)).xp == 6


async def test_a_lesson_is_worth_something_once_a_day(app: App, ada: Person, clock: HandClock) -> None:
    awards = [await finish(app, ada) for _ in range(2)]
    clock.move(days=1)
    awards.append(await finish(app, ada))

    assert [award.xp for award in awards] == [20, 0, 20]
    assert (await app.progress.standing(ada.id)).today.lessons == 1


async def test_the_goal_is_reached_by_one_answer_a_day(app: App, ada: Person, clock: HandClock) -> None:
    await app.progress.choose_goal(ada.id, 30, update())

    today = [(await answer(app, ada)).goal_reached for _ in range(5)]
    clock.move(days=1)
    tomorrow = [(await answer(app, ada)).goal_reached for _ in range(3)]

    assert today == [False, False, True, False, False]
    assert tomorrow == [False, False, True]


@pytest.mark.parametrize("xp", [-1, 0, 9, 1001])
async def test_a_goal_is_10_to_1000_xp(app: App, ada: Person, xp: int) -> None:
    with pytest.raises(GoalInvalidError):
        await app.progress.choose_goal(ada.id, xp, update())


async def test_a_stranger_has_no_history(app: App) -> None:
    nobody = PersonId(999_999_999)

    with pytest.raises(PersonUnknownError):
        await app.progress.record(nobody, attempt(), update())
    with pytest.raises(PersonUnknownError):
        await app.progress.standing(nobody)


async def test_what_ada_does_is_not_mallorys(app: App, ada: Person, mallory: Person) -> None:
    await answer_cards(app, ada, 10)

    standing = await app.progress.standing(mallory.id)

    assert (standing.xp, standing.streak.length, standing.today.cards) == (0, 0, 0)
    assert await app.progress.mastery(mallory.id) == {}
    assert await app.progress.last_practised(mallory.id) is None


async def test_a_late_evening_belongs_to_its_day(app: App, ada: Person, clock: HandClock) -> None:
    await app.choose_time_zone(ada.id, "Europe/Moscow")  # 15:00 there
    clock.move(hours=11, minutes=59)  # 02:59

    await finish(app, ada)
    evening = (await app.progress.standing(ada.id)).today.day
    clock.move(minutes=1)
    morning = (await app.progress.standing(ada.id)).today

    assert evening.isoformat() == "2026-11-02"
    assert (morning.day.isoformat(), morning.lessons) == ("2026-11-03", 0)


async def test_whoever_flies_west_does_not_live_a_day_twice(app: App, ada: Person, clock: HandClock) -> None:
    await app.choose_time_zone(ada.id, "Asia/Tokyo")
    clock.move(hours=8)  # Tuesday, 05:00 there
    await finish(app, ada)

    await app.choose_time_zone(ada.id, "America/Los_Angeles")  # Monday noon
    again = await finish(app, ada)

    assert again.xp == 0
    assert (await app.progress.standing(ada.id)).today.day.isoformat() == "2026-11-03"


async def test_reminders_are_told_when_somebody_practised_last(app: App, ada: Person, clock: HandClock) -> None:
    await answer(app, ada)
    practised_at = clock.now()
    today = await app.progress.last_practised(ada.id)
    clock.move(days=2)
    later = await app.progress.last_practised(ada.id)

    assert today is not None
    assert later is not None
    assert (today.at, today.today, today.counts) == (practised_at, True, False)
    assert (later.at, later.today, later.counts) == (practised_at, False, False)
