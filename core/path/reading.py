"""What the path depends on, read from the subjects that keep it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.dialogues.models import TalkRow
from core.dialogues.playing import ListScenes
from core.dialogues.types import TalkKind
from core.lessons.models import LessonRow, LessonRunRow
from core.lessons.runs import FINISHED, done_lessons
from core.levels.levelling import LevelOf
from core.levels.models import LevelRow
from core.levels.types import Bilingual, Level, PointKey
from core.path.choosing import LessonNode
from core.path.deciding import WATCHED, PathFacts, Stand
from core.path.models import TransitionRow
from core.path.types import StepKind, TransitionKind
from core.progress.cases import ProgressCases
from core.progress.mastery import moved_since
from core.progress.report_types import DayMark
from core.users.types import PersonId

REMEMBERED = 200
"""Moves that are looked back upon: years of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFacts:
    """Everything that the next move of somebody depends on. Raises PersonUnknownError."""

    level_of: LevelOf
    progress: ProgressCases
    scenes: ListScenes

    async def __call__(self, person_id: PersonId, now: datetime) -> PathFacts:
        placed = await self.level_of(person_id)
        level = placed or Level.A1
        practised, gain = await self._gain(person_id, now)
        cards = await self.scenes(person_id, level)
        finished = await finished_since(person_id)
        return PathFacts(
            now=now,
            level=level,
            is_placed=placed is not None,
            is_held=await _is_held(person_id),
            lessons=await course_map(),
            done=frozenset(await done_lessons(person_id)),
            finished=frozenset(finished),
            known=await self.progress.mastery(person_id),
            moves=await _stands(person_id, finished),
            practised=practised,
            gain=gain,
            scenes={card.key: Bilingual(ru=card.title.ru, en=card.title.en) for card in cards if not card.played},
        )

    async def _gain(self, person_id: PersonId, now: datetime) -> tuple[int, float]:
        """Days with practice of the last two weeks, and the levels gained in them."""
        since = (now - WATCHED).date()
        marks = (await self.progress.standing(person_id)).streak.marks
        practised = sum(mark is DayMark.PRACTISED and day > since for day, mark in marks.items())
        skills = [skill for skill in await self.progress.skills(person_id) if skill.history]
        moved = [moved_since(skill.history, since) for skill in skills if skill.history[-1][0] > since]
        return practised, sum(moved) / len(moved) if moved else 0.0


async def _is_held(person_id: PersonId) -> bool:
    row = await LevelRow.filter(person_id=person_id, in_force=True).order_by("-id").first()
    return row is not None and row.holds


async def course_map() -> Sequence[LessonNode]:
    """Every lesson that is published, in the order of the course."""
    rows = await LessonRow.filter(published=True).order_by("level", "number")
    return tuple(map(to_node, rows))


def to_node(row: LessonRow) -> LessonNode:
    return LessonNode(
        key=row.key,
        level=Level(row.level),
        number=row.number,
        title=Bilingual(ru=row.title["ru"], en=row.title["en"]),
        requires=tuple(row.requires),
        points=tuple(map(PointKey, row.points)),
    )


async def _stands(person_id: PersonId, finished: Mapping[str, datetime]) -> tuple[Stand, ...]:
    """The moves that led to a step, the latest last, and whether each step is done."""
    rows = await TransitionRow.filter(person_id=person_id, step__isnull=False).order_by("-id").limit(REMEMBERED)
    played = await _played_since(person_id)
    return tuple(_stand(row, finished, played) for row in reversed(rows))


async def finished_since(person_id: PersonId) -> dict[str, datetime]:
    """When each lesson was finished last."""
    rows = LessonRunRow.filter(person_id=person_id, state=FINISHED).order_by("finished_at")
    return {str(key): at for key, at in await rows.values_list("lesson__key", "finished_at")}


async def _played_since(person_id: PersonId) -> dict[str, datetime]:
    """When each role-play was played to an end last."""
    rows = TalkRow.filter(person_id=person_id, kind=TalkKind.SCENE.value, ended_at__isnull=False, replies__gt=0)
    return {str(key): at for key, at in await rows.order_by("ended_at").values_list("subject", "ended_at")}


def _stand(row: TransitionRow, finished: Mapping[str, datetime], played: Mapping[str, datetime]) -> Stand:
    done = played if row.step == StepKind.SCENE.value else finished
    last = done.get(row.subject)
    return Stand(
        kind=TransitionKind(row.kind),
        step=StepKind(row.step) if row.step else None,
        subject=row.subject,
        level=Level(row.level),
        point=PointKey(row.point) if row.point else None,
        at=row.at,
        is_done=row.ended_at is not None or (last is not None and last >= row.at),
    )
