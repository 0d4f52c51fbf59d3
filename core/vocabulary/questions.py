"""A question as it is asked: its kind, its options, what may be told as a hint."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from core.vocabulary.exercises import QuestionKind
from core.vocabulary.gaps import Gapped, gapped
from core.vocabulary.lexicon import forms
from core.vocabulary.nearness import could_be_right
from core.vocabulary.types import Card, CardId, MistakeFace, SessionId, Word, WordFace

OPTIONS = 4
COVER = "·"
"""Stands for a letter that is not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is stored of a question until it is answered."""

    number: int
    card: CardId
    kind: QuestionKind
    options: tuple[str, ...] = ()
    right: int | None = None
    hints: int = 0
    at: datetime
    is_stretch: bool = False
    """Asked in a harder way: the first failure gets a hint and another answer."""
    failed_by: str = ""
    """The update with the first answer, when that was such a failure."""

    def as_data(self) -> dict[str, Any]:
        return {
            "number": self.number, "card": self.card, "kind": self.kind.value, "options": list(self.options),
            "right": self.right, "hints": self.hints, "at": self.at.isoformat(), "stretch": self.is_stretch,
            "failed_by": self.failed_by,
        }  # fmt: skip

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Asked":
        return cls(
            number=data["number"],
            card=CardId(data["card"]),
            kind=QuestionKind(data["kind"]),
            options=tuple(data["options"]),
            right=data["right"],
            hints=data["hints"],
            at=datetime.fromisoformat(data["at"]),
            is_stretch=data.get("stretch", False),
            failed_by=data.get("failed_by", ""),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What the person is asked now."""

    session: SessionId
    number: int
    """Of the session, from 1: an answer names it, so that an old button answers nothing new."""
    left: int
    """Cards still to come after this one."""
    kind: QuestionKind
    card: Card
    options: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    """Those that were asked for, the stronger last."""
    is_told: bool = False
    """The answer stands beside the question, after three failures running."""
    more_hints: bool = False
    gap: Gapped | None = field(default=None)
    """Of a word in its example, and of a mistake."""


def gap_of(card: Card, kind: QuestionKind) -> Gapped | None:
    """The sentence with its gap, where the kind has one."""
    face = card.face
    if isinstance(face, MistakeFace):
        return Gapped(face.before, face.answer, face.after)
    return gapped(face.sense.example, forms(face.word.text, face.word.pos)) if kind.is_gapped else None


def askable(card: Card, kind: QuestionKind) -> QuestionKind:
    """The kind, or the nearest one that this card allows: an own word may have no example."""
    face = card.face
    if kind.is_gapped and gap_of(card, kind) is None:
        return QuestionKind.TYPE_WORD
    if kind is QuestionKind.CHOOSE_RIGHT and isinstance(face, MistakeFace) and not face.slip:
        return QuestionKind.CORRECT
    return kind


def options_for(
    card: Card, kind: QuestionKind, pool: Sequence[Word], language: str, chance: Random
) -> tuple[tuple[str, ...], int | None]:
    """The options in the order in which they are shown, and the place of the right one."""
    face = card.face
    if not kind.is_choice:
        return (), None
    if isinstance(face, MistakeFace):
        options = [face.answer, face.slip]
    else:
        options = [_label(face.word, face, kind, language), *_distractors(face, kind, pool, language, chance)]
    right = options[0]
    chance.shuffle(options)
    return tuple(options), options.index(right)


def hints_for(card: Card, kind: QuestionKind) -> tuple[str, ...]:
    """What may be told, the weaker hint first; never the answer."""
    face = card.face
    if isinstance(face, MistakeFace):
        return ("explanation",) if kind is QuestionKind.CHOOSE_RIGHT else ("explanation", covered(face.answer, 1))
    if kind is QuestionKind.CHOOSE_MEANING:
        return ("example",) if face.sense.example else ()
    if kind is QuestionKind.CHOOSE_WORD:
        return (covered(face.text, 1),)
    word = gap.answer if (gap := gap_of(card, kind)) else face.text
    if kind is QuestionKind.CONTEXT:
        return ("meaning", covered(word, max(2, len(word) // 2)))
    return (covered(word, 1), covered(word, max(2, len(word) // 2)))


def covered(word: str, shown: int) -> str:
    """The first letters, a dot for each of the others: `jo·····`."""
    return word[:shown] + "".join(COVER if letter.isalnum() else letter for letter in word[shown:])


def _distractors(
    face: WordFace, kind: QuestionKind, pool: Sequence[Word], language: str, chance: Random
) -> Iterable[str]:
    """Words of the same part of speech and level, that cannot be right as well; of the neighbouring levels or other
    parts of speech only where there are too few."""
    taken = {_label(face.word, face, kind, language)}
    candidates = [word for word in pool if word.text != face.text and not could_be_right(word, face)]
    chance.shuffle(candidates)
    candidates.sort(key=lambda word: (word.pos is not face.word.pos, abs(word.level.rank - face.level.rank)))
    for word in candidates:
        label = _label(word, WordFace(word=word, sense=word.senses[0]), kind, language)
        if label not in taken:
            taken.add(label)
            yield label
        if len(taken) == OPTIONS:
            return


def _label(word: Word, face: WordFace, kind: QuestionKind, language: str) -> str:
    return word.text if kind is QuestionKind.CHOOSE_WORD else face.sense.short_meaning(language)
