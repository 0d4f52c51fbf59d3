"""What the outside may ask of progress: `app.progress`."""

from dataclasses import dataclass

from core.clock import Clock
from core.progress.mastery import MasteryOf
from core.progress.recording import FinishLesson, RecordAttempt


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressCases:
    """The use cases of progress."""

    record: RecordAttempt
    """`await app.progress.record(person_id, attempt, key) -> Award`"""
    finish_lesson: FinishLesson
    """`await app.progress.finish_lesson(person_id, lesson_key, key) -> Award`"""
    mastery: MasteryOf
    """`await app.progress.mastery(person_id) -> Mapping[PointKey, Mastery]`"""

    @classmethod
    def build(cls, *, clock: Clock) -> "ProgressCases":
        return cls(
            record=RecordAttempt(clock=clock),
            finish_lesson=FinishLesson(clock=clock),
            mastery=MasteryOf(clock=clock),
        )
