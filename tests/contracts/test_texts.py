"""Every sentence is there in every language, with the same places to fill, in markup that Telegram reads."""

import string
from pathlib import Path

import pytest
import regex
from babel.messages.catalog import Message

import bots
from bots.kit.catalogs import KIT, Catalogs
from bots.kit.discovery import discover
from bots.kit.extraction import catalogues, read, sentences
from bots.kit.spec import BotSpec
from playground.telegram.formatting.html import parse_html
from playground.telegram.formatting.units import utf16_length

FOLDERS = [path for path in sorted(Path(bots.__file__).parent.iterdir()) if (path / "__init__.py").exists()]
CATALOGUES = [(folder, *found) for folder in FOLDERS for found in catalogues(folder)]
LANGUAGES = sorted({language for _, language, _ in CATALOGUES})

FAMILIAR = regex.compile(
    r"\b(?:ты|тебя|тебе|тобой|твой|твоя|твоё|твои|твоего|твоей|твоих|твоему|твоим|привет"
    r"|выбери|напиши|пришли|отправь|попробуй|назови|нажми|начни|введи|посмотри|скажи)\b",
    regex.IGNORECASE,
)
POLITE = regex.compile(
    r"\b(?:вы|вас|вам|вами|ваш|ваша|ваше|ваши|вашего|вашей|ваших|вашему|вашим|здравствуйте|\w+йте|\w+ите)\b",
    regex.IGNORECASE,
)


def name(value: object) -> str:
    return value.name if isinstance(value, Path) else str(value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_every_sentence_is_translated(folder: Path, language: str) -> None:
    said = {message.id for message in sentences(folder) if message.id}
    read_ones = [read(path, of) for of, path in catalogues(folder) if of == language]
    translated = {message.id for one in read_ones for message in one if all(_strings(message))}
    assert said - translated == set()


@pytest.mark.parametrize(("folder", "language", "path"), CATALOGUES, ids=name)
def test_no_translation_is_left_of_a_sentence_that_nobody_says(folder: Path, language: str, path: Path) -> None:
    said = {message.id for message in (*sentences(folder), *sentences(KIT.parent))}
    catalogue = read(path, language)
    assert {message.id for message in catalogue} - said == set()
    assert list(catalogue.obsolete) == []


@pytest.mark.parametrize(("folder", "language", "path"), CATALOGUES, ids=name)
def test_no_translation_is_a_guess(folder: Path, language: str, path: Path) -> None:
    assert [message.id for message in read(path, language) if message.fuzzy and message.id] == []


@pytest.mark.parametrize(("folder", "language", "path"), CATALOGUES, ids=name)
def test_translations_fill_the_same_places(folder: Path, language: str, path: Path) -> None:
    for message in read(path, language):
        wanted = _places(_ids(message)[-1])
        assert all(_places(text) == wanted for text in _strings(message)), message.id


@pytest.mark.parametrize(("folder", "language", "path"), CATALOGUES, ids=name)
def test_markup_is_what_telegram_reads_and_texts_fit(folder: Path, language: str, path: Path) -> None:
    for message in filter(lambda message: message.id, read(path, language)):
        for text in (*_ids(message), *_strings(message)):
            shown, _ = parse_html(text)
            assert utf16_length(shown) <= 4096


@pytest.mark.parametrize("spec", discover(), ids=lambda spec: spec.name)
def test_what_telegram_shows_of_a_bot_fits(spec: BotSpec) -> None:
    catalogs = Catalogs.load(spec.locales, KIT)
    for language in catalogs.languages:
        say = catalogs.words(language)
        assert 1 <= utf16_length(say.plain(spec.tagline)) <= 120
        assert 1 <= utf16_length(say.plain(spec.about)) <= 512
        assert "<" not in say.plain(spec.about)


@pytest.mark.parametrize(("bot", "wrong"), [("tutor", POLITE), ("mentor", POLITE), ("media", FAMILIAR)])
def test_russian_is_familiar_with_learners_and_polite_with_employees(bot: str, wrong: regex.Pattern[str]) -> None:
    folder = Path(bots.__file__).parent / bot
    say = Catalogs.load(folder / "locales", KIT).words("ru")
    for message in (*sentences(folder), *sentences(KIT.parent)):
        for text in _ids(message):
            assert wrong.findall(say.translations.gettext(text)) == []


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)


def _strings(message: Message) -> tuple[str, ...]:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return tuple(text or "" for text in strings)


def _places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
