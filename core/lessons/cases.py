"""What the outside may ask of lessons: `app.lessons`."""

from dataclasses import dataclass

from core.clock import Clock
from core.lessons.answering import AnswerStep, Checking, RevealAnswer
from core.lessons.disputing import DisputeAnswer
from core.lessons.keeping import KeepAnswer
from core.lessons.learning import LearnWords
from core.lessons.listing import ListLessons, StartingLevel
from core.lessons.mistakes import KeepMistakes
from core.lessons.moving import ChangeStep, NextStep
from core.lessons.opening import CurrentRun, FinishedLessons, OpenLesson, ViewRun
from core.lessons.settling import OpenDisputes, SettleDispute
from core.levels.cases import PlacementCases
from core.progress.cases import ProgressCases
from core.progress.running import RunToday
from core.vocabulary.cases import WordsCases


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
    open_disputes: OpenDisputes
    """`await app.lessons.open_disputes() -> tuple[Dispute, ...]`: for the editors."""
    settle: SettleDispute
    """`await app.lessons.settle(dispute_id, accepted=True) -> tuple[Dispute, ...]`: for the editors."""
    learn_words: LearnWords
    """`await app.lessons.learn_words(person_id, run_id, key) -> AddedMany`: cards of the words of the lesson."""

    @classmethod
    def build(
        cls,
        *,
        clock: Clock,
        progress: ProgressCases,
        words: WordsCases,
        placement: PlacementCases,
        checker: Checking | None = None,
    ) -> "LessonCases":
        level_of, keep = placement.level_of, KeepAnswer(record=progress.record, weigh=placement.weigh)
        mistakes = KeepMistakes(add_mistake=words.add_mistake)
        following = NextStep(
            clock=clock,
            finish=progress.finish_lesson,
            keep_mistakes=mistakes,
            mastery=progress.mastery,
            run_today=RunToday(clock=clock),
        )
        return cls(
            of_level=ListLessons(level_of=level_of),
            starting_level=StartingLevel(level_of=level_of),
            open=OpenLesson(clock=clock, level_of=level_of),
            current=CurrentRun(),
            view=ViewRun(),
            finished=FinishedLessons(),
            answer=AnswerStep(clock=clock, keep=keep, checker=checker),
            reveal=RevealAnswer(clock=clock, keep=keep),
            change=ChangeStep(clock=clock),
            next=following,
            dispute=DisputeAnswer(clock=clock, next=following),
            open_disputes=OpenDisputes(),
            settle=SettleDispute(clock=clock, accept=progress.accept),
            learn_words=LearnWords(add_many=words.add_many),
        )
