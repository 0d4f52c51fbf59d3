"""No word is far above its lesson: at most one level, unless the course has taught it by then."""

from collections.abc import Iterator
from functools import cache

from core.checker.tokens import CLITICS, sentence_spans, tokenize
from core.lessons.courses import Course, LessonFile
from core.lessons.lemmas import lemmas
from core.lessons.lint.english import other_options, shown_english
from core.lessons.lint.faults import Fault, in_step
from core.levels.types import Level

ALWAYS = frozenset(
    {"i", "ca", "wo", "sha", "ok", "okay", "tv", "pc", "wifi", "online", "website", "smartphone", "app", "o'clock"}
)
"""Words that cefrpy does not know, or halves of a contraction."""
ABOVE = 1
"""Levels that a word may be above its lesson."""


def words_in_reach(file: LessonFile, course: Course) -> Iterator[Fault]:
    known = _taught_by_then(file, course) | _names(course)
    highest = file.lesson.level.rank + ABOVE
    for step in file.lesson.steps:
        hard: dict[str, str] = {}
        for sentence in shown_english(step):
            hard |= _out_of_reach(sentence, known, highest, strangers=True)
        for option in other_options(step):
            hard |= _out_of_reach(option, known, highest, strangers=False)
        for word, why in hard.items():
            yield in_step(file, step, "words", f"“{word}” {why}")


def _out_of_reach(text: str, known: frozenset[str] | set[str], highest: int, *, strangers: bool) -> dict[str, str]:
    """`strangers`: whether a word that nobody knows is a fault."""
    found = {}
    for word in _plain_words(text):
        if word in known or lemmas(word) & known:
            continue
        rank = level_of(word)
        if rank is None and strangers:
            found[word] = "is no word that cefrpy knows: is it spelt right? if so, teach it in `words`"
        elif rank is not None and rank > highest:
            found[word] = f"is {list(Level)[rank]}: say it more simply or teach it in `words`"
    return found


def _plain_words(text: str) -> Iterator[str]:
    """Lower-case words without numbers, names and clitics."""
    for start, end in sentence_spans(text):
        for place, token in enumerate(tokenize(text, start, end)):
            if not token.is_word or token.lower in CLITICS or token.lower.rstrip("'") in ALWAYS:
                continue
            for part in token.text.rstrip("'’").split("-"):
                is_name = part[:1].isupper() and (place > 0 or level_of(part.lower()) is None)
                if part.isalpha() and not is_name:
                    yield part.lower()


def _names(course: Course) -> frozenset[str]:
    """What the course lists, and what any lesson writes with a capital in the middle of a sentence."""
    listed = {name.lower() for name in course.about.names} if course.about else set()
    texts = (text for file in course.files for step in file.lesson.steps for text in shown_english(step))
    return frozenset(listed).union(*(_capitals(text) for text in texts))


@cache
def _capitals(text: str) -> frozenset[str]:
    return frozenset(
        token.lower
        for start, end in sentence_spans(text)
        for token in tokenize(text, start, end)[1:]
        if token.text[0].isupper() and token.lower != "i"
    )


def _taught_by_then(file: LessonFile, course: Course) -> frozenset[str]:
    mine = (file.lesson.level.rank, file.lesson.key)
    lessons = (other.lesson for other in course.files if (other.lesson.level.rank, other.lesson.key) <= mine)
    return frozenset(part.lower() for lesson in lessons for word in lesson.words for part in word.split())


@cache
def level_of(word: str) -> int | None:
    """The rank of the easiest reading of the word or of its lemma; None when cefrpy knows neither."""
    from cefrpy import CEFRAnalyzer

    analyzer = CEFRAnalyzer()
    levels = [
        level
        for form in lemmas(word) | {word.replace("é", "e")}
        if analyzer.is_word_in_database(form)
        for level in analyzer.get_pos_level_dict_for_word(form, word_level_as_float=True).values()
    ]
    return min(len(Level) - 1, int(min(levels) + 0.5) - 1) if levels else None
