"""Ways through a lesson: begun, left, gone on with, finished, repeated, disputed."""

import asyncio
import zipfile
from io import BytesIO

import pytest

from core.app import App
from core.errors import LessonLockedError, LessonRunUnknownError, LessonUnknownError
from core.lessons.models import DisputeRow, LessonRunRow, StepRow
from core.lessons.types import Outcome, Picked, RunView, Standing, Typed
from core.levels.types import Level
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.lessons.conftest import Open, Pupil
from tests.core.people import update


async def finished(pupil: Pupil, *, right: bool = False) -> RunView:
    """To the very end; `right`: the last exercises are not repeated since all answers are shown at once."""
    while pupil.view.summary is None:
        while pupil.view.step.kind not in {"teach", "review"} and not pupil.view.state.done:
            await pupil.sees_the_answer()
        await pupil.goes_on()
    return pupil.view


async def test_a_lesson_goes_on_where_it_was_left(app: App, opens: Open, clock: HandClock) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    await ada.answers(Typed("work"))
    clock.move(days=9)

    again = await opens()

    assert again.view.id == ada.view.id
    assert (again.view.step_key, again.view.state.tries) == ("s4", 1)
    assert again.view.last is not None
    assert (again.view.last.text, again.view.last.outcome) == ("work", Outcome.WRONG)


async def test_however_many_open_it_at_once_there_is_one_run(app: App, ada: Person, course: None) -> None:
    views = await asyncio.gather(*(app.lessons.open(ada.id, "a1-01", "ru", update()) for _ in range(4)))
    assert len({view.id for view in views}) == 1


async def test_anew_begins_at_the_first_step_and_the_same_update_finds_the_same_run(
    app: App, ada: Person, course: None
) -> None:
    old = await app.lessons.open(ada.id, "a1-01", "ru", update())
    key = update()
    new = await app.lessons.open(ada.id, "a1-01", "ru", key, anew=True)

    assert new.id != old.id
    assert (await app.lessons.open(ada.id, "a1-01", "ru", key, anew=True)).id == new.id
    assert (await LessonRunRow.get(id=old.id)).state == "left"


async def test_a_lesson_is_locked_until_its_prerequisites_are_done(app: App, opens: Open, ada: Person) -> None:
    with pytest.raises(LessonLockedError) as refused:
        await opens("a1-02")
    assert refused.value.needs == [{"en": "At the station", "ru": "На вокзале"}]

    await finished(await opens("a1-01"))
    lines = await app.lessons.of_level(ada.id, Level.A1)
    assert [line.standing for line in lines] == [Standing.DONE, Standing.FREE]
    assert (await opens("a1-02")).view.lesson.key == "a1-02"


async def test_nobody_has_to_do_the_lessons_below_their_level(app: App, ada: Person, course: None) -> None:
    await app.placement.set_level(ada.id, Level.B1, update())

    lines = await app.lessons.of_level(ada.id, Level.A1)

    assert {line.standing for line in lines} == {Standing.FREE}
    assert await app.lessons.starting_level(ada.id) is Level.B1


async def test_a_lesson_that_there_is_not_is_unknown(app: App, ada: Person, course: None) -> None:
    with pytest.raises(LessonUnknownError):
        await app.lessons.open(ada.id, "c9-99", "ru", update())


async def test_nobody_sees_or_moves_somebody_elses_run(app: App, opens: Open, mallory: Person) -> None:
    ada = await opens()
    for attempt in (
        app.lessons.view(mallory.id, ada.view.id),
        app.lessons.next(mallory.id, ada.view.id, "s1", update()),
        app.lessons.reveal(mallory.id, ada.view.id, "s1", update()),
        app.lessons.dispute(mallory.id, ada.view.id, "s1", update()),
        app.lessons.change.hint(mallory.id, ada.view.id, "s1", 1),
    ):
        with pytest.raises(LessonRunUnknownError):
            await attempt


async def test_the_end_brings_twenty_and_a_day_for_the_streak(app: App, opens: Open, ada: Person) -> None:
    pupil = await opens()
    await finished(pupil)

    assert pupil.view.summary is not None
    assert pupil.view.summary.award.xp == 20
    assert pupil.view.summary.award.streak == 1
    assert pupil.view.summary.xp == 20 + 11 * 3
    assert await app.lessons.finished(ada.id) == ("a1-01",)
    assert await app.lessons.current(ada.id) is None


