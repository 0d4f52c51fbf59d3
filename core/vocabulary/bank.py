"""The bank of words as its authors write it: `words/<level>.yaml`, one word a line."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from core.levels.types import Level
from core.vocabulary.topics import TOPICS
from core.vocabulary.types import PartOfSpeech, Sense, Word, WordKey

WORDS = Path(__file__).parent / "words"

Text = Annotated[str, Field(min_length=1, max_length=160)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class WrittenSense(_Strict):
    """A meaning as it stands in the file."""

    ru: Text
    en: Text
    example: Text


class WrittenWord(_Strict):
    """A word as it stands in the file."""

    word: Annotated[str, Field(min_length=1, max_length=48)]
    pos: PartOfSpeech
    ipa: Text
    topic: Annotated[str, Field(pattern="|".join(f"^{topic}$" for topic in TOPICS))]
    senses: Annotated[tuple[WrittenSense, ...], Field(min_length=1, max_length=4)]

    def to_word(self, level: Level) -> Word:
        return Word(
            key=WordKey(f"{self.word}/{self.pos.value}"),
            text=self.word,
            pos=self.pos,
            level=level,
            ipa=self.ipa,
            topic=self.topic,
            senses=tuple(Sense(**sense.model_dump()) for sense in self.senses),
        )


def read_level(source: str, level: Level) -> Iterator[Word]:
    """The words of a file. Raises ValidationError with the place of what is wrong."""
    for entry in yaml.load(source, Loader=yaml.CSafeLoader):
        yield WrittenWord.model_validate(entry).to_word(level)


def load_bank(folder: Path = WORDS) -> tuple[Word, ...]:
    """Every word that is written, the easiest level first."""
    return tuple(
        word
        for level in Level
        for word in read_level((folder / f"{level.value.lower()}.yaml").read_text(encoding="utf-8"), level)
    )


def senses_as_data(word: Word) -> list[dict[str, str]]:
    """As a row keeps them."""
    return [{"ru": sense.ru, "en": sense.en, "example": sense.example} for sense in word.senses]


def senses_from(data: list[dict[str, str]]) -> tuple[Sense, ...]:
    return tuple(Sense(**one) for one in data)


def digest_of(word: Word) -> str:
    """Changes when anything of the word does."""
    parts: Mapping[str, Any] = {
        "text": word.text, "pos": word.pos.value, "level": word.level.value, "ipa": word.ipa, "topic": word.topic,
        "senses": senses_as_data(word),
    }  # fmt: skip
    return hashlib.sha256(repr(parts).encode()).hexdigest()
