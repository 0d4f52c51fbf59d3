"""What an answer has brought, in a learner's words."""

import pytest

from bots.kit.catalogs import KIT, Catalogs
from bots.tutor import spec
from bots.tutor.flows.progress.awards import award_text
from core.progress.types import Award, BadgeKey

EVERYTHING = Award(xp=20, goal_reached=True, streak=22, badges=(BadgeKey("first-lesson"),))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            "+20 XP\n🎯 The daily goal is reached.\n🔥 22 days in a row\n"
            "🏅 New badge: <b>First lesson</b> (a lesson finished)",
        ),
        (
            "ru",
            "+20 XP\n🎯 Цель на день выполнена.\n🔥 22 дня подряд\n"
            "🏅 Новый значок: <b>Первый урок</b> (урок, пройденный до конца)",
        ),
    ],
)
def test_an_award_is_told_line_by_line(language: str, words: str) -> None:
    assert award_text(EVERYTHING, Catalogs.load(spec.locales, KIT).words(language)) == words


def test_nothing_is_said_of_nothing() -> None:
    assert award_text(Award(), Catalogs.load(spec.locales, KIT).words("ru")) is None
