"""What rules propose, made comparable: a change of the text with its reasons."""

from dataclasses import dataclass, replace

from core.checker.edits import Change, Edit, change
from core.checker.fluency import Fluency
from core.checker.sentences import Sentence
from core.checker.types import Area, Finding, Tier

_FAR_BELOW = 1.5
"""A fix that misses its guard by more than this is dropped; by less, it is only a "maybe"."""


_WORD_COST = 1.2
"""What one more word costs by itself (log10): a longer version must not lose for being longer."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding that has not yet won its place."""

    start: int
    end: int
    options: tuple[str, ...]
    rule: str
    area: Area
    tier: Tier
    ru: str
    en: str
    priority: int

    def finding(self) -> Finding:
        shown = {Tier.SURE: self.options[:1], Tier.MAYBE: self.options, Tier.SIGNAL: ()}
        options = shown[self.tier]
        return Finding(self.start, self.end, self.tier, options, self.area, self.ru, self.en, self.rule)

    def change(self) -> Change:
        return Change(self.start, self.end, self.options[0])


def weighed(sentence: Sentence, edit: Edit, fluency: Fluency) -> Candidate | None:
    """The edit as a candidate, its tier lowered when usage speaks against it; None when usage speaks loudly."""
    changes = [change(sentence, edit.start, edit.end, option) for option in edit.options]
    first = changes[0]
    if sentence.text[first.start : first.end] == first.replacement:
        return None
    gain = _gain(sentence, first, fluency)
    if gain < edit.guard - _FAR_BELOW:
        return None
    start, end = min(one.start for one in changes), max(one.end for one in changes)
    options = tuple(
        sentence.text[start : one.start] + one.replacement + sentence.text[one.end : end] for one in changes
    )
    found = Candidate(
        start, end, tuple(dict.fromkeys(options)), edit.rule, edit.area, edit.tier, edit.ru, edit.en, edit.priority
    )
    quoted = is_quoted(sentence.text, start)
    if quoted and edit.tier is Tier.SIGNAL:
        return None
    doubtful = gain < edit.guard or quoted
    return replace(found, tier=Tier.MAYBE) if doubtful and edit.tier is Tier.SURE else found


def is_quoted(text: str, at: int) -> bool:
    """Inside double quotes: somebody's words, perhaps spoken that way on purpose."""
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") + before.count("«") > before.count("”") + before.count("»")


def _gain(sentence: Sentence, proposed: Change, fluency: Fluency) -> float:
    text, left, right = sentence.text, sentence.start, sentence.end
    after = text[left : proposed.start] + proposed.replacement + text[proposed.end : right]
    longer = len(after.split()) - len(text[left:right].split())
    return fluency.score(after) - fluency.score(text[left:right]) + _WORD_COST * longer
