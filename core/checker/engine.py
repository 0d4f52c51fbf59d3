"""One text in, one report out. Synchronous and not for two threads at once: the facade owns a thread for it."""

from collections.abc import Iterator

from core.checker.arbitration import settled
from core.checker.candidates import Candidate, weighed
from core.checker.edits import Edit
from core.checker.fluency import Fluency
from core.checker.harper_lints import Harper
from core.checker.pack_index import PackIndex
from core.checker.packs import load_groups
from core.checker.rules import written_rules
from core.checker.sentences import Sentence
from core.checker.tagging import Tagger
from core.checker.tokens import sentence_spans, tokenize
from core.checker.types import Report

LONGEST_TEXT = 20_000
"""Code points that are looked at; the rest of a longer text is passed over, and kept as it is."""
_LEAST_ENGLISH = 0.7
"""The share of letters that must be Latin for a sentence to be taken for English."""


class Engine:
    """Every engine and rule, loaded once: about 1.5 s and 230 MB."""

    def __init__(self) -> None:
        self._tagger = Tagger()
        self._fluency = Fluency()
        self._harper = Harper(self._fluency)
        self._lines = PackIndex([rule for group in load_groups() for rule in group.rules])
        self._written = written_rules(self._fluency)

    def check(self, text: str) -> Report:
        """Everything known to be wrong with a text. Any text is accepted; an empty one has no findings."""
        looked_at = text[:LONGEST_TEXT]
        sentences = [self.read(looked_at, start, end) for start, end in sentence_spans(looked_at)]
        english = [sentence for sentence in sentences if is_english(sentence)]
        candidates = [found for sentence in english for found in self._candidates(sentence)]
        if english:
            candidates.extend(self._harper.candidates(looked_at, english))
        return settled(text, candidates, [(sentence.start, sentence.end) for sentence in english])

    def read(self, text: str, start: int, end: int) -> Sentence:
        """A sentence with its tags and lemmas."""
        tokens = tokenize(text, start, end)
        self._tagger.tag(tokens)
        return Sentence(text, tokens, start, end)

    def _candidates(self, sentence: Sentence) -> Iterator[Candidate]:
        for edit in self._edits(sentence):
            found = weighed(sentence, edit, self._fluency)
            if found is not None:
                yield found

    def _edits(self, sentence: Sentence) -> Iterator[Edit]:
        for line in self._lines.fitting(sentence):
            yield from line.edits(sentence)
        for rule in self._written:
            yield from rule(sentence)


def is_english(sentence: Sentence) -> bool:
    """Whether most letters are Latin and there are at least two words."""
    letters = [char for char in sentence.text[sentence.start : sentence.end] if char.isalpha()]
    latin = sum(char.isascii() for char in letters)
    words = sum(token.is_word for token in sentence.tokens)
    return words >= 2 and latin >= _LEAST_ENGLISH * len(letters)
