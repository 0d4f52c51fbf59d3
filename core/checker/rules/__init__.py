"""Rules that need more than a pattern. Each takes a sentence and proposes edits."""

from collections.abc import Callable, Iterable

from core.checker.edits import Edit
from core.checker.fluency import Fluency
from core.checker.sentences import Sentence

WrittenRule = Callable[[Sentence], Iterable[Edit]]


def written_rules(fluency: Fluency) -> tuple[WrittenRule, ...]:
    """Every written rule."""
    return ()
