"""Words and mistakes that slip away again and again: how one becomes hard, is listed, asked, answered, left."""

from datetime import timedelta

from core.vocabulary.models import CardRow
from core.vocabulary.types import Phase
from tests.bots.tutor.screens.walking import Chapter, Step, Walker, presses, presses_doing, says, way
from tests.bots.tutor.screens.words import WHY, comes_to, gives_up
from tests.core.people import update

OWN_SENTENCE = "This word keeps slipping away. Write a sentence of your own with it, four words or more."
WHOLE_SENTENCE = "This one keeps coming back. Write the whole sentence right."


def has_card(*, lapses: int, word: str | None = None, before: str = "", after: str = "") -> Step:
    """One card, of a word or of a mistake, that has slipped away so many times and is due."""

    async def step(walker: Walker) -> None:
        me = await walker.me()
        await walker.app.words.choose_pace(me.id, 0)
        await CardRow.filter(person_id=me.id).delete()
        if word is not None:
            await walker.app.words.add_many(me.id, [word], "own", update())
        else:
            await walker.app.words.add_mistake(me.id, before, after, WHY, "talk", update())
        now = walker.clock.now()
        remembered = {"phase": Phase.REVIEW.value, "step": None, "stability": 2.0, "difficulty": 9.0, "reviews": 12}
        await CardRow.filter(person_id=me.id).update(
            **remembered, lapses=lapses, due=now, last_review=now - timedelta(days=3)
        )

    return step


async def begins_a_review(walker: Walker) -> None:
    await walker.person.says("/review")
    await walker.presses_any("Begin")


HARD_WORDS = Chapter(
    "hard-words",
    (
        way(
            "hard-word-born", says("/menu"), has_card(word="journey", lapses=5), begins_a_review, gives_up, content=True
        ),
        way("hard-words-by-state", says("/words"), presses("All cards"), presses("By state")),
        way("hard-words", presses_doing("wlist"), content=True),
        way("hard-word", presses_doing("wcard"), content=True),
        way("hard-word-asked", begins_a_review, comes_to(OWN_SENTENCE), content=True),
        way("hard-word-hint", presses("💡 Hint"), content=True),
        way("hard-word-no-sentence", says("journey"), content=True),
    ),
)

HARD_AND_ANSWERED = Chapter(
    "hard-words-answered",
    (
        way(
            "hard-word-said-well",
            says("/menu"),
            has_card(word="journey", lapses=5),
            begins_a_review,
            gives_up,
            comes_to(OWN_SENTENCE),
            says("Our journey to Kazan was long."),
            content=True,
        ),
    ),
)

HARD_MISTAKES = Chapter(
    "hard-mistakes",
    (
        way(
            "hard-mistake-asked",
            says("/menu"),
            has_card(before="I am agree.", after="I agree.", lapses=5),
            begins_a_review,
            gives_up,
            comes_to(WHOLE_SENTENCE),
            content=True,
        ),
        way("hard-mistake-wrong", says("I am agree with it."), content=True),
    ),
)
