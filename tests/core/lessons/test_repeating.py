"""Whatever is done twice in a lesson counts once: the same update again, an old button, two devices at once."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from core.app import App
from core.errors import StepAnswerUnfitError
from core.lessons.models import DisputeRow, StepAnswerRow
from core.lessons.types import Paired, Picked, RunId, RunView, StepAnswer, Typed
from core.progress.models import AttemptRow, DeedRow
from core.users.types import Person, UpdateKey
from tests.core.lessons.conftest import Open
from tests.core.people import meet, update

ANSWERS: dict[str, tuple[StepAnswer, ...]] = {
    "s2": (Picked((0,)), Picked((1,))),
    "s3": (Picked((0, 1)), Picked((0,)), Picked((0, 2))),
    "s4": (Typed("work"), Typed("works")),
    "s5": (Picked((1, 0, 2, 3, 4)), Picked((0, 1, 2, 3, 4))),
    "s6": (Paired(0, 1), *(Paired(place, place) for place in range(4))),
    "s7": (Typed("She like trains."), Typed("She liekes trains.")),
    "s8": (Typed("have"), Typed("has")),
    "s9": (Typed("Where find station?"), Typed("Where is the station?")),
    "s10": (Typed("The trains leave"), Typed("The train leaves at six.")),
    "s11": (Picked((1,)), Picked((2,))),
    "s12": (Typed("Hello!"), Typed("I would like to travel to London"), Typed("Thanks!")),
}
"""At each step of the first lesson: failures first, then what is right."""

Doing = Callable[[UpdateKey], Awaitable[RunView]]


async def once(does: Doing) -> RunView:
    return await does(update())


async def replayed(does: Doing) -> RunView:
    """The same update, delivered again and again."""
    key = update()
    await does(key)
    await does(key)
    return await does(key)


async def pressed_twice(does: Doing) -> RunView:
    """An impatient finger: every press is an update of its own."""
    await does(update())
    return await does(update())


async def on_two_devices(does: Doing) -> RunView:
    views = await asyncio.gather(does(update()), does(update()))
    return views[0] if views[0].summary else views[1]


async def goes_through(app: App, ada: Person, does: Callable[[Doing], Awaitable[RunView]]) -> RunView:
    """The whole lesson, each press and answer in this manner."""
    view = await does(lambda key: app.lessons.open(ada.id, "a1-01", "ru", key))
    while view.summary is None:
        run, step = view.id, view.step_key
        says = does if does is replayed or step != "s12" else once  # a line sent twice is two lines
        for answer in ANSWERS.get(step, ()):
            view = await says(answering(app, ada, run, step, answer))
            if view.state.done:
                break
        if not view.state.done and view.step.kind not in {"teach", "review"}:
            await does(pressing(app.lessons.reveal, ada, run, step))
        await does(pressing(app.lessons.next, ada, run, step))
        view = await app.lessons.view(ada.id, run)
    return view


def pressing(press: Callable[..., Awaitable[RunView]], ada: Person, run: RunId, step: str) -> Doing:
    return lambda key: press(ada.id, run, step, key)


def answering(app: App, ada: Person, run: RunId, step: str, answer: StepAnswer) -> Doing:
    return lambda key: app.lessons.answer(ada.id, run, step, answer, key)


async def earned(ada: Person) -> tuple[list[tuple[str, float, int, int]], int, int]:
    attempts = await AttemptRow.filter(person_id=ada.id).order_by("number")
    deeds = await DeedRow.filter(person_id=ada.id)
    answers = await StepAnswerRow.filter(run__person_id=ada.id).count()
    return [(one.exercise, one.score, one.tries, one.xp) for one in attempts], sum(one.xp for one in deeds), answers


@pytest.mark.parametrize("manner", [replayed, pressed_twice, on_two_devices])
async def test_a_lesson_done_double_is_worth_as_much(
    app: App, ada: Person, course: None, manner: Callable[[Doing], Awaitable[RunView]]
) -> None:
    plain = await goes_through(app, ada, once)
    boris = await meet(app, "Boris")
    double = await goes_through(app, boris, manner)

    assert await earned(boris) == await earned(ada)
    assert double.summary == plain.summary


async def test_two_different_answers_at_once_are_two_tries(app: App, opens: Open) -> None:
    """The second is graded upon the first, not beside it: otherwise one of the two would be lost."""
    ada = await opens()
    await ada.goes_to("s6")
    answers = [Paired(place, place) for place in range(4)]
    await asyncio.gather(*(app.lessons.answer(ada.person.id, ada.view.id, "s6", one, update()) for one in answers))

    view = await app.lessons.view(ada.person.id, ada.view.id)
    assert (view.state.done, view.state.score, view.state.tries) == (True, 1, 1)


async def test_a_wrong_option_costs_once_however_often_it_is_pressed(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s11")
    for place in (1, 1, 1):
        view = await ada.answers(Picked((place,)))
    assert (view.state.tries, view.state.crossed, view.state.done) == (1, (1,), False)


async def test_a_wrong_answer_may_come_back_later_and_is_another_try(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    for text in ("work", "work", "working", "work"):
        view = await ada.answers(Typed(text))
    assert view.state.tries == 3


async def test_a_line_of_a_dialogue_may_be_answered_in_the_words_of_the_one_before(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s12")
    await ada.answers(Typed("Thank you"))
    assert (await ada.answers(Typed("Thank you"))).state.turn == 0
    await ada.answers(Typed("I'd like to go to London"))
    assert (await ada.answers(Typed("Thank you"))).state.done


async def test_the_press_that_left_a_step_leaves_no_further_one(app: App, opens: Open) -> None:
    """The dictation and the listening after it may both be passed: an old press must not pass the second one."""
    ada = await opens()
    await ada.goes_to("s10")
    key = update()
    for again in (key, key, update()):
        view = await app.lessons.next(ada.person.id, ada.view.id, "s10", again)
    assert (view.step_key, view.state.passed) == ("s11", False)


async def test_nothing_is_prepared_at_a_step_that_is_behind(app: App, opens: Open) -> None:
    ada = await opens()
    before = await ada.goes_to("s4")
    me, run = ada.person.id, ada.view.id
    await app.lessons.change.hint(me, run, "s3", 1)
    await app.lessons.change.pick(me, run, "s3", (0,))
    await app.lessons.change.silence(me, run, "s3")
    view = await app.lessons.reveal(me, run, "s3", update())

    assert (view.step_key, view.state) == ("s4", before.state)
    assert view.last is None


async def test_an_answer_is_shown_once(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    key = update()
    for again in (key, key, update()):
        view = await app.lessons.reveal(ada.person.id, ada.view.id, "s4", again)
    assert view.state.tries == 1
    assert await StepAnswerRow.filter(run_id=ada.view.id, step_key="s4").count() == 1


async def test_a_finished_lesson_takes_nothing_more(app: App, opens: Open, ada: Person) -> None:
    pupil = await opens()
    view = await goes_through(app, ada, once)
    before = await earned(ada)
    last = view.step_key
    for press in (app.lessons.next, app.lessons.reveal, app.lessons.dispute):
        assert (await press(ada.id, pupil.view.id, last, update())).summary == view.summary
    await app.lessons.answer(ada.id, pupil.view.id, last, Typed("works"), update())

    assert await earned(ada) == before
    assert await DisputeRow.filter(answer__run_id=pupil.view.id).count() == 0


async def test_the_words_of_a_lesson_are_taken_once(app: App, opens: Open, ada: Person) -> None:
    pupil = await opens()
    for _ in range(3):
        await app.lessons.learn_words(ada.id, pupil.view.id, update())
    assert len((await app.words.list(ada.id)).cards) == 3


def unfit() -> Iterator[tuple[str, StepAnswer]]:
    """What only a button of somebody's own making could send."""
    yield from (("s2", Picked((9,))), ("s2", Picked(())), ("s3", Picked((0, 15))), ("s5", Picked((0, 12))))
    yield from (("s6", Paired(0, 9)), ("s4", Picked((0,))), ("s12", Paired(0, 0)), ("s5", Picked(())))


@pytest.mark.parametrize(("step", "answer"), list(unfit()))
async def test_places_that_there_are_not_are_refused(opens: Open, step: str, answer: StepAnswer) -> None:
    ada = await opens()
    await ada.goes_to(step)
    for _ in range(2):
        with pytest.raises(StepAnswerUnfitError):
            await ada.answers(answer)
    assert ada.view.last is None
