"""What English is for: one of our goals, or the learner's own words, which every bot may know of."""

from bots.kit.words import Words
from bots.tutor.flows.onboarding.wording import goals
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


async def own_goal(person: Person, app: App) -> str | None:
    """The words of whoever told their goal in their own, as they stand in the profile now; None: they deleted them."""
    told = [entry for entry in (await app.profile_of(person.id)).of(MemoryKind.GOAL) if entry.source == TUTOR]
    return max(told, key=_when).text if told else None


async def _keep(words: str, person: Person, app: App) -> None:
    """Words told before become the latest again, and those once deleted come back: the person wrote them anew."""
    before = {entry.id for entry in (await app.profile_of(person.id)).entries}
    entry = await app.remember(person.id, MemoryKind.GOAL, words, TUTOR)
    if entry is None or entry.id in before:
        await app.add_memory(person.id, MemoryKind.GOAL, words)


def _when(entry: Memory) -> tuple[float, int]:
    return entry.updated_at.timestamp(), entry.id
