"""Every step of the real course fits a phone, at every moment: fresh, with hints, after a miss, done."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

import pytest

from bots.kit.discovery import discover, load_catalogs
from bots.kit.screens import Screen
from bots.kit.words import Words
from bots.tutor.flows.lesson.step_screens import step_screen
from core.lessons.courses import LessonFile, read_course
from core.lessons.solutions import solution_of
from core.lessons.steps import Choice, Choices, Exercise, Listening, Match, Order, ScriptedDialogue, Step
from core.lessons.suiting import suited
from core.lessons.types import Answered, Feedback, LessonCard, Outcome, RunId, RunView, StepState
from core.progress.types import Award
from playground.telegram.formatting.html import parse_html
from playground.telegram.formatting.units import utf16_length

LONGEST_RUN = RunId(10**11)
CAPTION = 1024
"""Telegram's limit for what stands below a voice; a label of ours comes before it."""
LONGEST = 2500
"""Characters of a step: content may be longer than a screen, but has to be read on a phone."""


@cache
def words(language: str) -> Words:
    spec = next(spec for spec in discover() if spec.name == "tutor")
    return load_catalogs(spec).choose(language)


def lessons() -> list[LessonFile]:
    return list(read_course().files)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("file", lessons(), ids=lambda file: file.lesson.key)
def test_every_step_fits_a_phone(file: LessonFile, language: str) -> None:
    say = words(language)
    for written in file.lesson.steps:
        step = suited(written, language)
        if step is None:
            continue
        for state, last in moments(step):
            view = view_of(file, step, state, last, language)
            screen = step_screen(view, say)
            check(screen, f"{file.path} {step.key} {state}")
            assert not isinstance(step, Match) or not any("…" in one.label for row in screen.rows for one in row)
            if isinstance(step, Listening) and not state.tries:
                check(step_screen(view, say, sounded=True), step.key, longest=CAPTION - 50)


def test_meanings_that_are_too_long_for_buttons_are_lettered_in_the_text() -> None:
    file = next(file for file in lessons() if file.lesson.key == "a1-01")
    step = next(found for written in file.lesson.steps if isinstance(found := suited(written, "en"), Match))
    screen = step_screen(view_of(file, step, StepState(crossed=(1,)), None, "en"), words("en"))

    rights = [right for _, right, *_ in step.pairs]
    told = dict(line.split(". ", 1) for line in screen.text.splitlines() if line[1:3] == ". ")
    assert sorted(told.values()) == sorted(f"<s>{one}</s>" if one is rights[1] else one for one in rights)
    letters = [button.label for row in screen.rows for button in row if len(button.label) == 1]
    assert letters == [letter for letter, right in told.items() if right != f"<s>{rights[1]}</s>"]


def test_a_match_that_was_given_up_shows_all_its_pairs() -> None:
    file, step = next((file, step) for file in lessons() for step in file.lesson.steps if isinstance(step, Match))
    state = StepState(picks=(0,), tries=2, done=True, revealed=True)
    shown = step_screen(view_of(file, step, state, answered(step, Outcome.REVEALED), "en"), words("en")).text

    assert [left for left, right, *_ in step.pairs if f"✓ {left} — {right}" not in shown] == []
    assert "The answer:" not in shown


@pytest.mark.parametrize("outcome", [Outcome.RIGHT, Outcome.REVEALED])
def test_words_that_were_laid_halfway_are_a_sentence_in_the_end(outcome: Outcome) -> None:
    file, step = next((file, step) for file in lessons() for step in file.lesson.steps if isinstance(step, Order))
    half, whole = StepState(picks=(1, 0)), StepState(picks=(1, 0), tries=1, done=True)
    assert " …" in step_screen(view_of(file, step, half, None, "ru"), words("ru")).text

    shown = step_screen(view_of(file, step, whole, answered(step, outcome), "ru"), words("ru")).text

    assert f"▸ <b>{solution_of(step)}</b>" in shown
    assert "</b> …" not in shown


def check(screen: Screen, where: str, *, longest: int = LONGEST) -> None:
    shown, _ = parse_html(screen.whole_text())
    assert 0 < utf16_length(shown) <= longest, where
    buttons = [button for row in screen.rows for button in row]
    assert 1 <= len(buttons) <= 8, where
    assert all(len(row) <= 3 for row in screen.rows), where
    assert all(0 < len(button.label) <= 24 for button in buttons), (where, [button.label for button in buttons])
    assert screen.keyboard() is not None, where


def moments(step: Step) -> Iterator[tuple[StepState, Answered | None]]:
    yield StepState(), None
    yield StepState(silent=True), None
    if not isinstance(step, Exercise):
        return
    yield StepState(hints=3), None
    yield StepState(hints=3, tries=1), answered(step, Outcome.WRONG)
    yield StepState(tries=2, done=True, revealed=True, **_over(step)), answered(step, Outcome.REVEALED)
    yield StepState(tries=1, done=True, **_over(step)), answered(step, Outcome.RIGHT)
    if isinstance(step, Choice | Listening):
        yield StepState(tries=1, crossed=(0,)), answered(step, Outcome.WRONG)
    if isinstance(step, Choices):
        yield StepState(picks=tuple(range(len(step.options)))), None
    if isinstance(step, Order):
        yield StepState(picks=(0, 1)), None
    if isinstance(step, Match):
        yield StepState(picks=(0,), crossed=(12,)), answered(step, Outcome.WRONG)


def _over(step: Exercise) -> dict[str, object]:
    if isinstance(step, ScriptedDialogue):
        return {"turn": len(step.turns), "said": tuple(turn.accept[0] for turn in step.turns)}
    return {"picks": tuple(range(len(step.pairs)))} if isinstance(step, Match) else {}


def answered(step: Step, outcome: Outcome) -> Answered:
    text = solution_of(step)
    return Answered(text=text, outcome=outcome, feedback=Feedback(nearest=text), award=Award(xp=10))


def view_of(file: LessonFile, step: Step, state: StepState, last: Answered | None, language: str) -> RunView:
    lesson = file.lesson
    card = LessonCard(
        key=lesson.key,
        level=lesson.level,
        title=lesson.title,
        can_do=lesson.can_do,
        points=lesson.points,
        words=lesson.words,
    )
    return RunView(
        id=LONGEST_RUN,
        lesson=card,
        language=language,
        place=14,
        places=17,
        step_key=f"{step.key}+",
        step=step,
        state=state,
        last=last,
        touched_at=datetime(2026, 11, 2, tzinfo=UTC),
    )
