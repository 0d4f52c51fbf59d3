"""What holds for the lessons together: keys, prerequisites, how many there are, the licence."""

from collections import Counter
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from core.lessons.courses import Course, LessonFile
from core.lessons.lint.faults import Fault, in_file
from core.levels.licensing import LICENCE
from core.levels.types import Level

LESSONS_A_LEVEL = 10


def licensed(course: Course) -> Iterator[Fault]:
    if course.about is not None and course.about.licence != LICENCE:
        yield Fault("course.yaml", "", "licence", f"the licence is {course.about.licence}, not {LICENCE}")


def keys_unique(course: Course) -> Iterator[Fault]:
    counts = Counter(file.lesson.key for file in course.files)
    for file in course.files:
        if counts[file.lesson.key] > 1:
            yield in_file(file, "unique", f"another lesson is {file.lesson.key} too")


def prerequisites_exist(course: Course) -> Iterator[Fault]:
    lessons = by_key(course)
    for file in course.files:
        for key in file.lesson.requires:
            if key not in lessons:
                yield in_file(file, "requires", f"there is no lesson {key}")
            elif lessons[key].lesson.level.rank > file.lesson.level.rank:
                yield in_file(file, "requires", f"{key} is of a higher level")


def prerequisites_end(course: Course) -> Iterator[Fault]:
    graph = {file.lesson.key: file.lesson.requires for file in course.files}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle = error.args[1]
        yield in_file(by_key(course)[cycle[0]], "requires", f"lessons require each other: {' → '.join(cycle)}")


def enough_lessons(course: Course) -> Iterator[Fault]:
    counts = Counter(file.lesson.level for file in course.files)
    for level in Level:
        if counts[level] < LESSONS_A_LEVEL:
            what = f"{counts[level]} lessons at {level}; {LESSONS_A_LEVEL} make a level"
            yield Fault("course.yaml", "", "complete", what)


def by_key(course: Course) -> Mapping[str, LessonFile]:
    return {file.lesson.key: file for file in course.files}
