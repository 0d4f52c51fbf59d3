"""What the outside may ask of levels and placement: `app.placement`."""

from dataclasses import dataclass

from core.clock import Clock
from core.levels.course import Course
from core.levels.levelling import LevelHistory, LevelOf, Placed, PresentLevel, SetLevel
from core.levels.practice import WeighPractice
from core.levels.replying import AnswerItem, MarkAnswer
from core.levels.taking import (
    GoOnInSilence,
    LatestMistakes,
    LatestResult,
    OpenPlacement,
    PausePlacement,
    StartPlacement,
)


async def nobody_told(*_: object, **__: object) -> None:
    """Where nothing begins with a level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementCases:
    """The use cases of levels. Those that go through a test answer with where it stands then."""

    start: StartPlacement
    """`await app.placement.start(person_id, key, listens=True, anew=False) -> PlacementView`: begins or goes on."""
    answer: AnswerItem
    """`await app.placement.answer(person_id, placement_id, number, Response(text="went"), key) -> PlacementView`"""
    mark: MarkAnswer
    pause: PausePlacement
    open: OpenPlacement
    """`await app.placement.open(person_id) -> PlacementView | None`"""
    result: LatestResult
    """`await app.placement.result(person_id) -> Placement | None`: with strengths, weak points and the plan."""
    mistakes: LatestMistakes
    silence: GoOnInSilence

    level_of: LevelOf
    """`await app.placement.level_of(person_id) -> Level | None`"""
    present: PresentLevel
    """`await app.placement.present(person_id) -> LevelChange | None`: the level with its source and reason."""
    history: LevelHistory
    set_level: SetLevel
    """`await app.placement.set_level(person_id, level, key, source=LevelSource.STAFF, reason="…", holds=True)`"""
    weigh: WeighPractice
    """`await app.placement.weigh(person_id, key, exercise=…, point=…, level=…, kind=…, right=…)`: in first lessons."""

    @classmethod
    def build(cls, *, clock: Clock, placed: Placed = nobody_told) -> "PlacementCases":
        course = Course(placed=placed)
        return cls(
            start=StartPlacement(clock=clock, course=course),
            answer=AnswerItem(clock=clock, course=course),
            mark=MarkAnswer(clock=clock, course=course),
            pause=PausePlacement(clock=clock, course=course),
            open=OpenPlacement(clock=clock, course=course),
            result=LatestResult(),
            mistakes=LatestMistakes(),
            silence=GoOnInSilence(clock=clock, course=course),
            level_of=LevelOf(),
            present=PresentLevel(),
            history=LevelHistory(),
            set_level=SetLevel(clock=clock),
            weigh=WeighPractice(clock=clock),
        )
