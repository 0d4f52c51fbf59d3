"""The lessons looked at side by side, on as many processors as there are."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from core.lessons.courses import Course, read_course
from core.lessons.lint.checker_rule import NoKnownMistake
from core.lessons.lint.clean import CleanSentences
from core.lessons.lint.faults import Fault
from core.lessons.lint.rules import faults_of_course, faults_of_lesson, wanted_files

WORTH_A_PROCESS = 8
"""Lessons: a process takes seconds to get ready."""


def faults_side_by_side(
    folder: Path, clean: CleanSentences, *, complete: bool, only: Sequence[str], jobs: int
) -> list[Fault]:
    """As `faults_of` does it alone. What was found clean is added to `clean`."""
    course = read_course(folder)
    paths = [file.path for file in wanted_files(course, only)]
    workers = min(jobs, -(-len(paths) // WORTH_A_PROCESS))
    found = faults_of_course(course, complete=complete, only=only)
    if workers < 2:
        look = _Look(course, clean)
        return sorted([*found, *(fault for path in paths for fault in look(path)[0])])
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (folder, frozenset(clean.known))) as pool:
        for faults, known in pool.map(_look_at, paths):
            found += faults
            clean.known |= known
    return sorted(found)


class _Look:
    """One process's eyes: the whole course, and an engine for as long as it lives."""

    def __init__(self, course: Course, clean: CleanSentences) -> None:
        self._course = course
        self._files = {file.path: file for file in course.files}
        self._checker = NoKnownMistake(clean=clean)

    def __call__(self, path: str) -> tuple[list[Fault], set[str]]:
        """The faults of a lesson, and everything that is known to be clean by now."""
        return faults_of_lesson(self._files[path], self._course, self._checker), self._checker.clean.known


_looks: list[_Look] = []
"""Of this process, made when it begins."""


def _begin(folder: Path, known: frozenset[str]) -> None:
    _looks.append(_Look(read_course(folder), CleanSentences(known)))


def _look_at(path: str) -> tuple[list[Fault], set[str]]:
    return _looks[0](path)
