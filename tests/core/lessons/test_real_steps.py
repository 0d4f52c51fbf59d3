"""The course as it ships, answered as people type: by every kind of step, and for every lesson."""

from collections.abc import Callable, Iterator

import pytest

from core.answers.word_lists import in_order
from core.app import App
from core.lessons.courses import LessonFile, read_course
from core.lessons.grading.grading import grade_step
from core.lessons.grading.typed import corrected
from core.lessons.seeding import seed_lessons
from core.lessons.steps import Dictation, Gap, Hunt, Order, ScriptedDialogue, Step, Transform, Translate
from core.lessons.texts import filled, joined
from core.lessons.types import Outcome, StepState, Typed
from core.levels.types import Level
from core.users.types import Person
from tests.core.lessons.conftest import Pupil
from tests.core.people import update

FILES = read_course().files
TYPED = (Gap, Transform, Translate, Hunt, Order, Dictation)
TWINS = str.maketrans("aeopcyx", "аеорсух")
FAMILIES = [family.split("/") for family in in_order("families")]
HABITS: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.lower,
    lambda text: text.rstrip(".!?"),
    lambda text: f"{text.rstrip('.!?')} !!",
    lambda text: text.replace("'", "’"),
    lambda text: text.replace(" ", "  "),
    lambda text: f"«{text}»",
    lambda text: text.translate(TWINS),
)


def answers_of(step: Step) -> Iterator[str]:
    """What its author calls right."""
    match step:
        case Gap():
            words = tuple(accepted[0] for accepted in step.accept)
            yield from (", ".join(words), " ".join(words), filled(step.prompt.en, words))
        case Transform() | Translate():
            yield from step.accept
        case Hunt():
            yield from (step.accept[0], corrected(step, step.accept[0]))
        case Order():
            yield from (joined(step.words), *step.also)
        case Dictation():
            yield step.audio


def verdict(step: Step, text: str) -> Outcome:
    graded = grade_step(step, Typed(text), StepState())
    assert graded is not None
    return graded.outcome


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.lesson.key)
def test_an_answer_is_right_however_it_is_typed(file: LessonFile) -> None:
    refused = [
        (step.key, habit(answer))
        for step in file.lesson.steps
        for answer in answers_of(step)
        for habit in HABITS
        if verdict(step, habit(answer)) is not Outcome.RIGHT
    ]
    assert refused == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.lesson.key)
def test_another_little_word_is_never_taken_for_a_slip(file: LessonFile) -> None:
    """Right it may be, where the author says so; a slip it is not."""
    taken = [
        (step.key, typed)
        for step in file.lesson.steps
        for answer in list(answers_of(step))[:1]
        for typed in _with_another_word(answer)
        if verdict(step, typed) is Outcome.TYPO
    ]
    assert taken == []


def _with_another_word(answer: str) -> Iterator[str]:
    words = answer.split()
    for place, word in enumerate(words):
        for family in FAMILIES:
            if word.lower() in family:
                others = (other for other in family if other != word.lower())
                yield from (" ".join([*words[:place], other, *words[place + 1 :]]) for other in others)


async def test_every_kind_of_step_is_answered_through_the_door(app: App, ada: Person, tables: None) -> None:
    await seed_lessons()
    await app.placement.set_level(ada.id, Level.C2, update())
    for kind in TYPED:
        lesson, step = next((f.lesson, s) for f in FILES for s in f.lesson.steps if isinstance(s, kind))
        pupil = Pupil(app, ada, await app.lessons.open(ada.id, lesson.key, "ru", update(), anew=True))
        await pupil.goes_to(step.key)
        nonsense = await pupil.answers(Typed("колбаса"))
        assert nonsense.last is not None
        assert (nonsense.last.outcome, nonsense.state.done) == (Outcome.WRONG, False), kind
        view = await pupil.answers(Typed(f" {next(answers_of(step)).upper().translate(TWINS)} "))
        assert view.last is not None
        assert (view.last.outcome, view.state.done) == (Outcome.RIGHT, True), kind


async def test_the_lines_of_a_dialogue_are_answered_through_the_door(app: App, ada: Person, tables: None) -> None:
    await seed_lessons()
    lesson, step = next((f.lesson, s) for f in FILES for s in f.lesson.steps if isinstance(s, ScriptedDialogue))
    pupil = Pupil(app, ada, await app.lessons.open(ada.id, lesson.key, "ru", update()))
    await pupil.goes_to(step.key)
    for turn in step.turns:
        view = await pupil.answers(Typed(turn.accept[0].replace("'", "’").lower().rstrip(".")))
    assert (view.state.done, view.state.score) == (True, 1)


@pytest.mark.parametrize(
    ("lesson", "step", "answer"),
    [
        ("a1-05", "s5", "below, on"),
        ("a1-06", "s11", "Sorry, is there a chemist near here?"),
        ("a2-10", "s11", "Excuse me, could you tell me how to get to the museum?"),
        ("b1-05", "s11", "If I were you, I would have agreed."),
        ("b2-04", "s11", "He apologised for being late and promised he wouldn't be late any more."),
        ("c1-07", "s5", "upon speaking, for printing"),
        ("c1-09", "s4", "blunt, for, whole"),
        ("c1-10", "s5", "was"),
    ],
)
def test_what_a_blind_reader_wrote_is_right(lesson: str, step: str, answer: str) -> None:
    found = next(one for file in FILES if file.lesson.key == lesson for one in file.lesson.steps if one.key == step)
    graded = grade_step(found, Typed(answer), StepState())

    assert graded is not None
    assert graded.outcome is Outcome.RIGHT
