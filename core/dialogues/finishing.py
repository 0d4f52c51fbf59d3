"""The end of a talk: its summary, cards of the mistakes in it, and what it means for the learner's progress."""

from collections.abc import Iterable
from dataclasses import dataclass

from tortoise.transactions import in_transaction

from core.checker.types import Area, Tier
from core.clock import Clock
from core.dialogues.matching import ENGINE
from core.dialogues.mending import card_texts
from core.dialogues.models import SlipRow, TalkReplyRow, TalkRow
from core.dialogues.queries import to_slip, to_talk
from core.dialogues.types import Slip, Summary, Talk, TalkId
from core.errors import TalkUnknownError
from core.levels.types import PointKey, Skill, skill_of
from core.progress.recording import FinishTalk as RecordTalk
from core.progress.recording import RecordAttempt
from core.progress.types import Attempt, Award, ExerciseKind
from core.users.types import PersonId, UpdateKey
from core.vocabulary.adding import AddMistake

FREE_TALK = PointKey("speaking/keeping-going")
LEAST_REPLIES = 3
"""Of a free talk that is an exercise in speaking."""
POINTS = {
    Area.ARTICLES: PointKey("grammar/articles-basic"),
    Area.PREPOSITIONS: PointKey("grammar/dependent-prepositions"),
    Area.TENSE: PointKey("grammar/narrative-tenses"),
    Area.AGREEMENT: PointKey("grammar/present-simple"),
    Area.WORD_ORDER: PointKey("grammar/question-words"),
    Area.COUNTABILITY: PointKey("grammar/countability"),
    Area.VERB_PATTERNS: PointKey("grammar/gerund-infinitive"),
    Area.SPELLING: PointKey("vocabulary/confusables"),
    Area.FALSE_FRIENDS: PointKey("vocabulary/confusables"),
}
"""What a card from a mistake counts towards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishTalk:
    """Ends a talk, and says what it was. Its sure mistakes become cards; a role-play counts by the share of its goals,
    a free talk of three replies or more by the share of replies without a sure mistake. A talk is finished once:
    again it gives the same summary, and nothing more. Raises TalkUnknownError."""

    clock: Clock
    record: RecordAttempt
    record_talk: RecordTalk
    add_mistake: AddMistake

    async def __call__(self, person_id: PersonId, talk_id: TalkId) -> Summary:
        async with in_transaction():
            row = await TalkRow.filter(id=talk_id, person_id=person_id).select_for_update().first()
            if row is None:
                raise TalkUnknownError(talk_id)
            if row.ended_at is None:
                row.ended_at, row.finished = self.clock.now(), _has_come_to_its_end(row)
                await row.save(update_fields=["ended_at", "finished"])
        talk = to_talk(row)
        slips = [to_slip(one) for one in await SlipRow.filter(talk_id=talk_id).order_by("id")]
        sure = tuple(slip for slip in slips if slip.tier is Tier.SURE)
        return Summary(
            talk=talk,
            slips=sure,
            maybes=tuple(slip for slip in slips if slip.tier is Tier.MAYBE),
            cards=await self._cards(person_id, talk, sure),
            skills=_skills(talk, sure),
            award=await self._award(person_id, row, talk),
        )

    async def _cards(self, person_id: PersonId, talk: Talk, slips: tuple[Slip, ...]) -> int:
        added = 0
        for slip in slips:
            wrong, right = card_texts(slip, slips)
            point, key = POINTS[slip.area], UpdateKey(f"talk:{talk.id}:{slip.id}")
            card = await self.add_mistake(
                person_id, wrong, right, slip.explanation, "talk", key, point=point, level=talk.level
            )
            added += card is not None and card.is_new
        return added

    async def _award(self, person_id: PersonId, row: TalkRow, talk: Talk) -> Award:
        key = UpdateKey(f"talk:{talk.id}")
        if talk.graph is not None and talk.replies:
            award = await self.record(person_id, await _attempt(row, talk, talk.graph.points, _goals_share(talk)), key)
            if not talk.open_goals:
                award = _both(award, await self.record_talk(person_id, talk.subject, key))
            return award
        if talk.graph is None and talk.replies >= LEAST_REPLIES:
            return await self.record(person_id, await _attempt(row, talk, (FREE_TALK,), await _clean_share(talk)), key)
        return Award()


def _has_come_to_its_end(row: TalkRow) -> bool:
    talk = to_talk(row)
    if talk.graph is None:
        return talk.replies >= LEAST_REPLIES
    return talk.is_over or not talk.open_goals


async def _attempt(row: TalkRow, talk: Talk, points: Iterable[PointKey], score: float) -> Attempt:
    said = await TalkReplyRow.filter(talk_id=talk.id).order_by("id").limit(50).values_list("text", flat=True)
    return Attempt(
        exercise=f"talk:{talk.subject or 'free'}",
        kind=ExerciseKind.TALK,
        points=tuple(points),
        level=talk.level,
        score=score,
        hinted=row.helped,
        answer="\n".join(map(str, said)),
        engine=ENGINE,
    )


def _goals_share(talk: Talk) -> float:
    goals = len(talk.reached) + len(talk.open_goals)
    return len(talk.reached) / goals if goals else 0.0


async def _clean_share(talk: Talk) -> float:
    wrong = await SlipRow.filter(talk_id=talk.id, tier=Tier.SURE.value).distinct().values_list("key", flat=True)
    return max(0.0, 1 - len(wrong) / talk.replies)


def _skills(talk: Talk, slips: tuple[Slip, ...]) -> tuple[Skill, ...]:
    """The skills that the talk was an exercise in, and those that its mistakes belong to."""
    points = talk.graph.points if talk.graph else (FREE_TALK,)
    touched = {skill_of(point) for point in (*points, *(POINTS[slip.area] for slip in slips))}
    return tuple(skill for skill in Skill if skill in touched | {Skill.SPEAKING})


def _both(one: Award, other: Award) -> Award:
    return Award(
        xp=one.xp + other.xp,
        goal_reached=one.goal_reached or other.goal_reached,
        streak=other.streak if other.streak is not None else one.streak,
        badges=tuple(dict.fromkeys((*one.badges, *other.badges))),
    )
