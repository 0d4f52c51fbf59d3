"""Where the path leads, rule by rule."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.levels.types import Bilingual, Level, PointKey
from core.path.choosing import free_lessons, most_urgent, urgency
from core.path.deciding import Move, decide
from core.path.types import StepKind, TransitionKind
from core.progress.types import MasteryState
from tests.core.path.scenes import COURSE, NOW, facts, knows, lesson, mastered, stood, weak


def only(moves: list[Move]) -> Move:
    assert len(moves) == 1
    return moves[0]


def test_the_first_step_is_the_first_lesson_of_the_level() -> None:
    move = only(decide(facts()))
    assert (move.kind, move.step, move.subject) == (TransitionKind.START, StepKind.LESSON, "a1-01")


def test_prerequisites_of_lower_levels_count_as_done() -> None:
    assert only(decide(facts(level=Level.A2))).subject == "a2-01"


def test_a_step_stays_until_it_is_done() -> None:
    assert decide(facts(moves=[stood("a1-01", is_done=False)])) == []


def test_a_step_that_is_done_leads_to_the_next() -> None:
    move = only(decide(facts(finished=frozenset({"a1-01"}), moves=[stood("a1-01")])))
    assert (move.kind, move.subject) == (TransitionKind.ADVANCE, "a1-02")


def test_of_the_open_lessons_the_weakest_comes_first() -> None:
    known = (knows("have", expected=0.8), knows("can", expected=0.65))
    move = only(decide(facts(*known, finished=frozenset({"a1-01"}), moves=[stood("a1-01")])))
    assert move.subject == "a1-03"


def test_what_is_due_comes_before_what_is_fresh() -> None:
    known = (knows("have"), knows("can", retrievability=0.5))
    assert only(decide(facts(*known, finished=frozenset({"a1-01"}), moves=[stood("a1-01")]))).subject == "a1-03"


def test_what_was_seen_today_can_wait() -> None:
    known = (knows("have", last_at=NOW - timedelta(hours=1)), knows("can"))
    assert only(decide(facts(*known, finished=frozenset({"a1-01"}), moves=[stood("a1-01")]))).subject == "a1-03"


def test_a_weak_prerequisite_is_practised_first_and_the_next_lesson_is_named() -> None:
    move = only(decide(facts(weak("be"), finished=frozenset({"a1-01"}), moves=[stood("a1-01")])))
    assert (move.kind, move.step, move.subject) == (TransitionKind.REMEDIAL, StepKind.REMEDIAL, "a1-01")
    assert move.point == "grammar/be"
    assert move.facts["following"]["en"] == "Lesson a1-02"


def test_a_rusty_prerequisite_is_refreshed() -> None:
    rusty = knows("be", expected=0.95, state=MasteryState.RUSTY, retrievability=0.6)
    move = only(decide(facts(rusty, finished=frozenset({"a1-01"}), moves=[stood("a1-01")])))
    assert (move.kind, move.facts["rusty"]) == (TransitionKind.REMEDIAL, True)


def test_after_going_back_the_way_goes_on_even_if_it_did_not_help() -> None:
    back = stood("a1-01", kind=TransitionKind.REMEDIAL, step=StepKind.REMEDIAL, point=PointKey("grammar/be"))
    assert only(decide(facts(weak("be"), finished=frozenset({"a1-01"}), moves=[back]))).subject == "a1-02"


def test_two_answers_are_too_few_to_call_a_point_weak() -> None:
    moves = decide(facts(weak("be", answers=2), finished=frozenset({"a1-01"}), moves=[stood("a1-01")]))
    assert only(moves).kind is TransitionKind.ADVANCE


def test_lessons_whose_points_are_mastered_are_passed_over_one_after_another() -> None:
    moves = decide(facts(mastered("be"), mastered("have")))
    assert [(move.kind, move.subject) for move in moves] == [
        (TransitionKind.SKIP_AHEAD, "a1-01"),
        (TransitionKind.SKIP_AHEAD, "a1-02"),
        (TransitionKind.START, "a1-03"),
    ]


def test_what_was_mastered_and_is_rusty_is_not_passed_over() -> None:
    rusty = knows("be", expected=0.95, state=MasteryState.RUSTY)
    assert only(decide(facts(rusty))).subject == "a1-01"


ALL_A1 = frozenset({"a1-01", "a1-02", "a1-03"})


def test_a_level_is_left_upwards_when_its_lessons_are_done_and_known() -> None:
    known = (knows("be"), knows("have"), mastered("can"))
    move = only(decide(facts(*known, finished=ALL_A1, moves=[stood("a1-03")])))
    assert (move.kind, move.level, move.subject) == (TransitionKind.LEVEL_UP, Level.A2, "a2-01")


@pytest.mark.parametrize(
    "known",
    [(knows("be"), knows("have"), weak("can")), (knows("be"), knows("have")), (weak("be"), weak("have"), weak("can"))],
)
def test_done_and_not_known_is_not_enough_for_a_level(known: tuple) -> None:  # type: ignore[type-arg]
    move = only(decide(facts(*known, finished=ALL_A1, moves=[stood("a1-03")])))
    assert (move.kind, move.level) == (TransitionKind.REMEDIAL, Level.A1)


def test_a_level_that_staff_hold_is_not_left() -> None:
    known = (knows("be"), knows("have"), knows("can"))
    move = only(decide(facts(*known, finished=ALL_A1, moves=[stood("a1-03")], is_held=True)))
    assert move.kind is TransitionKind.REMEDIAL


def test_a_level_set_by_a_test_begins_anew_there() -> None:
    move = only(decide(facts(level=Level.A2, moves=[stood("a1-01", is_done=False)])))
    assert (move.kind, move.subject) == (TransitionKind.START, "a2-01")


OLD = stood("a1-01", at=NOW - timedelta(days=20))
CAFE = {"a1-cafe": Bilingual(ru="В кафе", en="At the café")}


def test_two_weeks_of_practice_without_a_gain_bring_something_of_another_kind() -> None:
    move = only(decide(facts(finished=frozenset({"a1-01"}), moves=[OLD], practised=8, gain=0.0, scenes=CAFE)))
    assert (move.kind, move.step, move.subject) == (TransitionKind.STAGNATION, StepKind.SCENE, "a1-cafe")


def test_where_no_scene_is_left_the_weakest_is_practised_again() -> None:
    move = only(decide(facts(finished=frozenset({"a1-01"}), moves=[OLD], practised=8)))
    assert (move.kind, move.step) == (TransitionKind.STAGNATION, StepKind.REMEDIAL)


@pytest.mark.parametrize(
    "changes",
    [
        {"practised": 3},
        {"gain": 0.2},
        {"moves": [stood("a1-01")]},
        {"moves": [OLD, stood("a1-cafe", kind=TransitionKind.STAGNATION, step=StepKind.SCENE)]},
    ],
    ids=["a holiday", "a gain", "a week on the path", "said already"],
)
def test_that_is_no_stagnation(changes: dict) -> None:  # type: ignore[type-arg]
    usual = {"finished": frozenset({"a1-01"}), "moves": [OLD], "practised": 8, "scenes": CAFE}
    assert only(decide(facts(**{**usual, **changes}))).kind is TransitionKind.ADVANCE


def test_what_staff_chose_stays_whatever_the_level_and_the_weak_points() -> None:
    chosen = stood("a2-01", is_done=False, kind=TransitionKind.OVERRIDE, level=Level.A2)
    assert decide(facts(weak("be"), finished=frozenset({"a1-01"}), moves=[chosen])) == []


def test_after_what_staff_chose_the_path_goes_on_by_itself() -> None:
    chosen = stood("a2-01", kind=TransitionKind.OVERRIDE, level=Level.A2)
    assert only(decide(facts(finished=frozenset({"a1-01"}), moves=[chosen]))).subject == "a1-02"


points = st.sampled_from(["be", "have", "can", "past"])
known_points = st.lists(
    st.builds(
        lambda point, expected, answers: knows(point, expected=expected, answers=answers),
        points,
        st.floats(0.05, 0.99),
        st.integers(1, 30),
    )
)


@given(known=known_points, finished=st.sets(st.sampled_from(["a1-01", "a1-02", "a1-03"])))
def test_the_path_never_leads_to_a_locked_lesson(known: list, finished: set[str]) -> None:  # type: ignore[type-arg]
    decided = decide(facts(*known, finished=frozenset(finished), moves=[stood("a1-01")]))
    done = frozenset(finished) | {move.subject for move in decided if move.step is None}
    for move in decided:
        if move.step is StepKind.LESSON and move.level is Level.A1:
            assert move.subject in {one.key for one in free_lessons(COURSE, done, Level.A1)}


@given(known=known_points)
def test_urgency_is_a_share(known: list) -> None:  # type: ignore[type-arg]
    assert all(0 <= urgency(one, NOW) <= 1 for _, one in known)


def test_equally_urgent_lessons_come_in_the_order_of_the_course() -> None:
    lessons = [lesson("a1-05", "be"), lesson("a1-02", "be")]
    chosen = most_urgent(lessons, {}, NOW)
    assert chosen is not None
    assert chosen.key == "a1-02"
