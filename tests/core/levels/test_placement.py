"""Taking the test."""

import pytest

from core.app import App
from core.errors import PlacementUnknownError
from core.levels.outcomes import LevelSource, PlacementState
from core.levels.replying import DONT_KNOW, Response, option_of
from core.levels.types import ItemKind, Level, Skill
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.levels.conftest import Begin, right_answer
from tests.core.people import update


@pytest.mark.parametrize("level", list(Level))
async def test_the_level_that_somebody_has_is_found(level: Level, begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()

    view = await candidate.knows(level)

    assert view.state is PlacementState.DONE
    assert view.result is not None
    assert view.result.level is level
    assert 8 <= view.result.answered <= 25
    assert await app.placement.level_of(ada.id) is level


async def test_who_is_always_right_reaches_the_top(begins: Begin) -> None:
    view = await (await begins()).is_always_right()

    assert view.result is not None
    assert view.result.level is Level.C2
    assert view.result.mistakes == ()


async def test_somebody_who_knows_nothing_is_a_beginner(begins: Begin) -> None:
    candidate = await begins()

    while candidate.view.state is PlacementState.ASKING:
        await candidate.does_not_know()

    assert candidate.view.result is not None
    assert candidate.view.result.level is Level.A1
    assert candidate.view.result.right == 0


async def test_half_of_the_questions_are_typed_and_every_skill_is_asked(begins: Begin) -> None:
    candidate = await begins()

    await candidate.knows(Level.B1)

    typed = sum(item.kind is ItemKind.TYPED for item in candidate.asked)
    assert abs(2 * typed - len(candidate.asked)) <= 1
    assert {item.skill for item in candidate.asked} == {*Skill} - {Skill.SPEAKING, Skill.WRITING}
    assert len({item.key for item in candidate.asked}) == len(candidate.asked)


async def test_without_a_voice_listening_is_not_assessed(begins: Begin) -> None:
    candidate = await begins(listens=False)

    view = await candidate.knows(Level.B1)

    assert Skill.LISTENING not in {item.skill for item in candidate.asked}
    assert view.result is not None
    listening = next(one for one in view.result.skills if one.skill is Skill.LISTENING)
    assert listening.level is None
    assert listening.height is None


async def test_a_replayed_answer_changes_nothing(begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()
    first, key = candidate.view, update()
    right = right_answer(candidate.item)
    once = await app.placement.answer(ada.id, first.id, first.number, right, key)

    again = await app.placement.answer(ada.id, first.id, first.number, right, key)

    assert again == once
    assert again.answered == 1


async def test_a_replayed_message_does_not_answer_the_next_question(begins: Begin, app: App, ada: Person) -> None:
    """What was written answers the question that is open: at a replay that is another one."""
    candidate = await begins()
    first, key = candidate.view, update()
    once = await app.placement.answer(ada.id, first.id, first.number, DONT_KNOW, key)

    again = await app.placement.answer(ada.id, once.id, once.number, DONT_KNOW, key)

    assert again == once


async def test_an_answer_to_an_earlier_question_changes_nothing(begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()
    first = candidate.view
    present = await candidate.is_right()

    after = await app.placement.answer(ada.id, first.id, first.number, DONT_KNOW, update())

    assert after == present


async def test_beginning_twice_goes_on_with_the_same_test(begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()
    present = await candidate.is_right()

    assert await app.placement.start(ada.id, update(), listens=True) == present


async def test_a_replayed_beginning_is_the_same_test(app: App, ada: Person, bank: object) -> None:
    key = update()

    assert await app.placement.start(ada.id, key, listens=True) == await app.placement.start(ada.id, key, listens=True)


async def test_beginning_anew_leaves_the_old_test_behind(begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()
    old = await candidate.is_right()

    fresh = await app.placement.start(ada.id, update(), listens=True, anew=True)

    assert fresh.id != old.id
    assert (fresh.number, fresh.answered) == (1, 0)


async def test_a_pause_of_days_costs_no_time(begins: Begin, app: App, ada: Person, clock: HandClock) -> None:
    candidate = await begins()
    await candidate.is_right()
    clock.move(minutes=10)
    paused = await app.placement.pause(ada.id)
    clock.move(days=3)

    resumed = await app.placement.start(ada.id, update(), listens=True)

    assert paused is not None
    assert paused.state is PlacementState.PAUSED
    assert resumed.state is PlacementState.ASKING
    assert (resumed.number, resumed.answered) == (2, 1)
    assert resumed.item == paused.item
    assert resumed.seconds_left == 50 * 60


async def test_after_an_hour_the_test_is_decided_by_what_was_answered(
    begins: Begin, app: App, ada: Person, clock: HandClock
) -> None:
    candidate = await begins()
    for _ in range(4):
        await candidate.is_right()
        await candidate.is_wrong()
    assert candidate.view.state is PlacementState.ASKING
    clock.move(minutes=60, seconds=1)

    view = await candidate.is_right()

    assert view.state is PlacementState.DONE
    assert view.result is not None
    assert view.result.answered == 8


async def test_after_an_hour_with_too_few_answers_nothing_is_decided(
    begins: Begin, app: App, ada: Person, clock: HandClock
) -> None:
    candidate = await begins()
    await candidate.is_right()
    clock.move(minutes=61)

    view = await app.placement.open(ada.id)

    assert view is not None
    assert view.state is PlacementState.UNDECIDED
    assert await app.placement.level_of(ada.id) is None
    assert await app.placement.open(ada.id) is None


async def test_a_slip_counts_as_right_and_is_told(begins: Begin) -> None:
    candidate = await begins()
    assert candidate.item.kind is ItemKind.TYPED

    view = await candidate.answers(Response(text="wonderfull"))

    assert view.slip is not None
    assert view.slip.nearest == "wonderful"


async def test_a_pending_mark_is_waited_for(begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()
    pending = candidate.view
    await candidate.answers(Response(pending=True))
    waiting = await candidate.is_always_right()
    assert waiting.state is PlacementState.WAITING
    assert await app.placement.level_of(ada.id) is None

    done = await app.placement.mark(ada.id, pending.id, pending.number, "wonderful")

    assert done.state is PlacementState.DONE
    assert done.result is not None
    assert done.result.right == done.result.answered


async def test_a_pending_mark_counts_as_nothing_until_it_is_there(
    begins: Begin, app: App, ada: Person, clock: HandClock
) -> None:
    candidate = await begins()
    await candidate.answers(Response(pending=True))
    for _ in range(7):
        await candidate.is_wrong() if candidate.view.number % 2 else await candidate.is_right()
    clock.move(minutes=61)

    ended = await app.placement.open(ada.id)

    assert ended is not None
    assert ended.state is PlacementState.UNDECIDED  # seven marks, and it takes eight


async def test_a_failed_mark_is_not_assessed(begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()
    pending = candidate.view
    await candidate.answers(Response(pending=True))

    await app.placement.mark(ada.id, pending.id, pending.number, None)
    done = await candidate.is_always_right()

    assert done.result is not None
    assert done.result.answered == done.number - 1
    assert done.result.mistakes == ()


async def test_a_mark_is_given_once(begins: Begin, app: App, ada: Person) -> None:
    candidate = await begins()
    pending = candidate.view
    await candidate.answers(Response(pending=True))
    await app.placement.mark(ada.id, pending.id, pending.number, None)

    await app.placement.mark(ada.id, pending.id, pending.number, "wonderful")
    done = await candidate.is_always_right()

    assert done.result is not None
    assert done.result.answered == done.number - 1


async def test_somebody_elses_test_is_out_of_reach(begins: Begin, app: App, mallory: Person) -> None:
    candidate = await begins()

    with pytest.raises(PlacementUnknownError):
        await app.placement.answer(mallory.id, candidate.view.id, 1, DONT_KNOW, update())
    with pytest.raises(PlacementUnknownError):
        await app.placement.mark(mallory.id, candidate.view.id, 1, "good")


async def test_the_result_has_a_plan_of_seven_days_and_says_what_is_weak(begins: Begin, app: App, ada: Person) -> None:
    view = await (await begins()).knows(Level.B1)

    assert view.result is not None
    assert [day.number for day in view.result.plan] == [1, 2, 3, 4, 5, 6, 7]
    assert view.result.weak != ()
    assert set(view.result.weak).isdisjoint(view.result.strengths)
    assert sum(view.result.probabilities) == pytest.approx(1)
    assert await app.placement.result(ada.id) == view.result


async def test_progress_begins_at_the_level_that_was_found(begins: Begin, app: App, ada: Person) -> None:
    await (await begins()).knows(Level.B2)

    present = await app.placement.present(ada.id)

    assert present is not None
    assert (present.level, present.before, present.source) == (Level.B2, None, LevelSource.PLACEMENT)
    assert present.probability is not None
    assert present.probability >= 0.5
    assert len(await app.progress.skills(ada.id)) > 0


async def test_a_test_is_forgotten_with_its_person(begins: Begin, app: App, ada: Person) -> None:
    await (await begins()).knows(Level.A2)
    kept = await app.export_my_data(ada.id)

    assert "placement_answers" in str(kept)


async def test_an_option_may_be_named_in_words_or_by_its_letter(begins: Begin) -> None:
    candidate = await begins()
    while candidate.item.answer is None:
        await candidate.is_right()

    assert option_of(candidate.item, " Good. ") == 0
    assert option_of(candidate.item, "c)") == 2
    assert option_of(candidate.item, "4") == 3
    assert option_of(candidate.item, "e") is None
    assert option_of(candidate.item, "") is None
