"""The placement test: the ways in, questions of each kind, the result; and the level without it."""

from collections.abc import Callable

from core.levels.outcomes import LevelSource, PlacementView
from core.levels.replying import Response
from core.levels.types import Item, Level
from tests.bots.tutor.screens.walking import (
    Chapter,
    Step,
    Walker,
    presses,
    presses_as_it_is,
    presses_doing,
    presses_old,
    says,
    waits,
    way,
)
from tests.core.people import update

LONG = 24
"""Letters of an option that does not fit on a button."""
SLIPPED = 6
"""Letters of an answer in which a slip is a slip."""


async def present(walker: Walker) -> PlacementView | None:
    return await walker.app.placement.open((await walker.me()).id)


async def asked(walker: Walker) -> Item | None:
    view = await present(walker)
    return view.item if view else None


async def answers(walker: Walker, item: Item, *, right: bool) -> None:
    if item.answer is None:
        await walker.person.says(item.accept[0] if right else "elephants")
    else:
        place = item.answer if right else (item.answer + 1) % 4
        await presses_doing("placeopt.", place)(walker)


async def answers_as_b1(walker: Walker, item: Item) -> None:
    """Right up to B1, wrong above it."""
    await answers(walker, item, right=item.level.rank <= Level.B1.rank)


def comes_to(wanted: Callable[[Item], bool]) -> Step:
    """Goes on until such a question is asked; a test that ends before is taken again."""

    async def step(walker: Walker) -> None:
        for _ in range(120):
            item = await asked(walker)
            if item is None:
                await walker.person.says("/level")
                await presses_doing("placement.1:1")(walker)
            elif wanted(item):
                return
            else:
                await answers_as_b1(walker, item)
        raise AssertionError("no such question was asked")

    return step


async def slips(walker: Walker) -> None:
    """A right answer with two letters changed round."""
    item = await asked(walker)
    assert item is not None
    word = item.accept[0]
    await walker.person.says(word[:2] + word[3] + word[2] + word[4:])


def to_the_end(*, right: bool | None = None) -> Step:
    """`right`: every answer is; None: as somebody at B1 answers."""

    async def step(walker: Walker) -> None:
        for _ in range(30):
            item = await asked(walker)
            if item is None:
                return
            await (answers_as_b1(walker, item) if right is None else answers(walker, item, right=right))
        raise AssertionError("the test does not end")

    return step


def is_set(level: Level, source: LevelSource, *, holds: bool = False) -> Step:
    async def step(walker: Walker) -> None:
        me = await walker.me()
        await walker.app.placement.set_level(me.id, level, update(), source=source, holds=holds)
        await walker.person.says("/level")

    return step


async def is_marked_later(walker: Walker) -> None:
    """The first answer is at somebody who marks it."""
    view, me = await present(walker), await walker.me()
    assert view is not None
    await walker.app.placement.answer(me.id, view.id, view.number, Response(pending=True), update())
    await walker.person.says("/level")
    await walker.presses_any("Go on")


LEVEL = Chapter(
    "level",
    (
        way("level-unknown", says("/level")),
        way("level-to-choose", presses("I know my level")),
        way("level-chosen", presses_as_it_is("B1")),
        way("level-by-practice", is_set(Level.B2, LevelSource.PRACTICE)),
        way("level-by-a-teacher", is_set(Level.B1, LevelSource.STAFF, holds=True)),
        way("level-held-by-a-teacher", presses("Choose the level"), presses_as_it_is("C1")),
        way("level-let-go", is_set(Level.A2, LevelSource.STAFF)),
    ),
)

TEST = Chapter(
    "test",
    (
        way("test-first-question", says("/level"), presses("Find my level"), content=True),
        way("test-break", presses("Take a break")),
        way("test-gone-on-with", presses("Go on"), content=True),
        way("test-cancelled", says("/cancel")),
        way("test-resumed", says("/level")),
        way("test-written", presses("Go on"), comes_to(lambda item: item.answer is None), content=True),
        way("test-a-choice", comes_to(lambda item: bool(item.options) and _fits(item)), content=True),
        way("test-no-such-answer", says("elephants"), content=True),
        way("test-a-long-choice", comes_to(lambda item: bool(item.options) and not _fits(item)), content=True),
        way("test-a-passage", comes_to(lambda item: bool(item.passage)), content=True),
        way("test-heard", comes_to(lambda item: bool(item.audio)), content=True),
        way("test-a-slip", comes_to(lambda item: _can_slip(item)), slips, content=True),
        way("test-result", to_the_end(), content=True),
        way("test-why", presses_doing("placewhy"), content=True),
        way("test-a-mistake", presses("My mistakes"), content=True),
        way("test-another-mistake", presses_as_it_is("›"), content=True),
        way("level-tested", says("/level")),
        way("level-result-again", presses("Show the result"), content=True),
        way("test-given-up", says("/level"), presses("Take the test again"), presses("I don't know"), content=True),
        way("test-out-of-time", waits(hours=2), says("/level")),
    ),
)

BEST = Chapter(
    "test-of-the-best",
    (
        way("test-begun", says("/level"), presses("Find my level"), content=True),
        way("test-result-at-the-top", to_the_end(right=True), content=True),
        way("test-no-mistakes", says("/menu"), presses_old("placewrong.1:0")),
        way(
            "test-waits-for-a-mark",
            says("/level"),
            presses("Take the test again"),
            is_marked_later,
            to_the_end(),
            content=True,
        ),
    ),
)


def _fits(item: Item) -> bool:
    return all(len(option) <= LONG for option in item.options)


def _can_slip(item: Item) -> bool:
    word = item.accept[0] if item.answer is None else ""
    return len(word) >= SLIPPED and word.isalpha() and word[2] != word[3]
