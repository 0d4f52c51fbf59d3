"""The path through the App: what is stored, what it changes, in both languages."""

import pytest

from core.app import App
from core.errors import LessonUnknownError
from core.lessons.models import LessonRow
from core.levels.models import LevelRow
from core.levels.outcomes import LevelSource
from core.levels.types import Level
from core.path.types import StepKind, TransitionKind
from core.users.types import Person
from tests.clocks import HandClock
from tests.core.lessons.conftest import Open, course, opens
from tests.core.people import update
from tests.core.progress.learners import attempt

__all__ = ["course", "opens"]


async def goes_through(opens: Open, key: str, *, right: bool = False) -> None:
    """To the end of a lesson, every answer shown."""
    pupil = await opens(key)
    while pupil.view.summary is None:
        while pupil.view.step.kind not in {"teach", "review"} and not pupil.view.state.done:
            await pupil.sees_the_answer()
        await pupil.goes_on()


async def test_a_learner_starts_and_the_same_update_finds_the_same_step(app: App, ada: Person, course: None) -> None:
    key = update()
    first = await app.path.next(ada.id, key)
    again = await app.path.next(ada.id, key)
    later = await app.path.next(ada.id, update())

    assert first is not None
    assert first == again
    assert first.present.kind is TransitionKind.START
    assert later is not None
    assert (later.present, later.moves) == (first.present, ())
    assert len(await app.path.history(ada.id)) == 1


async def test_every_reason_can_be_read_in_both_languages(app: App, ada: Person, course: None) -> None:
    step = await app.path.next(ada.id, update())
    assert step is not None
    assert step.reason.ru.startswith("Уровень ещё не известен")
    assert step.reason.en.startswith("Your level is not known yet")


async def test_a_finished_lesson_leads_on(app: App, ada: Person, opens: Open, clock: HandClock) -> None:
    await app.path.next(ada.id, update())
    clock.move(minutes=5)
    await goes_through(opens, "a1-01")
    step = await app.path.next(ada.id, update())

    assert step is not None
    assert step.subject != "a1-01" or step.kind is StepKind.REMEDIAL
    assert [move.kind for move in await app.path.history(ada.id)][-1] is TransitionKind.START
    assert len(step.moves) == 1


async def test_staff_choose_a_lesson_and_it_wins_until_it_is_done(
    app: App, ada: Person, opens: Open, clock: HandClock
) -> None:
    await app.path.next(ada.id, update())
    keys = await LessonRow.filter(published=True).order_by("-level", "-number").values_list("key", flat=True)
    key = update()
    chosen = await app.path.override(ada.id, str(keys[-1]), key, note="Перед поездкой.")
    assert await app.path.override(ada.id, str(keys[-1]), key) == chosen
    step = await app.path.next(ada.id, update())

    assert step is not None
    assert (step.present.kind, step.subject) == (TransitionKind.OVERRIDE, str(keys[-1]))
    assert step.reason.ru == "Этот урок выбрал преподаватель. Перед поездкой."

    clock.move(minutes=1)
    await goes_through(opens, str(keys[-1]))
    after = await app.path.next(ada.id, update())
    assert after is not None
    assert after.present.kind is not TransitionKind.OVERRIDE
    override = next(move for move in await app.path.history(ada.id) if move.kind is TransitionKind.OVERRIDE)
    assert override.ended_at == clock.now()


async def test_staff_withdraw_what_they_chose(app: App, ada: Person, course: None) -> None:
    await app.path.override(ada.id, "a1-01", update())
    await app.path.end_override(ada.id)
    step = await app.path.next(ada.id, update())
    assert step is not None
    assert step.present.kind is not TransitionKind.OVERRIDE


async def test_staff_cannot_choose_what_is_not_there(app: App, ada: Person, course: None) -> None:
    with pytest.raises(LessonUnknownError):
        await app.path.override(ada.id, "z9-99", update())


async def test_what_is_mastered_is_passed_over_and_opens_what_follows(
    app: App, ada: Person, course: None, clock: HandClock
) -> None:
    first = await LessonRow.filter(key="a1-01").get()
    await masters(app, ada, clock, *first.points)
    step = await app.path.next(ada.id, update())

    assert step is not None
    kinds = [move.kind for move in step.moves]
    assert kinds[0] is TransitionKind.SKIP_AHEAD
    assert "a1-01" in step.moves[0].subject
    assert "уже знаешь" in step.moves[0].reason.ru
    assert await app.lessons.finished(ada.id) == ()


async def test_done_and_known_a_level_is_left_and_the_level_says_why(
    app: App, ada: Person, course: None, clock: HandClock
) -> None:
    a1 = await LessonRow.filter(level="A1", published=True)
    above = await LessonRow.filter(level="A2", published=True)
    if not above:
        row = a1[0]
        await LessonRow.create(
            key="a2-01",
            course=row.course,
            level="A2",
            number=1,
            title=row.title,
            can_do=row.can_do,
            points=["grammar/past-simple"],
            source_hash="x",
        )
    points = {point for row in a1 for point in row.points}
    await masters(app, ada, clock, *points)
    step = await app.path.next(ada.id, update())

    assert step is not None
    assert step.present.kind is TransitionKind.LEVEL_UP
    assert await app.placement.level_of(ada.id) is Level.A2
    present = await LevelRow.filter(person_id=ada.id).order_by("-id").first()
    assert present is not None
    assert present.source == LevelSource.PRACTICE.value
    assert "The lessons of A1 are done" in present.reason
    stays = await app.path.next(ada.id, update())
    assert stays is not None
    assert stays.moves == ()


async def masters(app: App, person: Person, clock: HandClock, *points: str) -> None:
    """Ten right answers in two kinds on each of four days."""
    from core.levels.types import PointKey
    from core.progress.types import ExerciseKind

    for _ in range(4):
        for number in range(10):
            kind = ExerciseKind.GAP if number % 2 else ExerciseKind.ORDER
            one = attempt(points=tuple(map(PointKey, points)), kind=kind, level=Level.A1)
            await app.progress.record(person.id, one, update())
        clock.move(days=1)


async def test_today_has_words_and_a_lesson_and_marks_what_is_done(
    app: App, ada: Person, opens: Open, clock: HandClock
) -> None:
    today = await app.path.today(ada.id, update())
    assert [part.is_done for part in today.parts] == [False] * len(today.parts)
    clock.move(minutes=5)
    await goes_through(opens, "a1-01")
    after = await app.path.today(ada.id, update())
    lesson = next(part for part in after.parts if part.kind.value in {"lesson", "remedial"})
    assert (lesson.subject, lesson.is_done) == ("a1-01", True)
    clock.move(days=1)
    fresh = await app.path.today(ada.id, update())
    assert not any(part.is_done for part in fresh.parts)


async def test_what_the_path_keeps_is_taken_along_and_forgotten(app: App, ada: Person, course: None) -> None:
    await app.path.next(ada.id, update())
    request = await app.request_forget(ada.id)
    assert request.rows["transitions"] == 1
    await app.confirm_forget(ada.id, request.token)
