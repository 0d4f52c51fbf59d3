"""How a card is asked. The kind alternates, and it hardens while the memory of the card grows."""

from enum import StrEnum, unique

from core.progress.steering import Support
from core.vocabulary.scheduling import is_leech
from core.vocabulary.types import Face, Memory, MistakeFace, Phase

TYPING_DAYS = 7.0
"""A word remembered for a week is not chosen any more, but typed."""


@unique
class QuestionKind(StrEnum):
    MEET = "meet"
    """A new word is shown; nothing is asked yet."""
    CHOOSE_MEANING = "choose_meaning"
    CHOOSE_WORD = "choose_word"
    TYPE_WORD = "type_word"
    """From the meaning to the English word."""
    CLOZE = "cloze"
    """The word's form in its example."""
    CONTEXT = "context"
    """The same with its first letter alone: what it means is to be seen from the sentence, as in a C-test (Klein-Braley
    and Raatz 1984)."""
    SENTENCE = "sentence"
    """Of a leech: a sentence of one's own with the word."""
    CHOOSE_RIGHT = "choose_right"
    """Of a mistake: what was wrong, or what is right?"""
    CORRECT = "correct"
    """Of a mistake: the right words into the gap."""
    REWRITE = "rewrite"
    """Of a mistake that is a leech: the whole sentence."""

    @property
    def is_typed(self) -> bool:
        return self in _TYPED

    @property
    def is_choice(self) -> bool:
        return self in _CHOSEN

    @property
    def is_gapped(self) -> bool:
        """Of a word: asked in its example."""
        return self in {QuestionKind.CLOZE, QuestionKind.CONTEXT}


_CHOSEN = frozenset({QuestionKind.CHOOSE_MEANING, QuestionKind.CHOOSE_WORD, QuestionKind.CHOOSE_RIGHT})
_TYPED = frozenset(QuestionKind) - _CHOSEN - {QuestionKind.MEET}


def kind_for(face: Face, memory: Memory, asked_as: QuestionKind | None, *, easier: bool = False) -> QuestionKind:
    """The next kind: the first of those that fit which was not the last one. `easier` after failures in a row."""
    kinds = (
        _mistake_kinds(memory, easier=easier) if isinstance(face, MistakeFace) else _word_kinds(memory, easier=easier)
    )
    turn = memory.reviews % len(kinds)
    others = [kind for kind in (*kinds[turn:], *kinds[:turn]) if kind is not asked_as]
    return others[0] if others else kinds[0]


def kind_now(face: Face, memory: Memory, asked_as: QuestionKind | None, support: Support) -> QuestionKind:
    """The next kind, as steering wants the card to be asked."""
    easier = support in {Support.EASED, Support.SHOWN}
    fitting = kind_for(face, memory, asked_as, easier=easier)
    return harder(fitting, memory) if support is Support.HARDER else fitting


STRETCHES = frozenset({QuestionKind.CONTEXT, QuestionKind.TYPE_WORD, QuestionKind.CORRECT})
"""What a question is made into when it is asked in a harder way. Whoever fails there gets a hint and a second answer,
and that is the one which memory goes by: a word that is not seen from its context is not forgotten."""


def harder(kind: QuestionKind, memory: Memory) -> QuestionKind:
    """A word out of its learning steps is to be seen from its context, one within them is written instead of chosen;
    so are the right words of a mistake, once they were looked at."""
    if kind in WORD_KINDS:
        return QuestionKind.CONTEXT if memory.phase is Phase.REVIEW else QuestionKind.TYPE_WORD
    is_known = kind is QuestionKind.CHOOSE_RIGHT and memory.phase is not Phase.NEW
    return QuestionKind.CORRECT if is_known else kind


WORD_KINDS = frozenset(
    {QuestionKind.CHOOSE_MEANING, QuestionKind.CHOOSE_WORD, QuestionKind.TYPE_WORD, QuestionKind.CLOZE}
)


def _word_kinds(memory: Memory, *, easier: bool) -> tuple[QuestionKind, ...]:
    if easier:
        return (QuestionKind.CHOOSE_MEANING, QuestionKind.CHOOSE_WORD)
    if memory.phase is not Phase.REVIEW:
        return (QuestionKind.CHOOSE_MEANING, QuestionKind.CHOOSE_WORD)
    if is_leech(memory):
        return (QuestionKind.SENTENCE,)
    if (memory.stability or 0.0) < TYPING_DAYS:
        return (QuestionKind.CHOOSE_WORD, QuestionKind.TYPE_WORD)
    return (QuestionKind.TYPE_WORD, QuestionKind.CLOZE)


def _mistake_kinds(memory: Memory, *, easier: bool) -> tuple[QuestionKind, ...]:
    if easier:
        return (QuestionKind.CHOOSE_RIGHT,)
    if memory.phase is Phase.REVIEW and is_leech(memory):
        return (QuestionKind.REWRITE,)
    if memory.phase is not Phase.REVIEW or (memory.stability or 0.0) < TYPING_DAYS:
        return (QuestionKind.CHOOSE_RIGHT, QuestionKind.CORRECT)
    return (QuestionKind.CORRECT,)
