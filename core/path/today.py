"""Today's session of a learner: what it holds, what of it is done."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from core.clock import Clock
from core.dialogues.models import TalkRow
from core.learners.use_cases import LearnerOf
from core.lessons.models import LessonRow, LessonRunRow
from core.lessons.runs import FINISHED, OPEN
from core.levels.types import Bilingual
from core.path.moving import FindNextStep
from core.path.session import FOR_CARDS, Cards, PartKind, cards_within, compose
from core.path.types import NextStep, StepKind
from core.progress.cases import ProgressCases
from core.progress.days import DAY, day_start, learner_day
from core.users.models import PersonRow
from core.users.types import PersonId, UpdateKey
from core.users.use_cases import to_person
from core.vocabulary.listing import ShowOutlook

A_TALK = 3
"""Replies that make a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing to do today."""

    kind: PartKind
    is_done: bool
    cards: int = 0
    """Of words: how many are still to be done."""
    subject: str = ""
    """The key of the lesson or scene; empty for a free talk."""
    title: Bilingual | None = None
    is_begun: bool = False
    """A lesson that waits in the middle."""
    is_closing: bool = False
    """Of words: those that are kept for after the lesson."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """A day's session."""

    minutes: int
    parts: tuple[Part, ...]
    step: NextStep | None
    """Where the path stands now; what comes next once all is done."""

    @property
    def next(self) -> Part | None:
        """What to do now; None when all of it is done."""
        return next((part for part in self.parts if not part.is_done), None)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done on the learner's day."""

    cards: int
    lesson: tuple[str, Bilingual, bool] | None
    """The lesson that was finished last: its key, its title, and whether it was one more time."""
    talks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanToday:
    """The session of the learner's present day. What was done stays in it, marked; the path moves on first.
    Once for each update. Raises PersonUnknownError."""

    clock: Clock
    learner_of: LearnerOf
    progress: ProgressCases
    outlook: ShowOutlook
    find_step: FindNextStep

    async def __call__(self, person_id: PersonId, key: UpdateKey) -> Today:
        step = await self.find_step(person_id, key)
        now, zone = self.clock.now(), await _zone(person_id)
        day = learner_day(now, zone)
        done = await self._done(person_id, day, zone)
        minutes = (await self.learner_of(person_id)).minutes_a_day
        outlook = await self.outlook(person_id)
        left = cards_within(
            max(0.0, minutes * FOR_CARDS - Cards(done.cards, 0).minutes), due=outlook.due, new=outlook.fresh
        )
        doing = _step_of(done, step)
        plan = compose(minutes, due=done.cards + outlook.due, new=outlook.fresh, step=doing)
        kinds = plan.parts if done.cards == 0 or PartKind.WORDS in plan.parts else (PartKind.WORDS, *plan.parts)
        opening = left.count if not plan.kept else 0 if done.lesson else max(0, plan.opening - done.cards)
        words = iter((min(opening, left.count), left.count - min(opening, left.count)))
        cards = [next(words) if kind is PartKind.WORDS else 0 for kind in kinds]
        parts = [
            await _part(kind, count, done, step, person_id, is_closing=place > 0)
            for place, (kind, count) in enumerate(zip(kinds, cards, strict=True))
        ]
        return Today(minutes=minutes, parts=tuple(parts), step=step)

    async def _done(self, person_id: PersonId, day: date, zone: tzinfo) -> Done:
        since, until = day_start(day, zone), day_start(day + DAY, zone)
        facts = (await self.progress.standing(person_id)).today
        return Done(
            cards=facts.cards,
            lesson=await _finished(person_id, since, until),
            talks=await TalkRow.filter(
                person_id=person_id, replies__gte=A_TALK, touched_at__gte=since, touched_at__lt=until
            ).count(),
        )


def _step_of(done: Done, step: NextStep | None) -> StepKind | None:
    """What today's lesson is: the one that was finished today, else the path's step."""
    if done.lesson is not None:
        return StepKind.REMEDIAL if done.lesson[2] else StepKind.LESSON
    return step.kind if step else None


async def _part(
    kind: PartKind, cards: int, done: Done, step: NextStep | None, person_id: PersonId, *, is_closing: bool
) -> Part:
    if kind is PartKind.WORDS:
        return Part(kind=kind, is_done=cards == 0, cards=cards, is_closing=is_closing)
    if kind is PartKind.TALK:
        scene = step if step is not None and step.kind is StepKind.SCENE else None
        subject, title = (scene.subject, scene.title) if scene else ("", None)
        return Part(kind=kind, is_done=done.talks > 0, subject=subject, title=title)
    if done.lesson is not None:
        return Part(kind=kind, is_done=True, subject=done.lesson[0], title=done.lesson[1])
    assert step is not None
    begun = await LessonRunRow.exists(person_id=person_id, lesson__key=step.subject, state=OPEN)
    return Part(kind=kind, is_done=False, subject=step.subject, title=step.title, is_begun=begun)


async def _finished(person_id: PersonId, since: datetime, until: datetime) -> tuple[str, Bilingual, bool] | None:
    runs = LessonRunRow.filter(person_id=person_id, state=FINISHED)
    row = await runs.filter(finished_at__gte=since, finished_at__lt=until).order_by("-finished_at").first()
    if row is None:
        return None
    lesson = await LessonRow.get(id=row.lesson_id)
    again = await runs.filter(lesson_id=row.lesson_id, finished_at__lt=row.finished_at).exists()
    return lesson.key, Bilingual(ru=lesson.title["ru"], en=lesson.title["en"]), again


async def _zone(person_id: PersonId) -> tzinfo:
    return to_person(await PersonRow.get(id=person_id)).zone
