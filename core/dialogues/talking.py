"""Free talk: about a topic, or about anything; and the level at which one talks."""

from dataclasses import dataclass, field
from datetime import timedelta

from tortoise.transactions import in_transaction

from core.clock import Clock
from core.dialogues.finishing import FinishTalk
from core.dialogues.models import TalkReplyRow, TalkRow
from core.dialogues.queries import open_talk, to_talk
from core.dialogues.types import Lead, Talk, TalkId, TalkKind
from core.levels.types import Level, Skill
from core.progress.mastery import ShowSkills
from core.users.types import PersonId, UpdateKey

SILENCE = timedelta(hours=12)
"""After so long a new message begins a new talk."""
LONGEST = 1_000
"""Characters of a message that are kept."""
UNKNOWN_LEVEL = Level.A2
"""For whoever has answered nothing yet: too easy is better than too hard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginTalk:
    """Begins a talk about a topic; the unfinished one is finished. The same key again is the same talk."""

    clock: Clock
    finish: FinishTalk

    async def __call__(self, person_id: PersonId, topic: str, level: Level, lead: Lead, key: UpdateKey) -> Talk:
        if (begun := await TalkRow.get_or_none(key=key)) is not None:
            return to_talk(begun)
        unfinished = await open_talk(person_id, TalkKind.FREE)
        if unfinished is not None:
            await self.finish(person_id, TalkId(unfinished.id))
        now = self.clock.now()
        row = await TalkRow.create(
            person_id=person_id,
            key=key,
            kind=TalkKind.FREE.value,
            subject=topic,
            level=level.value,
            lead=lead.value,
            last_key=key,
            begun_at=now,
            touched_at=now,
        )
        return to_talk(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddToTalk:
    """What is said belongs to the unfinished talk. After twelve hours of silence, or when there is none, a talk about
    anything begins. The same key again adds nothing."""

    clock: Clock
    begin: BeginTalk

    async def __call__(self, person_id: PersonId, text: str, level: Level, lead: Lead, key: UpdateKey) -> Talk:
        said = await TalkReplyRow.filter(key=key, talk__person_id=person_id).select_related("talk").first()
        if said is not None:
            return to_talk(said.talk)
        now = self.clock.now()
        row = await open_talk(person_id, TalkKind.FREE)
        if row is None or now - row.touched_at > SILENCE:
            await self.begin(person_id, "", level, lead, key)
        async with in_transaction():
            row = await open_talk(person_id, TalkKind.FREE, lock=True)
            assert row is not None
            row.replies, row.last_key, row.touched_at = row.replies + 1, key, now
            await row.save(update_fields=["replies", "last_key", "touched_at"])
            await TalkReplyRow.create(talk_id=row.id, key=key, text=text[:LONGEST], engine="", at=now)
        return to_talk(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelForTalk:
    """The level of speaking, else the one in the middle of the skills that are known, the lower of two; else A2."""

    show_skills: ShowSkills
    skill: Skill = field(default=Skill.SPEAKING)

    async def __call__(self, person_id: PersonId) -> Level:
        levels = {one.skill: one.level for one in await self.show_skills(person_id) if one.level is not None}
        if self.skill in levels:
            return levels[self.skill]
        known = sorted(levels.values())
        return known[(len(known) - 1) // 2] if known else UNKNOWN_LEVEL
