"""What learners tell of themselves in their own words: every bot may know of it, and they see and edit it."""

from bots.kit.words import Words
from bots.tutor.flows.onboarding.wording import OwnWords, goals
from core.app import App
from core.errors import MemoryTextError
from core.learners.types import Goal, Question
from core.users.profile import TEXT_LIMIT
from core.users.types import BotName, Memory, MemoryKind, Person

TUTOR = BotName("tutor")


async def take_goal(value: str, person: Person, say: Words, app: App) -> None:
    """Raises MemoryTextError, MemoryFullError."""
    names = goals(say)
    if value in names:
        await app.learners.tell(person.id, Question.GOAL, value)
        await app.remember(person.id, MemoryKind.GOAL, names[Goal(value)].partition(" ")[2], TUTOR)
    elif len(value) > TEXT_LIMIT:
        raise MemoryTextError
    else:
        await _keep(value, person, app)
        await app.learners.tell(person.id, Question.GOAL, Goal.OWN.value)


async def own_words(person: Person, app: App) -> OwnWords:
    """As they stand in the profile now: what was deleted there is gone."""
    profile = await app.profile_of(person.id)
    goals_told, interests_told = (
        sorted((entry for entry in profile.of(kind) if entry.source == TUTOR), key=_when)
        for kind in (MemoryKind.GOAL, MemoryKind.INTEREST)
    )
    return OwnWords(
        goal=goals_told[-1].text if goals_told else None, interests=tuple(entry.text for entry in interests_told)
    )


async def _keep(words: str, person: Person, app: App) -> None:
    """Words told before become the latest again, and those once deleted come back: the person wrote them anew."""
    before = {entry.id for entry in (await app.profile_of(person.id)).entries}
    entry = await app.remember(person.id, MemoryKind.GOAL, words, TUTOR)
    if entry is None or entry.id in before:
        await app.add_memory(person.id, MemoryKind.GOAL, words)


def _when(entry: Memory) -> tuple[float, int]:
    return entry.updated_at.timestamp(), entry.id
