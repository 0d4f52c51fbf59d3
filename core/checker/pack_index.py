"""Which lines of the rule pack can fit a sentence at all: by a word that each of them cannot do without."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.checker.packs import Rule
from core.checker.sentences import BE, DETERMINERS, MODALS, NOMINATIVE, OBJECTIVE, Sentence

_COMMON = (
    BE
    | DETERMINERS
    | MODALS
    | NOMINATIVE
    | OBJECTIVE
    | frozenset("to of in on at for with and not n't do have".split())
)


@dataclass(slots=True)
class PackIndex:
    """Built once. A line without an anchor is tried on every sentence; some two thousand others on few."""

    rules: Sequence[Rule]
    by_word: dict[str, list[int]] = field(default_factory=dict)
    always: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, rule in enumerate(self.rules):
            anchors = rule.pattern.anchors
            for word in min(anchors, key=_spread) if anchors else ():
                self.by_word.setdefault(word, []).append(number)
            if not anchors:
                self.always.append(number)

    def fitting(self, sentence: Sentence) -> list[Rule]:
        """The lines worth trying, in the order of the pack."""
        numbers = set(self.always)
        for word in sentence.vocabulary:
            numbers.update(self.by_word.get(word, ()))
        return [self.rules[number] for number in sorted(numbers)]


def _spread(anchor: frozenset[str]) -> int:
    """How often a sentence is expected to hold a word of an anchor: common words weigh as much as fifty others."""
    return len(anchor) + 50 * len(anchor & _COMMON)
