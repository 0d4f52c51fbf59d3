"""Words: the overview, lists, a card, adding, the deck; and reviews, left in the middle and gone through."""

from core.levels.types import Bilingual
from core.vocabulary.types import Face, WordFace
from tests.bots.tutor.screens.walking import (
    Chapter,
    Step,
    Walker,
    presses,
    presses_doing,
    says,
    way,
)
from tests.core.people import update

WHY = Bilingual(ru="После agree нет глагола be.", en="No be before agree.")
MEANING, WHICH = "What does it mean?", "Which word is it?"
WRITE = "Write it in English."
LESSON_WORDS = ["ticket", "journey", "weather", "bread", "garden", "neighbour"]


async def has_cards(walker: Walker) -> None:
    me = await walker.me()
    await walker.app.words.add_many(me.id, LESSON_WORDS, "own", update())
    await walker.app.words.add_mistake(me.id, "I am agree.", "I agree.", WHY, "talk", update())


async def asked(walker: Walker) -> Face:
    """What the question on the screen is about."""
    me = await walker.me()
    session = await walker.app.words.start(me.id, update())
    assert session is not None
    question = await walker.app.words.ask(me.id, session.id, walker.language)
    assert question is not None
    return question.card.face


async def answers_right(walker: Walker) -> None:
    """Whatever is asked now; a new word is only looked at."""
    if await walker.presses_any("Got it", "Go on"):
        return
    face = await asked(walker)
    meaning = face.sense.short_meaning(walker.language) if isinstance(face, WordFace) else ""
    lettered = [line[0] for line in walker.telegram.text.splitlines() if line[1:] in {f". {face.text}", f". {meaning}"}]
    found = [label for label in walker.labels if label in {face.text, meaning, *lettered}]
    await (walker.person.presses(found[0]) if found else walker.person.says(face.text))


def comes_to(*texts: str) -> Step:
    """Answers until the screen says one of these, in the walker's language; a session that is over is begun anew on
    the next day."""

    async def step(walker: Walker) -> None:
        wanted = [walker.say.plain(text) for text in texts]
        for _ in range(90):
            if any(text in walker.telegram.text for text in wanted):
                return
            if walker.say.plain("‹ Stop") in walker.labels:
                await answers_right(walker)
            else:
                walker.clock.move(days=1)
                await walker.person.says("/review")
                await walker.presses_any("Begin")
        raise AssertionError(f"none of {texts} came")

    return step


async def to_the_end(walker: Walker) -> None:
    for _ in range(80):
        if walker.say.plain("‹ Stop") not in walker.labels:
            return
        await answers_right(walker)
    raise AssertionError("the review does not end")


async def gives_up(walker: Walker) -> None:
    """Not known, and with a hint not either."""
    for _ in range(4):
        if not await walker.presses_any("I don’t know"):
            return
    raise AssertionError("the question stays")


def adds(word: str) -> Step:
    return says(f"/add {word}")


WORDS = Chapter(
    "words",
    (
        way("words-none", says("/words")),
        way("anki-nothing", says("/export")),
        way("word-to-add", says("/add")),
        way("word-added", says("journey", "путешествие"), content=True),
        way("word-there-already", adds("journey"), content=True),
        way("word-senses", adds("bank"), content=True),
        way("word-sense-added", presses_doing("wsense", 1), content=True),
        way("word-misspelt", adds("jorney")),
        way("word-unknown", adds("xyzzyq")),
        way("word-cancelled", says("/cancel")),
        way("word-not-in-the-list", adds("gopher")),
        way("word-of-ones-own", says("a burrowing rodent", "суслик"), content=True),
        way("words", has_cards, says("/words")),
        way("cards", presses("All cards"), content=True),
        way("cards-next-page", presses_doing("wlist", -1), content=True),
        way("cards-by-state", presses("By state")),
        way("cards-new", presses_doing("wlist"), content=True),
        way("card", presses_doing("wcard"), content=True),
        way("card-heard", presses("🔊 Listen"), content=True),
        way("card-paused", presses_doing("wpause"), content=True),
        way("card-delete", presses("Delete")),
        way("card-deleted", presses("Delete the card")),
        way("cards-search", presses("Find a card")),
        way("cards-found", says("e"), content=True),
        way("cards-not-found", says("/words"), presses("Find a card"), says("xyzzy")),
        way("words-a-day", says("/words"), presses_doing("wpaces")),
        way("anki", says("/export")),
        way("anki-deck", presses("Send me the deck"), content=True),
    ),
)

REVIEWS = Chapter(
    "reviews",
    (
        way("review", says("/review")),
        way("review-new-word", presses("Begin"), content=True),
        way("review-stopped", presses("‹ Stop")),
        way("review-asked", presses("Begin"), comes_to(MEANING, WHICH, WRITE), content=True),
        way("review-wrong", gives_up, content=True),
        way("review-cancelled", says("/cancel")),
    ),
)

WHOLE_REVIEW = Chapter(
    "a-whole-review",
    (
        way("review-begun", says("/review"), presses("Begin"), content=True),
        way("review-end", to_the_end, content=True),
        way("review-nothing-due", says("/review")),
    ),
)
