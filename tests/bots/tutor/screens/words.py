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
MEANING, WHICH = "What does it mean?", "Which word is it?"
WRITE, CLOZE = "Write it in English.", "Write the missing word."
LEECH = "This word keeps slipping away. Write a sentence of your own with it, four words or more."
SLIPPED = "Once you slipped here. What is right?"
LESSON_WORDS = ["ticket", "journey", "weather", "bread", "garden", "neighbour"]


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
    """On the next day a few cards are due; the one that was added last is remembered as told, and waits longest."""

    async def step(walker: Walker) -> None:
        walker.clock.move(days=1)
        me, now = await walker.me(), walker.clock.now()
        rows = CardRow.filter(person_id=me.id)
        last = await rows.order_by("-id").first()
        assert last is not None
        usual = {"phase": 2, "step": None, "stability": 3.0, "difficulty": 5.0, "lapses": 0, "asked_as": None}
        before = now - timedelta(days=3)
        await rows.update(due=now, last_review=before, met_at=before, **usual)
        await rows.filter(id=last.id).update(due=now - timedelta(hours=12), **{**usual, **memory})

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
    lettered = [line[0] for line in walker.telegram.text.splitlines() if line[1:] in {f". {face.text}", f". {meaning}"}]
    found = [label for label in walker.labels if label in {face.text, meaning, *lettered}]
    await (walker.person.presses(found[0]) if found else walker.person.says(face.text))


async def slips(walker: Walker) -> None:
    """The right word with two letters changed round."""
    word = (await asked(walker)).text
    await walker.person.says(word[:-3] + word[-2] + word[-3] + word[-1])


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
        way("review-choose", presses("Begin"), comes_to(MEANING, WHICH), content=True),
        way("review-wrong", presses("I don’t know"), content=True),
        way("review-right", presses("Go on"), answers_right, content=True),
        way("review-cancelled", says("/cancel")),
        way("review-end", says("/review"), presses("Begin"), to_the_end, content=True),
        way("review-nothing-due", says("/review")),
        way("review-write", has_cards, learns(0), next_day(), begins, comes_to(WRITE), content=True),
        way("review-hint", presses("💡 Hint"), content=True),
        way("review-slip", slips, content=True),
        way(
            "review-cloze", adds("luggage"), next_day(stability=30.0, reviews=1), begins, comes_to(CLOZE), content=True
        ),
        way("review-leech", adds("passenger"), next_day(lapses=6), begins, comes_to(LEECH), content=True),
        way("review-sentence-wanted", says("passenger"), content=True),
        way("card-of-a-leech", says("/words"), presses("All cards"), presses("By state"), opens_leech, content=True),
        way("review-mistake", has_made("She work here.", "She works here."), next_day(), begins, comes_to(SLIPPED)),
        way("review-mistake-wrong", presses("I don’t know"), content=True),
        way(
            "review-mistake-written",
            has_made("He go home.", "He goes home."),
            next_day(stability=30.0),
            begins,
            comes_to("Once you slipped here. Write what is missing."),
        ),
        way(
            "review-mistake-again",
            has_made("We was late.", "We were late."),
            next_day(lapses=6),
            begins,
            comes_to("This one keeps coming back. Write the whole sentence right."),
        ),
    ),
)
