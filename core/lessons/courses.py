"""The course on disk: its files, and what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import structlog
import yaml
from pydantic import Field, ValidationError

from core.lessons.steps import Key, Point, Step
from core.lessons.texts import Bilingual, Content
from core.levels.types import Level

log = structlog.get_logger(__name__)

COURSES = Path(__file__).parent / "courses"
ENGLISH = COURSES / "english"

T = TypeVar("T", bound=Content)


class CourseFile(Content):
    """`course.yaml`: what is true for all of its lessons."""

    title: Bilingual
    licence: str
    version: int | str
    names: tuple[str, ...] = ()
    """Names and other words of no level that the lessons use."""


class Lesson(Content):
    """One file, one lesson."""

    key: Key
    level: Level
    title: Bilingual
    can_do: Bilingual
    requires: tuple[Key, ...] = ()
    points: Annotated[tuple[Point, ...], Field(min_length=1)]
    words: tuple[Annotated[str, Field(min_length=1, max_length=64)], ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    @property
    def number(self) -> int:
        """Its place within the level."""
        return int(self.key.rpartition("-")[2])


@dataclass(frozen=True, slots=True)
class LessonFile:
    """A lesson and where it stands, relative to the course's folder."""

    path: str
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class Course:
    """What was read, in the order of levels and numbers, and what could not be: (path, what is wrong)."""

    about: CourseFile | None
    files: Sequence[LessonFile]
    broken: Sequence[tuple[str, str]]


def read_course(folder: Path = ENGLISH) -> Course:
    """Every lesson of the folder. A file that is not right is among `broken`, and the others are read all the same."""
    broken: list[tuple[str, str]] = []
    about = _read(folder / "course.yaml", folder, CourseFile, broken)
    lessons = [(path, _read(path, folder, Lesson, broken)) for path in lesson_paths(folder)]
    files = [LessonFile(str(path.relative_to(folder)), lesson) for path, lesson in lessons if lesson is not None]
    return Course(about, sorted(files, key=lambda file: (file.lesson.level.rank, file.lesson.key)), broken)


def lesson_paths(folder: Path) -> Sequence[Path]:
    """The files of the lessons, in the order of levels and numbers."""
    return sorted(folder.glob("*/*.yaml"))


def read_lesson(path: Path) -> Lesson | None:
    """One lesson; None when the file is not right, which is logged."""
    broken: list[tuple[str, str]] = []
    lesson = _read(path, path.parent, Lesson, broken)
    for _, what in broken:
        log.error("lesson cannot be read", path=str(path), what=what)
    return lesson


def _read(path: Path, folder: Path, shape: type[T], broken: list[tuple[str, str]]) -> T | None:
    say = partial(_note, broken, str(path.relative_to(folder)))
    try:
        return shape.model_validate(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader))
    except FileNotFoundError:
        say("there is no such file")
    except yaml.YAMLError as error:
        say(f"no YAML: {error}")
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            say(f"{_place(wrong['loc'])}: {wrong['msg']}")
    return None


def _note(broken: list[tuple[str, str]], path: str, what: str) -> None:
    broken.append((path, what))


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(map(str, location)) or "file"