async def test_a_repeat_on_the_same_day_brings_nothing(app: App, opens: Open, ada: Person) -> None:
    await finished(await opens())
    again = Pupil(app, ada, await app.lessons.open(ada.id, "a1-01", "ru", update(), anew=True))
    await finished(again)

    assert again.view.summary is not None
    assert again.view.summary.xp == 0


async def test_what_was_hard_comes_once_more_after_the_review(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    await ada.answers(Typed("works"))
    await ada.goes_on()
    view = await ada.goes_to("s13")
    assert view.again == 3
    view = await ada.goes_on()

    assert (view.step_key, view.places) == ("s2+", 16)
    again = await ada.answers(Picked((1,)))
    assert again.state.done
    await finished(ada)
    assert ada.view.summary is not None


async def test_a_step_is_not_left_before_it_is_done(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    assert (await ada.goes_on()).step_key == "s4"


async def test_whoever_cannot_listen_now_goes_on_without_a_mark(opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s10")
    assert (await ada.goes_on()).step_key == "s11"


async def test_the_same_press_again_goes_one_step_and_not_two(app: App, opens: Open) -> None:
    ada = await opens()
    key = update()
    for _ in range(2):
        view = await app.lessons.next(ada.person.id, ada.view.id, "s1", key)
    assert view.step_key == "s2"


async def test_a_dispute_is_kept_with_what_was_accepted_and_the_learner_goes_on(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s9")
    await ada.answers(Typed("Where can I find the station?"))
    key = update()
    view = await app.lessons.dispute(ada.person.id, ada.view.id, "s9", key)
    assert (await app.lessons.dispute(ada.person.id, ada.view.id, "s9", key)).step_key == view.step_key

    row = await DisputeRow.get(answer__run_id=ada.view.id)
    assert view.step_key == "s10"
    assert (row.given, row.accept) == (
        "Where can I find the station?",
        ["Where is the station?", "Where's the station?"],
    )
    assert (row.lesson_key, row.step_key, row.attempt, row.state) == ("a1-01", "s9", "lesson:a1-01/s9", "open")


async def test_without_a_wrong_answer_there_is_nothing_to_dispute(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s9")
    view = await app.lessons.dispute(ada.person.id, ada.view.id, "s9", update())
    assert view.step_key == "s9"
    assert await DisputeRow.filter(answer__run_id=ada.view.id).count() == 0


async def test_a_mistake_of_a_finished_lesson_becomes_a_card(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    await ada.answers(Typed("work"))
    await ada.answers(Typed("works"))
    await finished(ada)

    cards = await app.words.list(ada.person.id)
    assert any("She works at the station" in str(card) for card in cards.cards)


async def test_the_words_of_a_lesson_become_cards_with_its_translations(app: App, opens: Open) -> None:
    ada = await opens()
    added = await app.lessons.learn_words(ada.person.id, ada.view.id, update())
    assert len(added.cards) == 3
    assert added.missing == ()


async def test_a_learner_without_russian_gets_other_steps(opens: Open) -> None:
    ada = await opens(language="en")
    assert ada.view.places == 12
    view = await ada.goes_to("s9")
    assert view.step.kind == "order"


async def test_a_step_that_staff_took_out_is_passed_over(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s4")
    step = await StepRow.get(key="s4", lesson__key="a1-01")
    await step.delete()
    try:
        view = await app.lessons.view(ada.person.id, ada.view.id)
        assert view.step_key == "s5"
    finally:
        await StepRow.bulk_create([step])


async def test_what_was_only_read_says_nothing_of_listening(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s10")
    await app.lessons.change.silence(ada.person.id, ada.view.id, "s10")
    view = await ada.answers(Typed("The train leaves at six."))

    assert view.last is not None
    assert view.last.award.xp == 10
    assert "listening/details" not in await app.progress.mastery(ada.person.id)


async def test_everything_about_a_person_goes_with_them(app: App, opens: Open) -> None:
    ada = await opens()
    await ada.goes_to("s9")
    await ada.answers(Typed("Where find station?"))
    await app.lessons.dispute(ada.person.id, ada.view.id, "s9", update())

    with zipfile.ZipFile(BytesIO(await app.export_my_data(ada.person.id))) as files:
        assert "Where find station?" in files.read("step_answers.json").decode()
        assert "Where find station?" in files.read("disputes.json").decode()
