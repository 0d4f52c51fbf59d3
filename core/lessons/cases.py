"""What the outside may ask of lessons: `app.lessons`."""

from dataclasses import dataclass

from core.clock import Clock
from core.lessons.answering import AnswerStep, Check, RevealAnswer, unchecked
from core.lessons.disputing import DisputeAnswer
from core.lessons.listing import LevelOf, ListLessons, StartingLevel, not_placed
from core.lessons.moving import ChangeStep, NextStep
from core.lessons.opening import CurrentRun, FinishedLessons, OpenLesson, ViewRun
from core.progress.cases import ProgressCases


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonCases:
    """The use cases of lessons. Each of those that go through a lesson answers with where it stands then."""

    of_level: ListLessons
    starting_level: StartingLevel
    open: OpenLesson
    """`await app.lessons.open(person_id, lesson_key, language, key, anew=False) -> RunView`"""
    current: CurrentRun
    view: ViewRun
    finished: FinishedLessons
    answer: AnswerStep
    reveal: RevealAnswer
    change: ChangeStep
    """`.hint`, `.pick`, `.silence`"""
    next: NextStep
    dispute: DisputeAnswer

    @classmethod
    def build(
        cls, *, clock: Clock, progress: ProgressCases, check: Check = unchecked, level_of: LevelOf = not_placed
    ) -> "LessonCases":
        following = NextStep(clock=clock, finish=progress.finish_lesson)
        return cls(
            of_level=ListLessons(level_of=level_of),
            starting_level=StartingLevel(level_of=level_of),
            open=OpenLesson(clock=clock, level_of=level_of),
            current=CurrentRun(),
            view=ViewRun(),
            finished=FinishedLessons(),
            answer=AnswerStep(clock=clock, record=progress.record, check=check),
            reveal=RevealAnswer(clock=clock, record=progress.record),
            change=ChangeStep(clock=clock),
            next=following,
            dispute=DisputeAnswer(clock=clock, next=following),
        )
