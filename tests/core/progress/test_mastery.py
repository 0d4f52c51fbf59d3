"""What answers say about points and skills."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.app import App
from core.levels.types import Level, Skill
from core.progress.ability import EDGES, MOST_START, OF_A_SKILL, able, expected, middle, moved, place_of, start_of_point
from core.progress.points import PointState
from core.progress.report_types import SkillStanding
from core.progress.types import Attempt, ExerciseKind, Mastery, MasteryState
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.people import update
from tests.core.progress.learners import MONDAY, PERFECT, TRAVEL, answer, attempt

pytestmark = pytest.mark.usefixtures("tables")

KINDS = (ExerciseKind.GAP, ExerciseKind.ORDER)


async def perfect(app: App, person: Person) -> Mastery:
    return (await app.progress.mastery(person.id))[PERFECT]


async def skill(app: App, person: Person, which: Skill = Skill.GRAMMAR) -> SkillStanding:
    return next(one for one in await app.progress.skills(person.id) if one.skill is which)


async def learn_perfect(app: App, ada: Person, clock: HandClock, days: int = 4) -> None:
    """Four right answers a day, in two kinds; the clock is left on the last day."""
    for day in range(days):
        for kind in KINDS * 2:
            await answer(app, ada, kind=kind)
        clock.move(days=day < days - 1)


async def test_a_point_is_mastered_after_enough_right_answers(app: App, ada: Person, clock: HandClock) -> None:
    await learn_perfect(app, ada, clock)

    point = await perfect(app, ada)

    assert point.state is MasteryState.MASTERED
    assert point.expected >= 0.9
    assert (point.answers, point.days, set(point.kinds)) == (16, 4, {*KINDS})


async def test_one_day_is_not_enough(app: App, ada: Person) -> None:
    for kind in KINDS * 15:
        await answer(app, ada, kind=kind)

    point = await perfect(app, ada)

    assert (point.state, point.days) == (MasteryState.LEARNING, 1)
    assert point.expected > 0.9


async def test_one_kind_of_exercise_is_not_enough(app: App, ada: Person, clock: HandClock) -> None:
    for _ in range(5):
        for _ in range(5):
            await answer(app, ada)
        clock.move(days=1)

    point = await perfect(app, ada)

    assert (point.state, point.days) == (MasteryState.LEARNING, 5)
    assert point.expected > 0.9


async def test_four_answers_are_not_enough_even_where_much_is_expected(app: App, ada: Person, clock: HandClock) -> None:
    await app.progress.place(ada.id, Level.C1, update())
    states = []
    for kind in KINDS * 3:
        await answer(app, ada, kind=kind, level=Level.A1)
        states.append((await perfect(app, ada)).state)
        clock.move(days=1)

    assert states.index(MasteryState.MASTERED) >= 4


async def test_mistakes_take_mastery_away(app: App, ada: Person, clock: HandClock) -> None:
    await learn_perfect(app, ada, clock)
    for _ in range(2):
        await answer(app, ada, score=0.0)

    assert (await perfect(app, ada)).state is MasteryState.LEARNING


async def test_a_mastered_point_grows_rusty_and_is_polished_by_one_right_answer(
    app: App, ada: Person, clock: HandClock
) -> None:
    await learn_perfect(app, ada, clock)  # remembered for 24 days with nine chances of ten
    clock.move(days=57)
    almost = await perfect(app, ada)
    clock.move(days=1)
    rusty = await perfect(app, ada)
    await answer(app, ada)
    polished = await perfect(app, ada)

    states = [point.state for point in (almost, rusty, polished)]
    assert states == [MasteryState.MASTERED, MasteryState.RUSTY, MasteryState.MASTERED]
    assert almost.retrievability == pytest.approx(0.801, abs=0.002)
    assert rusty.retrievability == pytest.approx(0.798, abs=0.002)
    assert polished.retrievability == 1


async def test_what_was_never_right_cannot_be_remembered(app: App, ada: Person) -> None:
    await answer(app, ada, score=0.0)

    point = await perfect(app, ada)

    assert (point.retrievability, point.last_right_on, point.state) == (0.0, None, MasteryState.LEARNING)


async def test_an_answer_touches_all_its_points_and_no_other(app: App, ada: Person) -> None:
    await answer(app, ada, points=(PERFECT, TRAVEL, PERFECT))

    mastery = await app.progress.mastery(ada.id)

    assert {point: one.answers for point, one in mastery.items()} == {PERFECT: 1, TRAVEL: 1}


async def test_help_is_worth_less_than_an_own_answer(app: App) -> None:
    state = PointState(ability=-2, level=Level.B1, last_at=app.clock.now())
    helped: list[Attempt] = [
        attempt(),
        attempt(hinted=True),
        attempt(tries=2),
        attempt(tries=3),
        attempt(score=0),
    ]

    abilities = [state.after(one, app.clock.now(), MONDAY).ability for one in helped]

    assert abilities == sorted(set(abilities), reverse=True)
    assert state.after(attempt(revealed=True), app.clock.now(), MONDAY).ability == abilities[-1]


@pytest.mark.parametrize("second", [attempt(tries=2), attempt(tries=2, score=0), attempt(tries=3, score=0)])
async def test_another_try_at_the_same_exercise_never_lowers_an_ability(app: App, second: Attempt) -> None:
    state = PointState(ability=0, level=Level.B1, last_at=app.clock.now())

    failed = state.after(attempt(score=0), app.clock.now(), MONDAY)

    assert failed.ability < state.ability
    assert failed.after(second, app.clock.now(), MONDAY).ability >= failed.ability


async def test_skills_are_known_after_five_answers_or_a_placement(app: App, ada: Person) -> None:
    for _ in range(4):
        await answer(app, ada)
    four = await skill(app, ada)
    await answer(app, ada)
    five = await skill(app, ada)
    await app.progress.place(ada.id, Level.B2, update(), skills={Skill.LISTENING: Level.A2})

    assert (four.level, four.answers) == (None, 4)
    assert five.level is not None
    assert (await skill(app, ada)).level is Level.B2
    assert (await skill(app, ada, Skill.LISTENING)).level is Level.A2
    assert (await skill(app, ada, Skill.SPEAKING)).place == pytest.approx(3.5)


async def test_a_skill_has_a_history_and_a_trend(app: App, ada: Person, clock: HandClock) -> None:
    await app.progress.place(ada.id, Level.B1, update())
    for _ in range(3):
        clock.move(days=7)
        for _ in range(3):
            await answer(app, ada)

    grammar, reading = await skill(app, ada), await skill(app, ada, Skill.READING)

    places = [place for _, place in grammar.history]
    assert [day for day, _ in grammar.history] == [MONDAY + timedelta(days=7 * n) for n in range(4)]
    assert places == sorted(set(places))
    assert grammar.trend == pytest.approx(places[-1] - places[0])
    assert (reading.trend, len(reading.history)) == (0.0, 1)


async def test_a_trend_looks_back_four_weeks(app: App, ada: Person, clock: HandClock) -> None:
    for _ in range(5):
        await answer(app, ada)
    clock.move(days=29)
    old = await skill(app, ada)
    await answer(app, ada)
    moved_on = await skill(app, ada)

    assert old.trend == 0.0
    assert moved_on.trend == pytest.approx(moved_on.place - old.place)


abilities = some.floats(-3, 3)
levels = some.sampled_from(Level)


@given(abilities, levels, some.integers(0, 1000), some.floats(0, 1))
def test_an_answer_moves_towards_what_it_shows_and_never_far(
    ability: float, level: Level, answers: int, gained: float
) -> None:
    after = moved(ability, answers, attempt(level=level, score=gained))

    assert (after - ability) * (gained - expected(ability, level)) >= 0
    assert abs(after - ability) <= 0.4


@given(abilities, levels)
def test_later_answers_move_less_but_always_half_as_much_as_the_first(ability: float, level: Level) -> None:
    steps = [moved(ability, answers, attempt(level=level)) - ability for answers in (0, 10, 100, 10_000)]

    assert steps == sorted(steps, reverse=True)
    assert 2 * steps[-1] >= steps[0]


@given(levels, some.floats(0.01, 0.99))
def test_expected_is_what_able_says(level: Level, share: float) -> None:
    assert expected(able(level, share), level) == pytest.approx(share)


@given(abilities, levels)
def test_a_point_never_tried_is_neither_mastered_nor_hopeless(skill: float, level: Level) -> None:
    assert expected(start_of_point(skill, level), level) + 1e-9 >= 0.3
    assert expected(start_of_point(skill, level), level) <= MOST_START + 1e-9


def test_levels_lie_in_order_and_their_exercises_are_for_those_in_the_middle() -> None:
    assert [place_of(middle(level)) for level in Level] == pytest.approx([0.5, 1.5, 2.5, 3.5, 4.5, 5.5])
    assert [place_of(edge) for edge in EDGES] == pytest.approx([0, 1, 2, 3, 4, 5, 6])
    assert (place_of(-9), place_of(9)) == (0.0, 6.0)
    assert [expected(middle(level), level) for level in Level] == pytest.approx([0.75] * 6)


def after_days(chance: float, seed: int, days: int = 40) -> list[bool]:
    """Whether a point is mastered at the end of each day, for somebody who is right with this chance: two a day."""
    state, luck = PointState(ability=middle(Level.B1), level=Level.B1, last_at=NOON), random.Random(seed)
    mastered = []
    for day in range(days):
        for kind in KINDS:
            answered = attempt(kind=kind, score=float(luck.random() < chance))
            state = state.after(answered, NOON, MONDAY + timedelta(days=day))
        mastered.append(state.mastered)
    return mastered


def test_who_knows_a_point_masters_it_soon_and_who_does_not_seldom() -> None:
    knows = [after_days(0.97, seed).index(True) + 1 for seed in range(300)]
    halfway = [after_days(0.75, seed)[-1] for seed in range(300)]

    assert sorted(knows)[150] <= 8  # the median, in days of two answers
    assert sum(halfway) / len(halfway) <= 0.05


@given(some.integers(0, 500), some.integers(0, 500), some.integers(1, 12))
def test_forgetting_goes_one_way_and_slower_the_more_days_were_right(one: int, other: int, days: int) -> None:
    def chance(after: int, right_days: int) -> float:
        state = PointState(ability=0, level=Level.B1, last_at=NOON, right_days=right_days, last_right_on=MONDAY)
        return state.retrievability(MONDAY + timedelta(days=after))

    sooner, later = sorted((one, other))
    assert chance(later, days) <= chance(sooner, days)
    assert chance(later, days) <= chance(later, days + 1)
    assert chance(3, 1) == pytest.approx(0.9)


def test_the_date_of_mastery_is_the_first_one() -> None:
    state = PointState(ability=able(Level.B1, 0.85), level=Level.B1, last_at=NOON)
    dates: list[date | None] = []
    for day in range(12):
        score = 0.0 if day in (8, 9) else 1.0
        for kind in KINDS:
            state = state.after(attempt(kind=kind, score=score), NOON, MONDAY + timedelta(days=day))
        dates.append(state.mastered_on)

    assert dates[1] is None
    assert len(set(dates) - {None}) == 1


NOON = HandClock().now()


@pytest.mark.parametrize(("share", "level"), [(0.6, Level.B1), (0.75, Level.B1), (0.92, Level.B2)])
def test_a_skill_settles_where_its_exercises_are_done_as_often_as_meant(share: float, level: Level) -> None:
    """Somebody at B1 who does B1 exercises: as often right as meant keeps the level, hardly a mistake leads on."""
    ends = []
    for seed in range(100):
        ability, luck = middle(Level.B1), random.Random(seed)
        for n in range(200):
            ability = moved(ability, n, attempt(score=float(luck.random() < share)), share=OF_A_SKILL)
        ends.append(place_of(ability))

    assert list(Level)[int(sum(ends) / len(ends))] is level
    assert max(ends) - min(ends) <= 1


def test_a_placement_item_is_harder_than_an_exercise_of_its_level() -> None:
    right, tested = attempt(), attempt(kind=ExerciseKind.PLACEMENT)

    assert moved(0, 0, tested) > moved(0, 0, right)


@pytest.mark.parametrize(
    ("share", "answers", "days", "kinds", "mastered"),
    [
        (0.901, 5, 3, 2, True),
        (0.899, 5, 3, 2, False),
        (0.99, 4, 3, 2, False),
        (0.99, 5, 2, 2, False),
        (0.99, 50, 30, 1, False),
    ],
)
def test_mastery_takes_all_four(share: float, answers: int, days: int, kinds: int, mastered: bool) -> None:
    seen = frozenset(KINDS[:kinds])
    ability = able(Level.B1, share)
    state = PointState(ability=ability, level=Level.B1, answers=answers, days=days, kinds=seen, last_at=NOON)

    assert state.mastered is mastered
