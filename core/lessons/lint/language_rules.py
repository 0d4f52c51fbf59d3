"""English stands where English should be, and Russian where Russian."""

import re
from collections.abc import Iterator

from core.lessons.courses import Course, LessonFile
from core.lessons.lint.faults import Fault, in_file, in_step
from core.lessons.steps import Match, Order, Teach, Translate
from core.lessons.texts import Bilingual, Content

MANY_WORDS = 5
"""From here on a Russian text without Russian is taken for a forgotten one."""
FEW_WORDS = 2
_LATIN_WORD = re.compile(r"\b[a-z]+", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def languages_kept(file: LessonFile, _: Course) -> Iterator[Fault]:
    for text in (file.lesson.title, file.lesson.can_do):
        for what in _mixed(text):
            yield in_file(file, "language", what)
    for step in file.lesson.steps:
        for text in _bilinguals(step):
            for what in _mixed(text):
                yield in_step(file, step, "language", what)


def russian_is_russian(file: LessonFile, _: Course) -> Iterator[Fault]:
    for step in file.lesson.steps:
        russian: tuple[str, ...] = ()
        if isinstance(step, Translate):
            russian = (step.source,)
        elif isinstance(step, Order):
            russian = (step.ru,)
        elif isinstance(step, Match):
            russian = tuple(pair[1] for pair in step.pairs)
        elif isinstance(step, Teach):
            russian = tuple(line.partition("|")[2] for line in step.examples)
        for line in russian:
            if not _CYRILLIC.search(line):
                yield in_step(file, step, "language", f"no Russian in “{line}”")


def _mixed(text: Bilingual) -> Iterator[str]:
    """An English text may quote Russian; a hint such as “h _ s” is of no language."""
    if _CYRILLIC.search(text.en) and len(_LATIN_WORD.findall(text.en)) < FEW_WORDS:
        yield f"hardly any English in: {text.en}"
    if text.ru != text.en and not _CYRILLIC.search(text.ru) and len(text.ru.split()) >= MANY_WORDS:
        yield f"no Russian in: {text.ru}"


def _bilinguals(content: Content) -> Iterator[Bilingual]:
    for name in type(content).model_fields:
        value = getattr(content, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Bilingual):
                yield part
            elif isinstance(part, Content):
                yield from _bilinguals(part)
