"""Words: the overview, lists, a card, adding, the deck; and reviews with a question of each kind."""

from datetime import timedelta

from core.levels.types import Bilingual
from core.vocabulary.models import CardRow
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
LESSON_WORDS = ["ticket", "apple", "bread", "egg", "milk", "neighbour"]


async def has_cards(walker: Walker) -> None:
    me = await walker.me()
    await walker.app.words.add_many(me.id, LESSON_WORDS, "own", update())
    await walker.app.words.add_mistake(me.id, "I am agree.", "I agree.", WHY, "talk", update())


def learns(pace: int) -> Step:
    """So many new words a day."""

    async def step(walker: Walker) -> None:
        await walker.app.words.choose_pace((await walker.me()).id, pace)

    return step


def next_day(**memory: object) -> Step:
    """On the next day the card that was added last is due, remembered as told; the others rest."""

    async def step(walker: Walker) -> None:
        walker.clock.move(days=1)
        me, now = await walker.me(), walker.clock.now()
        rows = CardRow.filter(person_id=me.id)
        card = await rows.order_by("-id").first()
        assert card is not None
        await rows.exclude(id=card.id).update(suspended_at=now)
        facts = {"phase": 2, "step": None, "stability": 3.0, "difficulty": 6.0, "lapses": 0, "asked_as": None, **memory}
        before = now - timedelta(days=3)
        await rows.filter(id=card.id).update(due=now, last_review=before, met_at=before, suspended_at=None, **facts)

    return step


def has_made(wrong: str, right: str) -> Step:
    """A mistake of one's own that became a card."""

    async def step(walker: Walker) -> None:
        await walker.app.words.add_mistake((await walker.me()).id, wrong, right, WHY, "talk", update())

    return step


async def begins(walker: Walker) -> None:
    await walker.person.says("/review")
    await presses("Begin")(walker)


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
    found = [label for label in walker.labels if label in {face.text, meaning}]
    await (walker.person.presses(found[0]) if found else walker.person.says(face.text))


def comes_to(text: str) -> Step:
    """Answers until the screen says this, in the walker's language."""

    async def step(walker: Walker) -> None:
        wanted = walker.say.plain(text)
        for _ in range(60):
            if wanted in walker.telegram.text:
                return
            await answers_right(walker)
        raise AssertionError(f"{text!r} did not come")

    return step


async def to_the_end(walker: Walker) -> None:
    for _ in range(80):
        if walker.say.plain("‹ Stop") not in walker.labels:
            return
        await answers_right(walker)
    raise AssertionError("the review does not end")


async def opens_leech(walker: Walker) -> None:
    await presses_doing("wlist.1:leech")(walker)
    await presses_doing("wcard")(walker)


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
        way("review-which-meaning", presses("Begin"), comes_to("What does it mean?"), content=True),
        way("review-wrong", presses("I don’t know"), content=True),
        way("review-which-word", presses("Go on"), comes_to("Which word is it?"), content=True),
        way("review-right", answers_right, content=True),
        way("review-cancelled", says("/cancel")),
        way("review-end", says("/review"), presses("Begin"), to_the_end, content=True),
        way("review-nothing-due", says("/review")),
        way("review-type", learns(0), adds("journey"), next_day(stability=9.0), begins, content=True),
        way("review-hint", presses("💡 Hint"), content=True),
        way("review-typed-wrong", says("elephant"), content=True),
        way("review-cloze", adds("luggage"), next_day(stability=30.0, reviews=1), begins, content=True),
        way("review-slip", adds("weather"), next_day(stability=9.0), begins, says("waether"), content=True),
        way("review-leech", adds("passenger"), next_day(lapses=6), begins, content=True),
        way("review-sentence-wanted", says("passenger"), content=True),
        way("card-of-a-leech", says("/words"), presses("All cards"), presses("By state"), opens_leech, content=True),
        way("review-mistake", has_made("I am agree.", "I agree."), next_day(), begins, content=True),
        way("review-mistake-wrong", presses("I don’t know"), content=True),
        way(
            "review-mistake-written",
            has_made("He go home.", "He goes home."),
            next_day(stability=30.0),
            begins,
            content=True,
        ),
        way(
            "review-mistake-again", has_made("We was late.", "We were late."), next_day(lapses=6), begins, content=True
        ),
    ),
)
