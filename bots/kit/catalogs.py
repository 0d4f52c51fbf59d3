"""Translations as data: `locales/<language>/LC_MESSAGES/*.po`, in the kit and in each bot; a large bot has several.

A new folder is a new language; its name comes from CLDR. A bot's catalogue is asked first, so it may also say the
kit's sentences in its own tone. Nothing is compiled to disk: a catalogue is read once, when the process starts.
"""

from collections.abc import Iterable
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from bots.kit.words import Words

SOURCE = "en"
"""The language of the sentences in the code: needs no catalogue, and is spoken when nothing else fits."""

KIT = Path(__file__).parent / "locales"


class Catalogs:
    """The languages that a bot speaks."""

    def __init__(self, speeches: Iterable[Words]) -> None:
        self._words = {speech.language: speech for speech in speeches}

    @classmethod
    def load(cls, *folders: Path) -> "Catalogs":
        """Reads the catalogues of `folders`; where several have a sentence, the first one is heard."""
        languages = {SOURCE, *(path.parts[-3] for folder in folders for path in _catalogues(folder))}
        return cls(_speech(language, folders) for language in sorted(languages))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._words)

    def words(self, language: str) -> Words:
        return self._words[language]

    def choose(self, *wishes: str | None) -> Words:
        """The first wish that we can fulfil. A wish is an IETF tag or a folder's name; "pt-BR" takes "pt" too."""
        by_tag = {name.casefold(): words for name, words in self._words.items()}
        for wish in filter(None, wishes):
            tag = wish.replace("-", "_").casefold()
            for name in (tag, tag.split("_")[0]):
                if name in by_tag:
                    return by_tag[name]
        return self._words[SOURCE]

    def name_of(self, language: str) -> str:
        """The language's own name for itself: English, Русский."""
        name = self._words[language].locale.get_display_name() or language
        return name[:1].upper() + name[1:]


def _speech(language: str, folders: Iterable[Path]) -> Words:
    heard: NullTranslations | None = None
    for folder in folders:
        for path in _catalogues(folder, language):
            heard = _with_fallback(heard, _translations(path, language))
    return Words(language, Locale.parse(language), heard or NullTranslations())


def _with_fallback(first: NullTranslations | None, second: NullTranslations) -> NullTranslations:
    if first is None:
        return second
    first.add_fallback(second)
    return first


def _catalogues(folder: Path, language: str = "*") -> list[Path]:
    return sorted(folder.glob(f"{language}/LC_MESSAGES/*.po"))


def _translations(path: Path, language: str) -> NullTranslations:
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
