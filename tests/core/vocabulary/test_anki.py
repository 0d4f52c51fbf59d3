"""The deck for Anki: a zip with an SQLite file, as Anki's own importer takes it."""

import io
import sqlite3
import zipfile
from pathlib import Path

from core.app import App
from core.levels.types import Bilingual
from core.users.types import Person
from core.vocabulary.types import WordKey
from tests.core.people import update

WHY = Bilingual(ru="Время <прошло>.", en="The time is over.")


async def test_who_has_no_cards_gets_no_deck(app: App, ada: Person, bank: None) -> None:
    assert await app.words.export(ada.id, "ru") is None


async def test_a_word_is_two_cards_and_a_mistake_a_gap(app: App, ada: Person, bank: None, tmp_path: Path) -> None:
    await app.words.add_word(ada.id, WordKey("journey/noun"), 0, "own", update())
    await app.words.add_mistake(ada.id, "I have {seen} him yesterday.", "I saw him yesterday.", WHY, "talk", update())

    deck = await app.words.export(ada.id, "ru")

    assert deck is not None
    notes = _rows(deck, tmp_path, "SELECT flds, tags FROM notes ORDER BY flds")
    gap, word = (fields.split("\x1f") for fields, _ in notes)
    assert word[:6] == ["journey", "/ˈdʒɜːni/", "noun", "A2", "путешествие, поездка", word[5]]
    assert gap == [
        "I {{c1::saw}} him yesterday.",
        "I have &#123;seen&#125; him yesterday.",
        "Время &lt;прошло&gt;.",
    ]
    assert set(notes[1][1].split()) == {"A2", "travel", "new", "own"}
    assert len(_rows(deck, tmp_path, "SELECT id FROM cards")) == 3


async def test_the_next_deck_has_the_same_notes(app: App, ada: Person, bank: None, tmp_path: Path) -> None:
    await app.words.add_word(ada.id, WordKey("journey/noun"), 0, "own", update())
    decks = [await app.words.export(ada.id, language) for language in ("ru", "en")]

    one, other = (_rows(deck or b"", tmp_path, "SELECT guid, mid FROM notes") for deck in decks)

    assert one == other


def _rows(deck: bytes, folder: Path, query: str) -> list[tuple[str, ...]]:
    file = folder / "collection.anki2"
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        file.write_bytes(package.read("collection.anki2"))
    connection = sqlite3.connect(file)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()
