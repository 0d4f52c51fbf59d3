"""What holds for one lesson: its name, its order, its mix of steps."""

import re
from collections import Counter
from collections.abc import Iterator

from core.lessons.courses import Course, LessonFile
from core.lessons.grading.typed import corrected
from core.lessons.lint.faults import Fault, in_file, in_step
from core.lessons.steps import Exercise, Gap, Hunt, Order, Review, ScriptedDialogue, Teach, Writing
from core.lessons.texts import joined
from core.levels.points import points

FEWEST_STEPS, MOST_STEPS = 10, 14
FEWEST_KINDS = 5


def named_by_key(file: LessonFile, _: Course) -> Iterator[Fault]:
    """`a2/03-slug.yaml` is a2-03 of level A2."""
    lesson = file.lesson
    level = lesson.level.lower()
    if not re.fullmatch(rf"{level}-\d\d", lesson.key):
        yield in_file(file, "name", f"a key of {lesson.level} is like {level}-03, not {lesson.key}")
    elif not re.fullmatch(rf"{level}/{lesson.key[3:]}-[a-z0-9-]+\.yaml", file.path):
        yield in_file(file, "name", f"the file of {lesson.key} is {level}/{lesson.key[3:]}-….yaml")


def step_keys_unique(file: LessonFile, _: Course) -> Iterator[Fault]:
    for key, count in Counter(step.key for step in file.lesson.steps).items():
        if count > 1:
            yield in_file(file, "unique", f"{count} steps are {key}")


def well_mixed(file: LessonFile, _: Course) -> Iterator[Fault]:
    steps = file.lesson.steps
    exercises = [step for step in steps if isinstance(step, Exercise)]
    kinds = {type(step) for step in exercises}
    productive = sum(step.productive for step in exercises)
    if not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        yield in_file(file, "mix", f"{len(steps)} steps; {FEWEST_STEPS} to {MOST_STEPS} make a lesson")
    if len(kinds) < FEWEST_KINDS:
        yield in_file(file, "mix", f"{len(kinds)} kinds of exercise; {FEWEST_KINDS} at least")
    if 2 * productive < len(exercises):
        yield in_file(file, "mix", f"{productive} of {len(exercises)} exercises are productive; half at least")
    if not kinds & {ScriptedDialogue, Writing}:
        yield in_file(file, "mix", "neither a dialogue nor a writing")


def well_ordered(file: LessonFile, _: Course) -> Iterator[Fault]:
    steps = file.lesson.steps
    if not isinstance(steps[-1], Review) or any(isinstance(step, Review) for step in steps[:-1]):
        yield in_file(file, "mix", "the review is the last step, and the only one")
    if not any(isinstance(step, Teach) for step in steps):
        yield in_file(file, "mix", "nothing is taught")


def points_practised(file: LessonFile, _: Course) -> Iterator[Fault]:
    practised = {step.point for step in file.lesson.steps if isinstance(step, Exercise)}
    for point in file.lesson.points:
        if point not in practised:
            yield in_file(file, "points", f"no step practises {point}")


def points_listed(file: LessonFile, _: Course) -> Iterator[Fault]:
    """Mastery counts by point: a misspelt one would be another."""
    for point in file.lesson.points:
        if point not in points():
            yield in_file(file, "points", f"{point} is not in core/levels/points.yaml")
    for step in file.lesson.steps:
        if isinstance(step, Exercise) and step.point not in points():
            yield in_step(file, step, "points", f"{step.point} is not in core/levels/points.yaml")


def orders_join(file: LessonFile, _: Course) -> Iterator[Fault]:
    for step in file.lesson.steps:
        if not isinstance(step, Order):
            continue
        for sentence in step.also:
            if _letters(sentence) != _letters(joined(step.words)):
                yield in_step(file, step, "order", f"not of the same words: {sentence}")
        if any(not re.search(r"\w", word) for word in step.words):
            yield in_step(file, step, "order", "a mark stands alone: put it to its word")


def hunts_have_one(file: LessonFile, _: Course) -> Iterator[Fault]:
    for step in file.lesson.steps:
        if not isinstance(step, Hunt):
            continue
        found = len(re.findall(rf"(?<!\w){re.escape(step.wrong)}(?!\w)", step.text))
        if found != 1:
            yield in_step(file, step, "hunt", f"“{step.wrong}” stands {found} times in the text")
        for right in step.accept:
            if right == step.wrong:
                yield in_step(file, step, "hunt", "the wrong fragment is accepted as right")
            if re.search(r"\b(\w+(?: \w+)*) \1\b", corrected(step, right)):
                yield in_step(
                    file,
                    step,
                    "hunt",
                    f"“{right}” repeats its neighbours: only what replaces the wrong; longer answers are understood",
                )


def gaps_typed(file: LessonFile, _: Course) -> Iterator[Fault]:
    """A gap is filled with a few words: whole sentences are a transform."""
    for step in file.lesson.steps:
        if isinstance(step, Gap):
            for word in (word for words in step.accept for word in words):
                if len(word.split()) > 6:
                    yield in_step(file, step, "gap", f"too long for a gap: {word}")


def _letters(sentence: str) -> Counter[str]:
    """The words, as often as they occur, whatever their order and capitals."""
    return Counter(re.findall(r"[\w'’-]+", sentence.lower()))
