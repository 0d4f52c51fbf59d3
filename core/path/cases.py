"""What the outside may ask of the path: `app.path`."""

from dataclasses import dataclass

from core.clock import Clock
from core.dialogues.cases import DialogueCases
from core.learners.cases import LearnerCases
from core.lessons.skipping import SkipLesson
from core.levels.cases import PlacementCases
from core.path.moving import FindNextStep, PathHistory
from core.path.overriding import EndOverride, OverrideStep
from core.path.reading import ReadFacts
from core.path.today import PlanToday
from core.path.words import StartWords
from core.progress.cases import ProgressCases
from core.vocabulary.cases import WordsCases


@dataclass(frozen=True, slots=True, kw_only=True)
class PathCases:
    """The use cases of the way through the course."""

    next: FindNextStep
    """`await app.path.next(person_id, key) -> NextStep | None`: where somebody stands, after what is due to change."""
    today: PlanToday
    """`await app.path.today(person_id, key) -> Today`: the session of the day, and what of it is done."""
    words: StartWords
    """`await app.path.words(person_id, key, most=…) -> Session | None`: the day's review, new words by interests."""
    history: PathHistory
    """`await app.path.history(person_id) -> tuple[Transition, ...]`"""
    override: OverrideStep
    """`await app.path.override(person_id, lesson_key, key, note="…") -> Transition`: for staff."""
    end_override: EndOverride

    @classmethod
    def build(
        cls,
        *,
        clock: Clock,
        placement: PlacementCases,
        progress: ProgressCases,
        words: WordsCases,
        dialogues: DialogueCases,
        learners: LearnerCases,
    ) -> "PathCases":
        step = FindNextStep(
            clock=clock,
            read=ReadFacts(level_of=placement.level_of, progress=progress, scenes=dialogues.scenes),
            skip=SkipLesson(clock=clock),
            set_level=placement.set_level,
            reach_level=progress.reach_level,
        )
        return cls(
            next=step,
            today=PlanToday(
                clock=clock, learner_of=learners.of, progress=progress, outlook=words.outlook, find_step=step
            ),
            words=StartWords(learner_of=learners.of, level_of=placement.level_of, start=words.start),
            history=PathHistory(),
            override=OverrideStep(clock=clock),
            end_override=EndOverride(clock=clock),
        )
