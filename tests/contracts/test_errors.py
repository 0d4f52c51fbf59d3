"""Every error that ends an update has words in every language."""

from collections.abc import Iterator

import pytest

import core.app  # noqa: F401 (loads every subject, so that all its errors are known)
from bots.kit.catalogs import KIT, Catalogs
from bots.kit.errors import SENTENCES
from bots.kit.presses import NOTE_LIMIT
from core.errors import AtelierError, PermanentError

CATALOGS = Catalogs.load(KIT)


def subclasses(root: type[AtelierError]) -> Iterator[type[AtelierError]]:
    for child in root.__subclasses__():
        yield child
        yield from subclasses(child)


def test_every_permanent_error_has_a_sentence_and_no_sentence_is_without_its_error() -> None:
    assert set(SENTENCES) == set(subclasses(PermanentError))


@pytest.mark.parametrize("language", CATALOGS.languages)
@pytest.mark.parametrize("error", SENTENCES, ids=lambda error: error.__name__)
def test_a_sentence_fits_an_alert(error: type[PermanentError], language: str) -> None:
    sentence = SENTENCES[error](CATALOGS.words(language))

    assert 0 < len(sentence) <= NOTE_LIMIT
    assert "<" not in sentence


def test_every_error_says_what_it_means() -> None:
    assert [error for error in subclasses(AtelierError) if not error.__doc__] == []
