"""A step is answered: graded, kept, counted once."""

import pytest

from core.app import App
from core.errors import LessonRunUnknownError, StepAnswerUnfitError
from core.lessons.types import Outcome, Paired, Picked, Spoken, Typed
from core.users.types import Person
from tests.core.lessons.conftest import Open
from tests.core.people import update


async def test_a_right_option_is_right_and_brings_ten_points(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s2")

    view = await ada.answers(Picked((1,)))

    assert view.last is not None
    assert (view.last.outcome, view.last.award.xp) == (Outcome.RIGHT, 10)
    assert view.state.done


async def test_a_wrong_option_is_crossed_out_and_the_second_try_brings_six(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s2")

    view = await ada.answers(Picked((0,)))
    assert (view.state.crossed, view.state.done) == ((0,), False)
    view = await ada.answers(Picked((1,)))

    assert view.last is not None
    assert (view.last.award.xp, view.state.tries) == (6, 2)


async def test_when_two_options_are_left_of_three_a_second_miss_tells_the_answer(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s2")

    await ada.answers(Picked((0,)))
    view = await ada.answers(Picked((2,)))

    assert view.state.done
    assert view.state.revealed


async def test_a_wrong_pick_of_several_takes_away_what_a_right_one_brought(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s3")

    all_of_them = await ada.answers(Picked((0, 1, 2, 3)))
    assert all_of_them.last is not None
    assert (all_of_them.last.outcome, all_of_them.state.score) == (Outcome.WRONG, 0)
    one_short = await ada.answers(Picked((0,)))
    assert one_short.last is not None
    assert one_short.last.outcome is Outcome.PARTLY
    assert one_short.last.feedback.missed_picks == 1
    assert (await ada.answers(Picked((0, 2)))).state.done


async def test_a_typo_counts_as_right_and_is_shown_letter_by_letter(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s7")

    view = await ada.answers(Typed("she liekes trains"))

    assert view.last is not None
    assert view.last.outcome is Outcome.TYPO
    assert "".join(segment.text for segment in view.last.feedback.segments if segment.mark != "missing").lower()
    assert view.state.done


async def test_a_gap_takes_the_word_or_the_sentence(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    assert (await ada.answers(Typed("work"))).state.done is False
    assert (await ada.answers(Typed("She works at the station."))).state.done


@pytest.mark.parametrize(
    "typed", ["gets, plays", "gets / plays", "gets plays", "He gets up late and she plays tennis."]
)
async def test_two_gaps_are_filled_in_any_way_that_is_clear(opens: Open, typed: str) -> None:
    first = await opens()
    await first.goes_to("s13")
    await first.goes_on()
    while first.view.summary is None:
        await first.sees_the_answer()
        await first.goes_on()
    ada = await opens("a1-02")
    await ada.goes_to("s2")

    assert (await ada.answers(Typed(typed))).state.done


async def test_an_order_is_made_of_pieces_or_typed(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s5")

    wrong = await ada.answers(Picked((1, 0, 2, 3, 4)))
    assert (wrong.state.done, wrong.state.picks) == (False, ())
    assert (await ada.answers(Typed("Does the train stop here?"))).state.done


async def test_pairs_are_found_one_by_one_and_the_attempt_is_made_with_the_last(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s6")

    await ada.answers(Paired(0, 1))
    for place in range(4):
        view = await ada.answers(Paired(place, place))

    assert view.state.done
    assert view.state.score == pytest.approx(0.75)
    assert view.last is not None
    assert view.last.award.xp == 8


@pytest.mark.parametrize("typed", ["has", "My brother has two tickets.", "brother has", "has two tickets"])
async def test_a_mistake_is_put_right_by_its_fragment_or_by_more_of_the_text(opens: Open, typed: str) -> None:
    ada = await opens()
    await ada.goes_to("s8")

    assert (await ada.answers(Typed(typed))).state.done


async def test_a_hunt_is_not_solved_by_repeating_the_rest(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s8")

    assert not (await ada.answers(Typed("two tickets"))).state.done
    assert not (await ada.answers(Typed("My brother have two tickets."))).state.done


async def test_a_dialogue_goes_line_by_line_and_takes_whatever_says_what_is_asked(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s12")

    assert (await ada.answers(Typed("Hello!"))).state.turn == 0
    assert (await ada.answers(Typed("I would like to travel to London tomorrow"))).state.turn == 1
    view = await ada.answers(Typed("Thanks!"))

    assert view.state.done
    assert view.state.score == pytest.approx(0.75)
    assert view.state.said == ("I would like to travel to London tomorrow", "Thanks!")


async def test_the_same_update_again_changes_nothing(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    key = update()
    first = await app.lessons.answer(ada.person.id, ada.view.id, "s4", Typed("wok"), key)

    assert await app.lessons.answer(ada.person.id, ada.view.id, "s4", Typed("wok"), key) == first
    assert first.state.tries == 1


async def test_an_answer_to_a_step_that_is_behind_shows_where_one_is(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")

    view = await app.lessons.answer(ada.person.id, ada.view.id, "s2", Picked((1,)), update())

    assert view.step_key == "s4"
    assert view.state.tries == 0


async def test_a_step_that_is_only_read_takes_no_answer(opens: Open) -> None:
    ada = await opens()
    with pytest.raises(StepAnswerUnfitError):
        await ada.answers(Typed("ok"))


async def test_nobody_answers_for_somebody_else(app: App, opens: Open, mallory: Person) -> None:
    ada = await opens()
    with pytest.raises(LessonRunUnknownError):
        await app.lessons.answer(mallory.id, ada.view.id, "s1", Typed("x"), update())


async def test_hints_make_an_answer_hinted_and_a_shown_answer_brings_three(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")

    view = await app.lessons.change.hint(ada.person.id, ada.view.id, "s4", 2)
    assert view.state.hints == 2
    view = await ada.sees_the_answer()

    assert view.last is not None
    assert (view.last.outcome, view.last.award.xp) == (Outcome.REVEALED, 3)


async def test_what_was_said_is_compared_word_by_word(opens: Open) -> None:
    first = await opens()
    await first.goes_to("s13")
    await first.goes_on()
    while first.view.summary is None:
        await first.sees_the_answer()
        await first.goes_on()
    ada = await opens("a1-02")
    await ada.goes_to("s8")

    half = await ada.answers(Spoken("I play with friends"))
    assert half.last is not None
    assert half.last.outcome is Outcome.PARTLY
    assert half.last.feedback.unheard == ("football", "my")
    assert (await ada.answers(Spoken("i play football with my friend's"))).state.done
