"""The list of all screens, chapter by chapter."""

from tests.bots.tutor.screens.everywhere import OWN_DATA, SETTINGS
from tests.bots.tutor.screens.hard_words import HARD_AND_ANSWERED, HARD_MISTAKES, HARD_WORDS
from tests.bots.tutor.screens.lessons import LISTS, MORE_STEPS, STEPS
from tests.bots.tutor.screens.level import BEST, LEVEL, TEST
from tests.bots.tutor.screens.progress import DARK, PRACTICE, PROGRESS
from tests.bots.tutor.screens.starting import INTRODUCTION, STARTING
from tests.bots.tutor.screens.talks import CHECKING, MODEL, TALKS
from tests.bots.tutor.screens.talks_with_a_model import ANSWERS, CORRECTIONS
from tests.bots.tutor.screens.walking import Chapter
from tests.bots.tutor.screens.words import REVIEWS, WHOLE_REVIEW, WORDS

CHAPTERS: tuple[Chapter, ...] = (
    *(STARTING, INTRODUCTION, LEVEL, TEST, BEST, PRACTICE, LISTS, STEPS, MORE_STEPS),
    *(WORDS, REVIEWS, WHOLE_REVIEW, HARD_WORDS, HARD_AND_ANSWERED, HARD_MISTAKES),
    *(TALKS, CHECKING, MODEL, ANSWERS, CORRECTIONS),
    *(PROGRESS, DARK, SETTINGS, OWN_DATA),
)


LANGUAGES = ("ru", "en")


def names(language: str) -> list[str]:
    """Of the screens that somebody in this language can see."""
    return [way.to for chapter in CHAPTERS for way in chapter.ways if way.only in {None, language}]
