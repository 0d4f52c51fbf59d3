"""Every error that ends an update has words in every language."""

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

import core.app  # noqa: F401 (loads every subject, so that all its errors are known)
from bots.kit.catalogs import KIT, Catalogs
from bots.kit.errors import SENTENCES, sentence_for
from bots.kit.presses import NOTE_LIMIT
from core.errors import AllowanceSpentError, AtelierError, LinkTriesSpentError, PermanentError

CATALOGS = Catalogs.load(KIT)


def subclasses(root: type[AtelierError]) -> Iterator[type[AtelierError]]:
    for child in root.__subclasses__():
        yield child
        yield from subclasses(child)


LATE = datetime(2026, 9, 30, 20, 59, tzinfo=UTC)
WITH_A_TIME: list[PermanentError] = [AllowanceSpentError("messages", LATE), LinkTriesSpentError(LATE)]
WITHOUT: list[PermanentError] = [error.__new__(error) for error in SENTENCES]
ERRORS = [*WITH_A_TIME, *WITHOUT]


def test_every_permanent_error_has_a_sentence_and_no_sentence_is_without_its_error() -> None:
    assert {type(error) for error in ERRORS} == set(subclasses(PermanentError))
    assert len(ERRORS) == len(set(subclasses(PermanentError)))


@pytest.mark.parametrize("language", CATALOGS.languages)
@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_a_sentence_fits_an_alert(error: PermanentError, language: str) -> None:
    sentence = sentence_for(error, CATALOGS.words(language), ZoneInfo("Asia/Kamchatka"))

    assert 0 < len(sentence) <= NOTE_LIMIT
    assert "<" not in sentence


@pytest.mark.parametrize("error", WITH_A_TIME, ids=lambda error: type(error).__name__)
def test_a_time_is_told_by_the_clocks_of_whoever_reads_it(error: PermanentError) -> None:
    say = CATALOGS.words("ru")

    assert "08:59" in sentence_for(error, say, ZoneInfo("Asia/Kamchatka"))
    assert "20:59" in sentence_for(error, say, UTC)


def test_every_error_says_what_it_means() -> None:
    assert [error for error in subclasses(AtelierError) if not error.__doc__] == []
