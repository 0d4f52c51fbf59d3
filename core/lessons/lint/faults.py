"""What a rule of the lint says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from core.lessons.courses import Course, LessonFile
from core.lessons.steps import Exercise, Step


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong. `path` is a file of the course; `step` is empty when it concerns the whole file."""

    path: str
    step: str
    rule: str
    what: str

    def __str__(self) -> str:
        place = f"{self.path} {self.step}".rstrip()
        return f"{place}: {self.what} [{self.rule}]"


LessonRule: TypeAlias = Callable[[LessonFile, Course], Iterator[Fault]]
"""Looks at one lesson, and knows the others."""
CourseRule: TypeAlias = Callable[[Course], Iterator[Fault]]
"""Looks at all lessons together."""


def in_step(file: LessonFile, step: Step | Exercise, rule: str, what: str) -> Fault:
    return Fault(file.path, step.key, rule, what)


def in_file(file: LessonFile, rule: str, what: str) -> Fault:
    return Fault(file.path, "", rule, what)
