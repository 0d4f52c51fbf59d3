"""Finds the sentences in the code, for the catalogues of translations.

python -m bots.kit.extraction        brings every catalogue up to date: new sentences come in untranslated
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "plain": None, "msg": None, "plural": (1, 2)}
"""What sentences are arguments of: `say("…")`, `say.plain("…")`, `msg("…")`, `say.plural("…", "…", n)`."""

COMMENT = "Translators:"

MAIN = "messages"
"""The file that new sentences come into."""

KIT = Path(__file__).parent


def sentences(folder: Path) -> Catalog:
    """Every sentence in the code of a folder, with its comments for translators."""
    found = Catalog()
    code = extract_from_dir(folder, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=(COMMENT,))
    for _, _, message, comments, _ in sorted(code, key=lambda one: one[:2]):
        found.add(message, auto_comments=comments)
    return found


def catalogues(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder and their languages."""
    for path in sorted(folder.glob("locales/*/LC_MESSAGES/*.po")):
        yield path.parts[-3], path


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=language)


def update(folder: Path) -> None:
    """Rewrites the catalogues of a folder in the order of its code, with the translations that they had.

    A sentence stays in the file that has it; a new one comes into `messages.po`.
    """
    said = [*sentences(folder)]
    for language in {language for language, _ in catalogues(folder)}:
        files = {path: read(path, language) for found, path in catalogues(folder) if found == language}
        taken = {message.id for old in files.values() for message in old}
        for path, old in files.items():
            new = [one for one in said if one.id in old or (path.stem == MAIN and one.id not in taken)]
            _rewrite(path, language, old, (*new, *_borrowed(old, said)))


def _borrowed(old: Catalog, said: list[Message]) -> list[Message]:
    """A bot's catalogue also keeps the sentences of the kit that it says in its own tone."""
    own = {message.id for message in said}
    return [message for message in sentences(KIT) if message.id in old and message.id not in own]


def _rewrite(path: Path, language: str, old: Catalog, messages: Iterable[Message]) -> None:
    new = Catalog(locale=language)
    for message in filter(lambda message: message.id, messages):
        had = old.get(message.id)
        new.add(message.id, had.string if had else "", auto_comments=message.auto_comments)
    with path.open("wb") as target:
        write_po(target, new, width=110, no_location=True, omit_header=True)


if __name__ == "__main__":
    for bot in sorted(KIT.parent.iterdir()):
        if bot.is_dir():
            update(bot)
