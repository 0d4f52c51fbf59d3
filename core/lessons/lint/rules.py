"""Every rule of the lint, and the course looked at by all of them."""

from collections.abc import Sequence

from core.lessons.courses import Course, LessonFile
from core.lessons.lint import answer_rules, course_rules, hint_rules, language_rules, lesson_rules, word_rules
from core.lessons.lint.checker_rule import NoKnownMistake
from core.lessons.lint.faults import CourseRule, Fault, LessonRule

COURSE_RULES: Sequence[CourseRule] = (
    course_rules.licensed,
    course_rules.keys_unique,
    course_rules.prerequisites_exist,
    course_rules.prerequisites_end,
)
LESSON_RULES: Sequence[LessonRule] = (
    lesson_rules.named_by_key,
    lesson_rules.step_keys_unique,
    lesson_rules.well_mixed,
    lesson_rules.well_ordered,
    lesson_rules.points_practised,
    lesson_rules.points_listed,
    lesson_rules.orders_join,
    lesson_rules.hunts_have_one,
    lesson_rules.gaps_typed,
    answer_rules.own_answers_count,
    answer_rules.mistakes_do_not_count,
    language_rules.languages_kept,
    language_rules.russian_is_russian,
    hint_rules.hints_keep_the_answer,
    word_rules.words_in_reach,
)


def faults_of(
    course: Course, *, complete: bool, only: Sequence[str] = (), checker: LessonRule | None = None
) -> list[Fault]:
    """`complete`: whether each level must have all its lessons. `only`: paths of lessons to look at, else all.
    `checker`: `NoKnownMistake` where there is one already, as it takes two seconds to make."""
    rule = checker or NoKnownMistake()
    found = [fault for file in wanted_files(course, only) for fault in faults_of_lesson(file, course, rule)]
    return sorted([*found, *faults_of_course(course, complete=complete, only=only)])


def wanted_files(course: Course, only: Sequence[str]) -> list[LessonFile]:
    return [file for file in course.files if not only or file.path in only]


def faults_of_lesson(file: LessonFile, course: Course, checker: LessonRule) -> list[Fault]:
    return [fault for rule in (*LESSON_RULES, checker) for fault in rule(file, course)]


def faults_of_course(course: Course, *, complete: bool, only: Sequence[str]) -> list[Fault]:
    """What is wrong with files that cannot be read, and with the lessons together."""
    broken = [Fault(path, "", "schema", what) for path, what in course.broken]
    rules = (*COURSE_RULES, course_rules.enough_lessons) if complete else COURSE_RULES
    found = [*broken, *(fault for rule in rules for fault in rule(course))]
    return [fault for fault in found if not only or fault.path in only]
