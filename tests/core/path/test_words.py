"""New words come on what a learner likes."""

from core.app import App
from core.learners.types import Interest
from core.levels.types import Level
from core.path.words import TOPICS
from core.users.types import Person
from core.vocabulary.models import CardRow
from core.vocabulary.seeding import seed_vocabulary
from core.vocabulary.topics import TOPICS as BANK
from tests.core.people import update


async def topics_of(person: Person) -> list[str]:
    rows = await CardRow.filter(person_id=person.id).select_related("word")
    return [row.word.topic for row in rows if row.word is not None]


async def test_new_words_are_on_the_learners_interests(app: App, ada: Person) -> None:
    await seed_vocabulary()
    await app.placement.set_level(ada.id, Level.A2, update())
    await app.learners.toggle_interest(ada.id, Interest.TRAVEL)
    assert await app.path.words(ada.id, update()) is not None
    found = await topics_of(ada)
    assert len(found) == 5
    assert set(found) <= set(TOPICS[Interest.TRAVEL])


async def test_without_interests_they_are_on_several_topics(app: App, ada: Person) -> None:
    await seed_vocabulary()
    assert await app.path.words(ada.id, update()) is not None
    assert len(set(await topics_of(ada))) > 1


def test_every_interest_has_topics_that_the_bank_has() -> None:
    assert set(TOPICS) == set(Interest)
    assert all(topics and set(topics) <= set(BANK) for topics in TOPICS.values())
