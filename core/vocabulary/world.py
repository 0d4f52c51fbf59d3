"""What is true of people who do not exist, and what no plan of theirs knows."""

from dataclasses import dataclass
from random import Random

from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from core.levels.types import Level
from core.vocabulary.exercises import QuestionKind
from core.vocabulary.types import PartOfSpeech, Sense, Word, WordFace, WordKey

SECONDS = {
    QuestionKind.MEET: 9.0,
    QuestionKind.CHOOSE_MEANING: 5.0,
    QuestionKind.CHOOSE_WORD: 6.0,
    QuestionKind.TYPE_WORD: 8.0,
    QuestionKind.CLOZE: 9.0,
    QuestionKind.CONTEXT: 10.0,
    QuestionKind.SENTENCE: 30.0,
}
"""Medians, from the question's coming to the next one's."""
FEEDBACK = 6.0
"""More for whoever reads why they were wrong."""

A_WORD = WordFace(
    word=Word(
        key=WordKey("word/noun"), text="letters", pos=PartOfSpeech.NOUN, level=Level.B1, ipa="", topic="", senses=()
    ),
    sense=Sense(ru="", en="", example="letters"),
)
"""What every card of theirs is like."""


@dataclass(frozen=True, slots=True)
class World:
    """What is true of people, and what no plan knows. Shares are 0 to 1."""

    different: float = 0.1
    """How much people differ: the standard deviation of the logarithm of each parameter."""
    slips: float = 0.03
    """Known, and answered wrong all the same."""
    typos: float = 0.04
    just_met: float = 0.8
    """How many words are remembered after a look at them."""
    minutes_ago: float = 0.93
    """How many are that were answered, or read once more, in the same session."""
    typing: float = 1.2
    """Failures in writing, for each word that is not remembered: spelling fails too."""
    options: float = 0.4
    """The same among options: the median."""
    context: float = 2.5
    """The same where a word is to be seen from its sentence: the median."""
    kinds: float = 0.2
    """How much people differ in these two: the standard deviation of the logarithm."""
    absent: float = 0.1
    """Of the days."""
    away: range = range(100, 114)
    """Days without a session."""


def own_parameters(randomness: Random, world: World) -> tuple[float, ...]:
    """Of FSRS: how this person forgets."""
    drawn = [one * randomness.lognormvariate(0, world.different) for one in DEFAULT_PARAMETERS]
    bounds = zip(drawn, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(min(max(one, low), high) for one, low, high in bounds)
