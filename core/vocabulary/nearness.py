"""Words so close together that a question with both has two right answers: `near.yaml`, and shared translations."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from core.vocabulary.types import Sense, Word, WordFace

NEAR = Path(__file__).parent / "near.yaml"
SYNONYMS, KIN = "synonyms", "kin"


def groups(kind: str) -> Sequence[Sequence[str]]:
    """As their author wrote them: of `SYNONYMS` or of `KIN`."""
    found: Sequence[Sequence[str]] = yaml.load(NEAR.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[kind]
    return found


def overlap(one: str, other: str) -> bool:
    """Whether two lists of translations share one."""
    return not {part.strip().lower() for part in one.split(",")}.isdisjoint(
        part.strip().lower() for part in other.split(",")
    )


def is_right_too(word: Word, face: WordFace) -> bool:
    """Whether the word is another name for what the card asks for."""
    shares = any(overlap(sense.ru, face.sense.ru) for sense in word.senses)
    return shares or face.text in _beside(SYNONYMS).get(word.text, ())


def could_be_right(word: Word, face: WordFace) -> bool:
    """Whether it has no place among the wrong options: beside all that is right too, what is near, or means what the
    asked word means elsewhere."""
    own: tuple[Sense, ...] = (face.sense, *face.word.senses)
    if any(overlap(one.ru, other.ru) for one in word.senses for other in own):
        return True
    return any(face.text in _beside(kind).get(word.text, ()) for kind in (SYNONYMS, KIN))


@cache
def _beside(kind: str) -> Mapping[str, frozenset[str]]:
    """By each word, all words of its groups."""
    found: dict[str, frozenset[str]] = {}
    for group in groups(kind):
        for word in group:
            found[word] = found.get(word, frozenset()) | set(group)
    return found
