"""No known mistake in anything that a learner takes for right: the checker's sure findings."""

from collections.abc import Callable, Iterator
from functools import cached_property

from core.checker.engine import Engine
from core.checker.types import Tier
from core.lessons.courses import Course, LessonFile
from core.lessons.lint.clean import CleanSentences
from core.lessons.lint.english import right_english
from core.lessons.lint.faults import Fault, in_step
from core.lessons.steps import Step


class NoKnownMistake:
    """A rule with the checker's engine: about two seconds to make, which is when the first sentence needs it, and some
    milliseconds a sentence. `sentences` of a step are looked at: all that count as right, or fewer. What is `clean`
    already is passed over, and what turns out to be is added."""

    def __init__(
        self, sentences: Callable[[Step], Iterator[str]] = right_english, clean: CleanSentences | None = None
    ) -> None:
        self.clean = clean or CleanSentences()
        self._sentences = sentences

    def __call__(self, file: LessonFile, _: Course) -> Iterator[Fault]:
        for step in file.lesson.steps:
            for sentence in dict.fromkeys(self._sentences(step)):
                if sentence not in self.clean:
                    for what in self._mistakes(sentence):
                        yield in_step(file, step, "checker", what)

    @cached_property
    def _engine(self) -> Engine:
        return Engine()

    def _mistakes(self, sentence: str) -> list[str]:
        findings = [one for one in self._engine.check(sentence).findings if one.tier is Tier.SURE]
        if not findings:
            self.clean.add(sentence)
        return [
            f"“{sentence[one.start : one.end]}” → “{' / '.join(one.suggestions)}” ({one.rule}) in: {sentence}"
            for one in findings
        ]
