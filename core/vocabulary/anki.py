"""The cards as a deck for Anki: one file that a phone opens (`.apkg`, by genanki).

A word becomes two cards, from English and into English; a mistake becomes a sentence with a gap. The same card has
the same identity in every export, so that a newer deck brings old notes up to date in Anki and doubles none.
"""

import asyncio
import html
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import genanki

from core.clock import Clock
from core.users.types import PersonId
from core.vocabulary.queries import active, to_card
from core.vocabulary.types import Card, MistakeFace, WordFace

# Anki knows decks and kinds of notes by these numbers: they never change.
DECK, WORDS, MISTAKES = 1_748_203_611, 1_748_203_612, 1_748_203_613
DECK_NAME = "Atelier"
_STYLE = (
    ".card { font-family: sans-serif; font-size: 22px; text-align: center; } .less { color: #777; font-size: 18px; }"
)
_WORD = '<b>{{English}}</b> <span class="less">{{IPA}} {{Part}} {{Level}}</span>'
_MEANING = '{{Meaning}}<br><span class="less">{{Definition}}</span>'
_ANSWER = "{{FrontSide}}<hr id=answer>"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportToAnki:
    """Every card of a person, suspended ones too; deleted ones not. None when there is none."""

    clock: Clock

    async def __call__(self, person_id: PersonId, language: str) -> bytes | None:
        cards = [to_card(row) for row in await active(person_id).order_by("id")]
        if not cards:
            return None
        return await asyncio.to_thread(packed, cards, language, self.clock.now().timestamp())


def packed(cards: Sequence[Card], language: str, timestamp: float) -> bytes:
    """The file. `language` is what meanings and explanations are told in."""
    deck = genanki.Deck(DECK, DECK_NAME)
    models = _word_model(), _mistake_model()
    for card in cards:
        deck.add_note(_note(card, language, *models))
    target = io.BytesIO()
    genanki.Package(deck).write_to_file(target, timestamp=timestamp)
    return target.getvalue()


def _note(card: Card, language: str, words: genanki.Model, mistakes: genanki.Model) -> genanki.Note:
    face = card.face
    is_word = isinstance(face, WordFace)
    fields = _word_fields(face, language) if isinstance(face, WordFace) else _mistake_fields(face, language)
    model, guid = words if is_word else mistakes, genanki.guid_for("atelier", card.id)
    return genanki.Note(model=model, fields=fields, tags=_tags(card), guid=guid)


def _word_fields(face: WordFace, language: str) -> list[str]:
    word, sense = face.word, face.sense
    ipa = f"/{word.ipa}/" if word.ipa else ""
    meaning = sense.meaning(language)
    definition = "" if sense.en == meaning else sense.en
    fields = (word.text, ipa, word.pos.value, word.level.value, meaning, definition, sense.example)
    return list(map(_escaped, fields))


def _mistake_fields(face: MistakeFace, language: str) -> list[str]:
    before, answer, after = map(_escaped, (face.before, face.answer, face.after))
    return [
        f"{before}{{{{c1::{answer}}}}}{after}",
        _escaped(face.wrong),
        _escaped(face.explanation.in_language(language)),
    ]


def _escaped(text: str) -> str:
    """As HTML that shows exactly it; Anki's own braces among it would begin a field or a gap."""
    return html.escape(text, quote=False).replace("{", "&#123;").replace("}", "&#125;")


def _tags(card: Card) -> list[str]:
    """Anki's tags have no blanks."""
    face = card.face
    topic = face.word.topic if isinstance(face, WordFace) else "mistake"
    return [re.sub(r"\s+", "-", tag) for tag in (face.level.value, topic, card.state.value, card.source) if tag]


def _word_model() -> genanki.Model:
    names = ("English", "IPA", "Part", "Level", "Meaning", "Definition", "Example")
    example = "<br><br><i>{{Example}}</i>"
    return genanki.Model(
        WORDS,
        "Atelier word",
        fields=[{"name": name} for name in names],
        templates=[
            {"name": "From English", "qfmt": _WORD, "afmt": f"{_ANSWER}{_MEANING}{example}"},
            {"name": "Into English", "qfmt": _MEANING, "afmt": f"{_ANSWER}{_WORD}{example}"},
        ],
        css=_STYLE,
    )


def _mistake_model() -> genanki.Model:
    return genanki.Model(
        MISTAKES,
        "Atelier mistake",
        fields=[{"name": name} for name in ("Text", "Wrong", "Why")],
        templates=[
            {
                "name": "Gap",
                "qfmt": '{{cloze:Text}}<br><br><s class="less">{{Wrong}}</s>',
                "afmt": '{{cloze:Text}}<br><br><s class="less">{{Wrong}}</s><br>{{Why}}',
            }
        ],
        css=f"{_STYLE} .cloze {{ font-weight: bold; }}",
        model_type=genanki.Model.CLOZE,
    )
