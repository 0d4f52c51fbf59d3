"""The words of a day, for this learner: at their level, on what they like."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from core.learners.types import Interest
from core.learners.use_cases import LearnerOf
from core.levels.levelling import LevelOf
from core.levels.types import Level
from core.users.types import PersonId, UpdateKey
from core.vocabulary.reviewing import Session, StartReview

TOPICS: Mapping[Interest, tuple[str, ...]] = MappingProxyType(
    {
        Interest.TRAVEL: ("travel", "city"),
        Interest.FOOD: ("food", "shopping"),
        Interest.WORK: ("work", "money"),
        Interest.TECHNOLOGY: ("technology",),
        Interest.FILMS: ("media", "free-time"),
        Interest.MUSIC: ("free-time",),
        Interest.SPORT: ("free-time", "health"),
        Interest.NATURE: ("nature", "environment"),
        Interest.HEALTH: ("health",),
        Interest.PEOPLE: ("character", "feelings", "family"),
    }
)
"""Topics of the bank of words by what somebody is interested in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartWords:
    """Goes on with the words of the day, else plans them: new ones come at the learner's level, those on their
    interests first. At most `most` cards. None when there is nothing to do. The same key again is the same session.
    Raises PersonUnknownError."""

    learner_of: LearnerOf
    level_of: LevelOf
    start: StartReview

    async def __call__(self, person_id: PersonId, key: UpdateKey, *, most: int | None = None) -> Session | None:
        level = await self.level_of(person_id) or Level.A1
        learner = await self.learner_of(person_id)
        topics = dict.fromkeys(topic for interest in learner.interests for topic in TOPICS[interest])
        return await self.start(person_id, key, level=level, topics=tuple(topics), most=most)
