"""The lint holds the course, and sees each thing that may go wrong in it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from core.lessons.courses import ENGLISH, read_course
from core.lessons.lint.checker_rule import NoKnownMistake
from core.lessons.lint.clean import CleanSentences, checker_digest
from core.lessons.lint.course_rules import enough_lessons
from core.lessons.lint.english import shown_english
from core.lessons.lint.faults import Fault
from core.lessons.lint.rules import faults_of
from core.lessons.lint.side_by_side import faults_side_by_side
from tests.core.lessons.conftest import COURSE

FIRST, SECOND = "a1/01-at-the-station.yaml", "a1/02-my-weekend.yaml"


@cache
def the_checker() -> NoKnownMistake:
    """Of several right answers the one that is shown; `make check` looks at all of them, and what it has found clean
    is not looked at again."""
    return NoKnownMistake(shown_english, CleanSentences.load())


def faults(folder: Path) -> list[Fault]:
    return faults_of(read_course(folder), complete=False, checker=the_checker())


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """The course of the tests with one thing changed, and the rules that mind."""
    copy = tmp_path / "course"
    shutil.copytree(COURSE, copy)

    def change(path: str, old: str, new: str) -> list[str]:
        file = copy / path
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))
        return sorted({fault.rule for fault in faults(copy)})

    return change


def test_the_course_of_the_tests_is_without_fault() -> None:
    assert faults(COURSE) == []


OPTIONS, SAME_OPTIONS = '["leave", "leaves", "leaving"]', '["leave", "leaves", "leaves"]'
LAST_HINT = '      - {en: "leave + one letter", ru: "leave + одна буква"}\n'
BROKEN = ["requires", "schema"]
"""The lesson is not read, so the one that requires it finds nothing."""

WRONG = {
    "a field that nobody knows": (FIRST, "kind: review", "kind: review\n    hint: x", BROKEN),
    "two hints instead of three": (FIRST, LAST_HINT, "", BROKEN),
    "a kind that there is not": (FIRST, "kind: match", "kind: riddle", BROKEN),
    "an option twice": (FIRST, OPTIONS, SAME_OPTIONS, BROKEN),
    "nothing written at all": (SECOND, "kind: writing", "kind: essay", ["schema"]),
    "a level that is another": (SECOND, "level: A1", "level: A2", ["name"]),
    "a key of another lesson": (SECOND, "key: a1-02", "key: a1-01", ["name", "requires", "unique"]),
    "a step twice": (FIRST, "key: s3", "key: s2", ["unique"]),
    "a prerequisite that there is not": (SECOND, "requires: [a1-01]", "requires: [a1-09]", ["requires"]),
    "lessons that require each other": (FIRST, "level: A1", "level: A1\nrequires: [a1-02]", ["requires"]),
    "another licence": ("course.yaml", "licence: MIT", "licence: CC-BY-SA-4.0", ["licence"]),
    "a point that is on no list": (SECOND, "writing/short-messages", "writing/letters", ["points"]),
    "a point that nothing practises": (FIRST, "vocabulary/travel,", "vocabulary/travel, vocabulary/food,", ["points"]),
    "a review in the middle": (FIRST, "  - key: s2\n", "  - {key: s0, kind: review}\n  - key: s2\n", ["mix"]),
    "a mistake twice in its text": (FIRST, "My brother have two", "They have cats. He have two", ["checker", "hunt"]),
    "a mistake that is right": (FIRST, 'accept: ["has"]', 'accept: ["has", "have"]', ["answers", "hunt"]),
    "other words in another order": (SECOND, "with my friends at the weekend", "with friends on Sunday", ["order"]),
    "a word far above the level": (FIRST, "Where is the station?", "Where is the ubiquitous station?", ["words"]),
    "a misspelt word": (FIRST, "The train leaves at six. |", "The trian leaves at six. |", ["checker", "words"]),
    "a mistake in a right answer": (SECOND, '"She works a lot."', '"She have to work."', ["checker"]),
    "a hint with the answer": (FIRST, "The verb gets one letter more.", "She works there.", ["hints"]),
    "the same hint twice": (FIRST, "One train is it.", "Who goes? One train.", ["hints"]),
    "English in Russian": (FIRST, 'en: "Who? She."', 'en: "Кто? Она."', ["language"]),
    "Russian in English": (FIRST, 'ru: "-s только с he, she и it."', 'ru: "The verb ends in -s here."', ["language"]),
    "English to be translated": (FIRST, "Где вокзал?", "Where is it?", ["language"]),
    "a model that says too little": (SECOND, "the park with my friends", "the park by bus", ["answers"]),
}


@pytest.mark.parametrize("what", WRONG)
def test_the_lint_sees(what: str, changed: Callable[[str, str, str], list[str]]) -> None:
    path, old, new, rules = WRONG[what]
    assert changed(path, old, new) == rules


def test_a_level_needs_ten_lessons() -> None:
    said = [str(fault) for fault in enough_lessons(read_course(COURSE))]
    assert said[0] == "course.yaml: 2 lessons at A1; 10 make a level [complete]"
    assert len(said) == 6


def test_what_was_clean_stays_so_for_the_same_checker_alone(tmp_path: Path) -> None:
    kept, clean = tmp_path / "cache" / "clean.json", CleanSentences()
    assert "She works here." not in CleanSentences.load(kept)
    clean.add("She works here.")
    clean.save(kept)

    assert "She works here." in CleanSentences.load(kept)
    assert "She work here." not in CleanSentences.load(kept)
    kept.write_text(kept.read_text().replace(checker_digest(), "another"))
    assert "She works here." not in CleanSentences.load(kept)
    kept.write_text("{")
    assert CleanSentences.load(kept).known == set()


def test_a_sentence_with_a_mistake_is_never_taken_for_clean() -> None:
    rule = NoKnownMistake()
    course = read_course(COURSE)
    wrong = "She have to work."
    assert rule._mistakes(wrong) != []
    assert wrong not in rule.clean
    assert [fault for file in course.files for fault in rule(file, course)] == []
    assert "She works at the station." in rule.clean


def test_side_by_side_finds_what_one_alone_finds(tmp_path: Path) -> None:
    """As many lessons as need two processes, one of them with a mistake."""
    copy = tmp_path / "course"
    shutil.copytree(COURSE, copy)
    first = (copy / FIRST).read_text().replace("The train leaves at six. |", "The train leave at six. |", 1)
    for number in range(3, 13):
        text = first.replace("key: a1-01", f"key: a1-{number:02}", 1)
        (copy / f"a1/{number:02}-at-the-station.yaml").write_text(text)

    alone = faults_side_by_side(copy, CleanSentences(), complete=False, only=(), jobs=1)
    clean = CleanSentences()

    assert faults_side_by_side(copy, clean, complete=False, only=(), jobs=2) == alone
    assert sum(fault.rule == "checker" for fault in alone) == 10
    assert "She works at the station." in clean
    again = faults_side_by_side(copy, clean, complete=False, only=["a1/03-at-the-station.yaml"], jobs=2)
    assert [fault.rule for fault in again] == ["checker"]


def test_the_command_names_every_fault_and_ends_with_one(tmp_path: Path) -> None:
    copy = tmp_path / "course"
    shutil.copytree(COURSE, copy)
    (copy / "course.yaml").unlink()
    run = subprocess.run(
        [sys.executable, "-m", "core.lessons.lint", "--course", str(copy)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stdout.splitlines() == ["course.yaml: there is no such file [schema]", "2 lessons, 1 faults"]


@pytest.mark.skipif(not (ENGLISH / "course.yaml").exists(), reason="the course is being written")
def test_the_course_is_without_fault() -> None:
    course = read_course()
    assert faults_of(course, complete=True, checker=the_checker()) == []
