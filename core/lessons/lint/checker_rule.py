"""No known mistake in anything that a learner takes for right: the checker's sure findings."""

from collections.abc import Callable, Iterator

from core.checker.engine import Engine
from core.checker.types import Tier
from core.lessons.courses import Course, LessonFile
from core.lessons.lint.english import right_english
from core.lessons.lint.faults import Fault, in_step
from core.lessons.steps import Step


class NoKnownMistake:
    """A rule with the checker's engine: about two seconds to make, and some milliseconds a sentence. `sentences` of a
    step are looked at: all that count as right, or fewer."""

    def __init__(self, sentences: Callable[[Step], Iterator[str]] = right_english) -> None:
        self._engine = Engine()
        self._sentences = sentences

    def __call__(self, file: LessonFile, _: Course) -> Iterator[Fault]:
        for step in file.lesson.steps:
            for sentence in dict.fromkeys(self._sentences(step)):
                for what in self._mistakes(sentence):
                    yield in_step(file, step, "checker", what)

    def _mistakes(self, sentence: str) -> Iterator[str]:
        for finding in self._engine.check(sentence).findings:
            if finding.tier is Tier.SURE:
                better = " / ".join(finding.suggestions)
                yield f"“{sentence[finding.start : finding.end]}” → “{better}” ({finding.rule}) in: {sentence}"
