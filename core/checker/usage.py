"""How much more usual a sentence becomes when a few of its words change: what the rules that ask usage share."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from core.checker.fluency import Fluency
from core.checker.sentences import Sentence

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
NOT_COMPARABLE = -99.0
"""The gain of a change that usage cannot judge: it cuts a contraction, or stands beside a word nobody has seen."""


@dataclass(slots=True)
class Line:
    """The words of a sentence as the language model counts them: contractions are one, marks are none."""

    sentence: Sentence
    fluency: Fluency
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        text = self.sentence.text[self.sentence.start : self.sentence.end].lower().replace("’", "'")
        found = list(_WORD.finditer(text))
        self.words = ["<s>", *(match[0] for match in found), "</s>"]
        self.starts = [match.start() + self.sentence.start for match in found]

    def gain(self, start: int, end: int, new: tuple[str, ...]) -> float:
        """log10 by which tokens [start, end) are likelier as `new`, which may be empty. `start == end` inserts."""
        left, right = self._place(start), self._place(end)
        if left is None or right is None or not (self._known(left - 1) and self._known(right)):
            return NOT_COMPARABLE
        after = [*self.words[:left], *new, *self.words[right:]]
        return self._score(after, left, left + len(new)) - self._score(self.words, left, right)

    def fit(self, start: int, end: int, new: tuple[str, ...]) -> float:
        """The gain without what is owed to the new word being the commoner one anywhere: for words, not for
        prepositions and articles, of which each is common."""
        gain = self.gain(start, end, new)
        left, right = self._place(start), self._place(end)
        if gain <= 0 or left is None or right is None or not new:
            return gain
        return gain - max(0.0, self.fluency.word(new[-1]) - self.fluency.word(self.words[right - 1]))

    def _score(self, words: list[str], left: int, right: int) -> float:
        """Of what stands at [left, right) and of the two words whose probability it bears on."""
        last = min(right + 2, len(words))
        return sum(self.fluency.word(*words[max(0, at - 2) : at + 1]) for at in range(max(left, 1), last))

    def _place(self, token: int) -> int | None:
        """The word that begins with a token, or the end; None in the middle of a word."""
        tokens = self.sentence.tokens
        if token >= len(tokens):
            return len(self.words) - 1
        at = bisect_left(self.starts, tokens[token].start)
        inside = at > 0 and self.starts[at - 1] + len(self.words[at]) > tokens[token].start
        return None if inside else at + 1

    def _known(self, at: int) -> bool:
        word = self.words[at] if 0 <= at < len(self.words) else "<s>"
        return word in {"<s>", "</s>"} or self.fluency.knows(word)
