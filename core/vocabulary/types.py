"""What crosses the border of the vocabulary."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum, unique
from typing import NewType

from core.levels.types import Bilingual, Level, PointKey
from core.vocabulary.topics import point_of

WordKey = NewType("WordKey", str)
"""A word of the bank: `journey/noun`."""
CardId = NewType("CardId", int)
SessionId = NewType("SessionId", int)


@unique
class PartOfSpeech(StrEnum):
    NOUN = "noun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    PRONOUN = "pronoun"
    PREPOSITION = "preposition"
    CONJUNCTION = "conjunction"
    DETERMINER = "determiner"
    NUMBER = "number"
    INTERJECTION = "interjection"
    PHRASE = "phrase"
    """Several words that a person brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of a word."""

    ru: str
    """Translations, the usual one first, with commas between."""
    en: str
    """A short definition; what a learner wrote of an own word."""
    example: str

    def meaning(self, language: str) -> str:
        """For a learner of this language: the translation, or the definition where there is none for it."""
        return self.ru if language == "ru" or not self.en else self.en

    def short_meaning(self, language: str) -> str:
        """The usual translation alone; a definition whole."""
        return self.ru.split(",")[0] if language == "ru" or not self.en else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An entry of the bank, or a word that a person brought."""

    key: WordKey
    text: str
    pos: PartOfSpeech
    level: Level
    ipa: str
    """Broad, without slashes: British for words of the bank, American (gruut's) for others; empty where no lexicon
    knows the word."""
    topic: str
    senses: tuple[Sense, ...]

    @property
    def point(self) -> PointKey:
        """What mastery of the word counts towards."""
        return point_of(self.topic)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordFace:
    """What a word card teaches: a word in one of its senses."""

    word: Word
    sense: Sense

    @property
    def text(self) -> str:
        return self.word.text

    @property
    def level(self) -> Level:
        return self.word.level

    @property
    def point(self) -> PointKey:
        return self.word.point


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeFace:
    """What a card from a person's own mistake teaches: the right words in the sentence that went wrong."""

    wrong: str
    right: str
    before: str
    """Of the right sentence, what stands before the gap, with its last blank."""
    answer: str
    """What belongs into the gap."""
    after: str
    slip: str
    """What the person had there; empty when they left something out."""
    explanation: Bilingual
    level: Level
    point: PointKey

    @property
    def text(self) -> str:
        return self.answer


Face = WordFace | MistakeFace


@unique
class CardState(StrEnum):
    """Where a card stands. A mature one is remembered for three weeks and longer."""

    NEW = "new"
    LEARNING = "learning"
    YOUNG = "young"
    MATURE = "mature"
    LEECH = "leech"
    """Forgotten six times: asked in another kind of exercise, until it matures."""
    SUSPENDED = "suspended"


@unique
class Phase(IntEnum):
    """Of a card's memory: the states of fsrs, and the one before them."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@unique
class Grade(IntEnum):
    """The ratings of fsrs."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What is known of how well a card is remembered. `stability` is in days."""

    phase: Phase = Phase.NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: datetime
    last_review: datetime | None = None
    reviews: int = 0
    lapses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card of one person."""

    id: CardId
    face: Face
    memory: Memory
    state: CardState
    source: str
    """Where it came from: `bank`, `own`, `lesson:a2-03`, `talk`, `check`."""
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCounts:
    """How many cards stand where; `due` may be answered today, beside the new ones."""

    new: int = 0
    learning: int = 0
    young: int = 0
    mature: int = 0
    leech: int = 0
    suspended: int = 0
    due: int = 0

    @property
    def total(self) -> int:
        """Every card, the suspended ones too."""
        return self.new + self.learning + self.young + self.mature + self.leech + self.suspended
