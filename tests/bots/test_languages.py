"""Languages are data: a folder with a catalogue is a language, and plurals, numbers and times follow it."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bots.kit.catalogs import KIT, Catalogs
from bots.kit.words import Html

DAYS = """
msgid "{n} day"
msgid_plural "{n} days"
"""
RUSSIAN = DAYS + 'msgstr[0] "{n} день"\nmsgstr[1] "{n} дня"\nmsgstr[2] "{n} дней"\n'
GERMAN = DAYS + 'msgstr[0] "{n} Tag"\nmsgstr[1] "{n} Tage"\n\nmsgid "Settings"\nmsgstr "Einstellungen"\n'
HELLO = 'msgid "Settings"\nmsgstr "Mein Kram"\n'


def _write(folder: Path, language: str, catalogue: str) -> Path:
    path = folder / language / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(catalogue, "utf-8")
    return folder


def test_a_third_language_is_a_folder(tmp_path: Path) -> None:
    catalogs = Catalogs.load(_write(tmp_path, "de", GERMAN), KIT)

    assert catalogs.languages == ("de", "en", "ru")
    assert [catalogs.name_of(language) for language in catalogs.languages] == ["Deutsch", "English", "Русский"]
    assert catalogs.words("de")("Settings") == "Einstellungen"
    assert catalogs.choose("de-AT").language == "de"
    assert catalogs.choose("fr", "de").language == "de"
    assert catalogs.choose("fr").language == "en"


def test_a_regional_language_is_found_by_its_tag(tmp_path: Path) -> None:
    catalogs = Catalogs.load(_write(tmp_path, "pt_BR", GERMAN))

    assert catalogs.choose("pt-br").language == "pt_BR"


@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (21, "21 день"), (1000, "1\xa0000 дней")],
)
def test_russian_counts_in_three_forms(tmp_path: Path, n: int, said: str) -> None:
    say = Catalogs.load(_write(tmp_path, "ru", RUSSIAN)).words("ru")

    assert say.plural("{n} day", "{n} days", n) == said


@pytest.mark.parametrize(("n", "said"), [(1, "1 day"), (2, "2 days"), (1500, "1,500 days")])
def test_english_needs_no_catalogue(n: int, said: str) -> None:
    assert Catalogs.load().words("en").plural("{n} day", "{n} days", n) == said


def test_a_bot_may_say_the_kits_sentences_in_its_own_tone(tmp_path: Path) -> None:
    own, kit = _write(tmp_path / "own", "de", HELLO), _write(tmp_path / "kit", "de", GERMAN)
    say = Catalogs.load(own, kit).words("de")

    assert say("Settings") == "Mein Kram"
    assert say.plural("{n} day", "{n} days", 2) == "2 Tage"


def test_values_from_outside_are_escaped_once_and_only_in_html() -> None:
    say = Catalogs.load().words("en")
    name = "<Ada> & co"

    assert say("Hello, {name}", name=name) == "Hello, &lt;Ada&gt; &amp; co"
    assert say("So: {greeting}", greeting=say("Hello, {name}", name=name)) == "So: Hello, &lt;Ada&gt; &amp; co"
    assert say.plain("Hello, {name}", name=name) == "Hello, <Ada> & co"
    assert isinstance(say("Hello"), Html)


def test_times_and_dates_are_those_of_the_person() -> None:
    catalogs = Catalogs.load(KIT)
    moment = datetime(2026, 11, 2, 22, 30, tzinfo=UTC)

    assert catalogs.words("ru").time(moment, ZoneInfo("Asia/Tokyo")) == "07:30"
    assert catalogs.words("ru").date(moment, ZoneInfo("Asia/Tokyo")) == "3 ноября 2026\u202fг."
    assert catalogs.words("en").date(moment, ZoneInfo("UTC")) == "November 2, 2026"
