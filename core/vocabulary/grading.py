"""From an answer to a grade of FSRS."""

from dataclasses import dataclass
from enum import StrEnum, unique

from core.answers.types import Segment
from core.vocabulary.types import Grade

SECONDS_TO_READ = 4.0
SECONDS_A_LETTER = 0.4
"""A typed answer is fast within the time to read the question and to type at a phone's usual pace (about 30 words a
minute): `journey` in 6.8 seconds, from the question going out to the answer coming in."""


@unique
class Reply(StrEnum):
    """What an answer was."""

    RIGHT = "right"
    TYPO = "typo"
    FORM = "form"
    """The right word in another form."""
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """The person asked to be shown."""
    OTHER = "other"
    """Another word of the same meaning: asked on, not graded."""

    @property
    def counts(self) -> bool:
        return self in {Reply.RIGHT, Reply.TYPO, Reply.FORM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An answer beside the right one."""

    reply: Reply
    right: str
    segments: tuple[Segment, ...] = ()
    """The difference, where there is a slip to be shown."""


def grade_of(reply: Reply, *, typed: bool, hinted: bool, seconds: float, letters: int) -> Grade:
    """Wrong: Again. Right with a hint or a slip: Hard. Right: Good. Typed fast and without a hint: Easy."""
    if not reply.counts:
        return Grade.AGAIN
    if hinted or reply is not Reply.RIGHT:
        return Grade.HARD
    return Grade.EASY if typed and seconds <= fast_limit(letters) else Grade.GOOD


def fast_limit(letters: int) -> float:
    """Seconds."""
    return SECONDS_TO_READ + SECONDS_A_LETTER * letters
