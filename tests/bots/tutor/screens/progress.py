"""The day's session and what came of many days: pictures, badges, streak, goal, league; in light and in dark."""

from core.levels.outcomes import LevelSource
from core.levels.types import Level, PointKey
from tests.bots.tutor.screens.lesson_acts import to_the_end as through_the_lesson
from tests.bots.tutor.screens.level import to_the_end as through_the_test
from tests.bots.tutor.screens.starting import is_reminded
from tests.bots.tutor.screens.walking import (
    Chapter,
    Step,
    Walker,
    presses,
    presses_as_it_is,
    says,
    waits,
    way,
)
from tests.bots.tutor.screens.words import to_the_end as through_the_words
from tests.core.people import meet, update
from tests.core.progress.learners import answer, answer_cards, finish, practise_daily

NAMES = ("Boris", "Grace", "Wolfeschlegelsteinhausen", "Лев", "Mallory", "Анна-Мария", "Tom", "Ирина", "Olu")
POINTS = (
    ("grammar/present-perfect", Level.B1),
    ("grammar/articles", Level.A2),
    ("vocabulary/travel", Level.B1),
    ("listening/short-sentences", Level.A2),
    ("reading/short-messages", Level.B1),
    ("speaking/introductions", Level.A1),
    ("writing/short-messages", Level.A2),
)


def is_at(level: Level) -> Step:
    async def step(walker: Walker) -> None:
        me = await walker.me()
        await walker.app.placement.set_level(me.id, level, update(), source=LevelSource.PERSON)
        await walker.app.progress.place(me.id, level, update())

    return step


async def practises_for_weeks(walker: Walker) -> None:
    """Five weeks with a day off, a missed day that a freeze saves, and words of every kind."""
    me = await walker.me()
    for days in (7, 5, 9, 4):
        await practise_daily(walker.app, me, walker.clock, days)
        await answers_of_every_skill(walker)
        walker.clock.move(days=1)
    await practise_daily(walker.app, me, walker.clock, 3)
    await answers_of_every_skill(walker)
    await answer_cards(walker.app, me, 12)
    await walker.app.words.add_many(me.id, ["journey", "ticket", "apple", "bread", "egg", "milk"], "own", update())


async def answers_of_every_skill(walker: Walker) -> None:
    me = await walker.me()
    for key, level in POINTS:
        for n in range(4):
            score = 0.0 if n == 0 else 1.0
            await answer(walker.app, me, points=(PointKey(key),), level=level, score=score)


async def others_join(walker: Walker) -> None:
    me = await walker.me()
    await finish(walker.app, me, "league-lesson")
    for number, name in enumerate(NAMES):
        other = await meet(walker.app, name)
        await walker.app.progress.join_league(other.id)
        for _ in range(number * 2):
            await answer(walker.app, other)
    await walker.person.says("/league")


async def a_week_later(walker: Walker) -> None:
    walker.clock.move(days=7)
    await walker.app.progress.close_league_weeks(walker.clock.now())
    await walker.person.says("/league")


def pictures(*, dark: bool) -> Step:
    async def step(walker: Walker) -> None:
        await walker.app.choose_palette((await walker.me()).id, dark=dark)

    return step


PRACTICE = Chapter(
    "practice",
    (
        way("today-unplaced", says("/practice"), content=True),
        way("path", presses("Why this?"), content=True),
        way("today-words", says("/practice"), presses("Begin with words"), content=True),
        way("today-words-done", through_the_words, content=True),
        way("today-lesson-next", presses("Today's plan"), content=True),
        way("today-lesson", presses("Next: the lesson"), content=True),
        way("today-lesson-begun", says("/practice"), content=True),
        way("today-lesson-done", presses("Go on with the lesson"), through_the_lesson, content=True),
        way("today-rest", presses("Today's plan"), content=True),
        way("today-next-day", waits(days=1), says("/practice"), content=True),
        way("today-another-level", is_at(Level.B1), says("/practice"), content=True),
        way("path-longer", presses("Why this?"), content=True),
    ),
)

PROGRESS = Chapter(
    "progress",
    (
        way("progress-nothing", says("/progress")),
        way("week-nothing", says("/week"), content=True),
        way("streak-none", says("/streak")),
        way("badges-none", says("/badges")),
        way("league-invitation", says("/league")),
        way("league-alone", presses("Join")),
        way("league-leave", presses("Leave")),
        way("league-left", presses("Leave the league")),
        way("progress", is_at(Level.B1), practises_for_weeks, says("/progress"), content=True),
        way("progress-in-the-dark", pictures(dark=True), says("/progress"), content=True),
        way("week-in-the-dark", says("/week"), content=True),
        way("week", pictures(dark=False), says("/week"), content=True),
        way("week-before", presses("‹ The week before"), content=True),
        way("badges", says("/badges")),
        way("badges-next-page", presses_as_it_is("›")),
        way("a-reminder-of-a-streak", waits(days=1), is_reminded, content=True),
        way("streak", says("/streak")),
        way("daily-goal", presses("Daily goal")),
        way("daily-goal-chosen", presses("{xp} XP · {minutes} min", xp=50, minutes=5)),
        way("streak-pause", presses("Pause for 14 days")),
        way("streak-paused", presses("Begin the pause")),
        way("streak-pause-ended", presses("End the pause")),
        way("streak-lost-day", waits(days=5), says("/streak")),
        way("league", says("/league"), presses("Join"), others_join, content=True),
        way("league-week-told", a_week_later, content=True),
    ),
)

DARK = Chapter(
    "pictures-in-the-dark",
    (
        way("plan-in-the-dark", says("/menu"), pictures(dark=True), says("/usage"), content=True),
        way(
            "test-result-in-the-dark",
            says("/level"),
            presses("Find my level"),
            through_the_test(),
            content=True,
        ),
    ),
)
